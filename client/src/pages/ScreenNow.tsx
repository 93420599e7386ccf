import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Card } from "@tablee/shared/board/types";
import type { Seat } from "@tablee/shared/protocol/http";
import type { ConsentResult, VoteResult } from "@tablee/shared/session/ballots";
import { rankedOf } from "@tablee/shared/session/ranks";
import type { Ranked } from "@tablee/shared/session/ranks";
import { firstOf, shownOf } from "@tablee/shared/session/shown";
import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";
import { useCards } from "./use-cards.ts";

/** As many as are read from the other end of a room. */
const RANKS_SHOWN_COUNT = 5;

interface NowProps {
  readonly view: SessionView;
  readonly seat: Seat;
}

export type Doing =
  | { readonly kind: "closed" | "pause" | "brake" | "vote" | "consent" }
  | { readonly kind: "result"; readonly result: VoteResult }
  | { readonly kind: "answers"; readonly result: ConsentResult };

/** What the table does beside its phase: what is asked first, and what came of it, for as long as its phase lasts. */
export function doingIn(view: SessionView | null): Doing | null {
  if (!view) return null;
  if (view.safety.paused) return { kind: "pause" };
  if (view.closing.closed) return { kind: "closed" };
  if (view.votes.open) return { kind: "vote" };
  if (view.consents.open) return { kind: "consent" };
  if (view.brake) return { kind: "brake" };
  const shown = shownOf(view);
  if (!shown) return null;
  return shown.kind === "vote" ? { kind: "result", result: shown.result } : { kind: "answers", result: shown.result };
}

export function ScreenNow({ doing, view, seat }: NowProps & { readonly doing: Doing }) {
  switch (doing.kind) {
    case "closed":
      return <Closed view={view} />;
    case "pause":
      return <Paused />;
    case "brake":
      return <Braked view={view} />;
    case "result":
      return <Ranks result={doing.result} seat={seat} />;
    case "answers":
      return <Answers result={doing.result} />;
    default:
      return <Asked view={view} />;
  }
}

/** How many have answered, and never what. */
function Asked({ view: { votes, consents } }: Pick<NowProps, "view">) {
  const { t } = useTranslation("votes");
  const { t: lead } = useTranslation("lead");
  const text = votes.open ? votes.open.question || t("notice.vote") : (consents.open?.text ?? "");
  const count = votes.open?.turnout ?? consents.open?.turnout ?? 0;
  return (
    <div className="screen-now">
      <p className="screen-asked" dir="auto">
        {text}
      </p>
      <p className="screen-small">{lead("big.ballots", { count })}</p>
    </div>
  );
}

function Paused() {
  const { t } = useTranslation("safety");
  return (
    <div className="screen-now">
      <p className="screen-asked">{t("pause.title")}</p>
      <p className="screen-small">{t("pause.stopped")}</p>
    </div>
  );
}

function Braked({ view: { brake } }: Pick<NowProps, "view">) {
  const { t } = useTranslation("together");
  return (
    <div className="screen-now">
      <p className="screen-asked">{t("brake.on")}</p>
      {brake && brake.reason !== "" && (
        <p className="screen-small" dir="auto">
          {brake.reason}
        </p>
      )}
    </div>
  );
}

/** The knowledge behind each card, and equals as equals: none of them is left out while another is shown. */
function Ranks({ result, seat }: { readonly result: VoteResult; readonly seat: Seat }) {
  const { t } = useTranslation("votes");
  const { t: lead } = useTranslation("lead");
  const cards = useCards(seat, true);
  const { first, more } = firstOf(rankedOf(result.totals), RANKS_SHOWN_COUNT);
  const most = first[0]?.points ?? 1;
  return (
    <div className="screen-now">
      <p className="screen-asked" dir="auto">
        {result.question || t("results.title")}
      </p>
      <ol className="screen-ranks">
        {first.map((row) => (
          <Rank key={row.card} row={row} card={cards.get(row.card)} share={row.points / most} />
        ))}
      </ol>
      {more > 0 && <p className="screen-small">{lead("big.more", { count: more })}</p>}
    </div>
  );
}

interface RankProps {
  readonly row: Ranked;
  readonly card: Card | undefined;
  readonly share: number;
}

function Rank({ row: { rank, isTied, points }, card, share }: RankProps) {
  const { t } = useTranslation("votes");
  return (
    <li>
      <span className="ui-hidden">{t(isTied ? "results.tie" : "results.rank", { rank })}. </span>
      <span aria-hidden>
        {rank}
        {isTied && "="}
      </span>
      <span className="screen-card">
        <span dir={card?.direction ?? "auto"}>{card ? wordsWithoutMarks(card.text).trim() : "…"}</span>{" "}
        {card?.knowledge && <KnowledgeSign type={card.knowledge} word />}
      </span>
      <b>{t("results.points", { count: points })}</b>
      <span className="screen-bar" style={{ inlineSize: `${100 * share}%` }} aria-hidden />
    </li>
  );
}

function Answers({ result: { text, ok, concerns, objections } }: { readonly result: ConsentResult }) {
  const { t } = useTranslation("votes");
  return (
    <div className="screen-now">
      <p className="screen-asked" dir="auto">
        {text}
      </p>
      <p className="screen-small">
        {t("consent.ok", { count: ok })}{" "}
        {objections.length === 0 ? t("consent.agreed") : t("consent.objections", { count: objections.length })}
        {concerns.length > 0 && ` · ${t("consent.concerns", { count: concerns.length })}`}
      </p>
    </div>
  );
}

function Closed({ view: { closing } }: Pick<NowProps, "view">) {
  const { t } = useTranslation("together");
  const { t: session } = useTranslation("session");
  // A title over nothing would say that something is missing.
  const title = closing.tasks.length > 0 ? t("closing.title") : session("access.closed");
  return (
    <div className="screen-now">
      <p className="screen-asked" dir="auto">
        {closing.decided || title}
      </p>
      <ul className="screen-tasks">
        {closing.tasks.slice(0, RANKS_SHOWN_COUNT).map(({ what, who }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two tasks may have the same words
          <li key={at}>
            <span dir="auto">{what}</span> <b dir="auto">{who}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
