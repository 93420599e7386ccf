import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Seat } from "@tablee/shared/protocol/http";
import type { ConsentResult } from "@tablee/shared/session/ballots";
import { shownOf } from "@tablee/shared/session/shown";
import type { SessionView } from "@tablee/shared/session/types";

// The words of cards come with the board, and that is brought only for a result.
const ScreenRanks = lazy(async () => ({ default: (await import("./ScreenRanks.tsx")).ScreenRanks }));

/** What votes come to, for the whole room; while one is open, how many have voted, and nothing else. */
export function ScreenVotes({ view, seat }: { readonly view: SessionView; readonly seat: Seat }) {
  const { votes, consents } = view;
  const open = votes.open ?? consents.open;
  const shown = shownOf(view);
  if (open) return <Turnout title={"text" in open ? open.text : open.question} count={open.turnout} />;
  if (!shown) return null;
  if (shown.kind === "consent") return <Consent result={shown.result} />;
  return (
    <Suspense>
      <ScreenRanks key={shown.result.id} result={shown.result} seat={seat} />
    </Suspense>
  );
}

function Turnout({ title, count }: { readonly title: string; readonly count: number }) {
  const { t } = useTranslation("lead");
  return (
    <section className="screen-votes" aria-label={t("big.vote")}>
      <h2 dir="auto">{title || t("big.vote")}</h2>
      <p className="screen-count">{t("big.turnout", { count })}</p>
    </section>
  );
}

function Consent({ result: { text, ok, concerns, objections } }: { readonly result: ConsentResult }) {
  const { t } = useTranslation("lead");
  return (
    <section className="screen-votes" aria-label={t("big.results")}>
      <h2 dir="auto">{text}</h2>
      <ul className="screen-answers">
        <li>{t("big.ok", { count: ok })}</li>
        <li>{t("big.concerns", { count: concerns.length })}</li>
        <li>{t("big.objections", { count: objections.length })}</li>
      </ul>
      {concerns.length + objections.length > 0 && <p className="screen-more">{t("big.words")}</p>}
    </section>
  );
}
