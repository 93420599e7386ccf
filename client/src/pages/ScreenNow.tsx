import type { CardId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import type { ConsentResult, VoteResult } from "@tablee/shared/session/ballots";
import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rankedOf } from "../session/votes/ranks.ts";
import { useCardWords } from "./use-card-words.ts";

/** As many as are read from the other end of a room. */
const RANKS_SHOWN_COUNT = 5;

interface NowProps {
  readonly view: SessionView;
  readonly seat: Seat;
}

export type Doing =
  | { readonly kind: "closed" | "brake" | "vote" | "consent" }
  | { readonly kind: "result"; readonly result: VoteResult }
  | { readonly kind: "answers"; readonly result: ConsentResult };

/** What the table does beside its phase: what is asked first, and what came of it until the next phase. */
export function useDoing(view: SessionView | null): Doing | null {
  const newest = view && newestOf(view);
  const [seen, setSeen] = useState<{ readonly phase: string | null | undefined; readonly past: string | null }>({
    phase: undefined,
    past: null,
  });
  if (view && seen.phase !== view.phase)
    setSeen({ phase: view.phase, past: seen.phase === undefined ? null : (newest?.result.id ?? null) });
  if (!view) return null;
  if (view.closing.closed) return { kind: "closed" };
  if (view.votes.open) return { kind: "vote" };
  if (view.consents.open) return { kind: "consent" };
  if (view.brake) return { kind: "brake" };
  return newest && newest.result.id !== seen.past ? newest : null;
}

function newestOf({ votes, consents }: SessionView) {
  const [vote, consent] = [votes.results.at(-1), consents.results.at(-1)];
  if (vote && (!consent || vote.closedAt >= consent.closedAt)) return { kind: "result", result: vote } as const;
  return consent ? ({ kind: "answers", result: consent } as const) : null;
}

export function ScreenNow({ doing, view, seat }: NowProps & { readonly doing: Doing }) {
  switch (doing.kind) {
    case "closed":
      return <Closed view={view} />;
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

function Ranks({ result, seat }: { readonly result: VoteResult; readonly seat: Seat }) {
  const { t } = useTranslation("votes");
  const words = useCardWords(seat, true);
  const ranked = rankedOf(result.totals).slice(0, RANKS_SHOWN_COUNT);
  const most = ranked[0]?.points ?? 1;
  const said = (card: CardId): string => words(card) ?? "…";
  return (
    <div className="screen-now">
      <p className="screen-asked" dir="auto">
        {result.question || t("results.title")}
      </p>
      <ol className="screen-ranks">
        {ranked.map(({ card, points, rank, isTied }) => (
          <li key={card}>
            <span className="ui-hidden">{t(isTied ? "results.tie" : "results.rank", { rank })}. </span>
            <span aria-hidden>
              {rank}
              {isTied && "="}
            </span>
            <span className="screen-card" dir="auto">
              {said(card)}
            </span>
            <b>{t("results.points", { count: points })}</b>
            <span className="screen-bar" style={{ inlineSize: `${(100 * points) / most}%` }} aria-hidden />
          </li>
        ))}
      </ol>
    </div>
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
  return (
    <div className="screen-now">
      <p className="screen-asked" dir="auto">
        {closing.decided || t("closing.title")}
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
