import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ownAnswer } from "@tablee/shared/practice/passages";
import type { Passage } from "@tablee/shared/practice/passages";
import type { QuoteId } from "@tablee/shared/ids";
import type { Audience } from "@tablee/shared/session/audience";
import { sameName } from "@tablee/shared/session/naming";
import type { Story } from "@tablee/shared/session/stories";
import type { SessionView } from "@tablee/shared/session/types";
import { ownQuotes } from "../../exports/told/passages.ts";
import { useLeaving } from "../../exports/use-leaving.ts";
import { useMe } from "../../session/me.ts";
import { OwnPassage } from "./OwnPassage.tsx";
import type { Passages } from "./use-report.ts";

interface OwnProps {
  readonly view: SessionView;
  readonly passages: Passages;
  readonly audience: Audience;
}

/** Passages of the people on this seat, as they will stand, each with its answer. */
export function OwnPassages({ view, passages, audience }: OwnProps) {
  const { t } = useTranslation("leaving");
  const title = useId();
  const { name, also } = useMe();
  const names = [name, ...also];
  const leaving = useLeaving();
  const { may } = leaving().rule;
  const nameOn = (passage: Passage): string | null => {
    if (passage.kind === "quote") return isSigned(passage, view) ? (names[authorOf(passage, view)] ?? null) : null;
    const author = passage.card?.author ?? "";
    return may.has(sameName(author)) ? author : null;
  };
  const quotes = ownQuotes(view, audience);
  const own = new Set<string>(quotes.map(({ id }) => id));
  const mine = passages.all.filter(({ kind, id, card }) =>
    kind === "quote" ? own.has(id) : card?.born.by === view.me.id,
  );
  const late = quotes.filter(({ id }) => passages.unread.includes(id));
  if (mine.length + late.length === 0) return null;
  return (
    <section className="report-own" aria-labelledby={title}>
      <h4 id={title} className="report-title">
        {t("mine.title")}
      </h4>
      <p className="practice-hint">{t("mine.help")}</p>
      <ol className="report-passages">
        {mine.map((passage) => (
          <OwnPassage
            key={passage.id}
            passage={passage}
            said={passages.words.get(passage.id as QuoteId) ?? null}
            person={passage.kind === "card" ? placeOf(passage, names) : authorOf(passage, view)}
            name={nameOn(passage)}
            answer={ownAnswer(passage, view.report.mine, audience)}
            audience={audience}
          />
        ))}
        {late.map(({ id }) => (
          <li key={id} className="report-passage">
            {t(passages.words.get(id) === null ? "mine.gone" : "mine.waiting")}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who of the seat put their name on the card: the first, where names have changed since. */
function placeOf({ card }: Passage, names: readonly string[]): number {
  const author = sameName(card?.author ?? "");
  return Math.max(
    0,
    names.findIndex((name) => sameName(name) === author),
  );
}

function storyOf({ id }: Passage, { stories: { mine, quotes } }: SessionView): Story | undefined {
  const quote = quotes.find((one) => one.id === id);
  return mine.find((story) => story.id === quote?.story);
}

function authorOf(passage: Passage, view: SessionView): number {
  return storyOf(passage, view)?.person ?? 0;
}

function isSigned(passage: Passage, view: SessionView): boolean {
  return storyOf(passage, view)?.signed ?? false;
}
