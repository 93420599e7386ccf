import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { nameOnSeat } from "@tablee/shared/session/naming";
import type { Story } from "@tablee/shared/session/stories";
import type { SharedStory } from "@tablee/shared/session/stories-view";
import type { Place as SeatPlace } from "@tablee/shared/session/seat";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import { useBoard, useWorkspace } from "../board/workspace-context.ts";
import { useSeatNames } from "../session/rounds/use-sheets.ts";
import { useLive, useView } from "../session/use-live.ts";
import type { Held } from "./held-words.ts";
import { storiesOf } from "./stories-of.ts";
import type { At, Stories } from "./stories-of.ts";

export function useStories(): Stories {
  return storiesOf(useWorkspace().table);
}

export function useAt(): readonly [At, (at: At) => void] {
  const { place } = useStories();
  const go = (at: At): void =>
    place.setState(({ at: before }) => ({ at, from: before.kind === "list" ? null : before.story }));
  return [useStore(place, ({ at }) => at), go];
}

/** Who writes, of those on this seat; null: nobody has said. One who is alone need not. */
export function usePerson(): number | null {
  const person = useStore(useStories().place, (state) => state.person);
  const names = useSeatNames();
  if (names.length === 1) return 0;
  return person !== null && person < names.length ? person : null;
}

/** Of one person of this seat. */
export function useMine(person: number | null): readonly Story[] {
  return useView()?.stories.mine.filter((story) => story.person === person) ?? [];
}

export function useIsLinked(): boolean {
  return useLive(({ connected }) => connected);
}

/** The words of a story that one may read: asked for as long as they are looked at. `rev` null: the table does not know of it. */
export function useStoryWords(story: StoryId, rev: number | null): Held<StoryWords> | undefined {
  const { held } = useStories();
  const isLinked = useIsLinked();
  useEffect(() => {
    if (isLinked && rev !== null) held.wantStory(story, rev);
  }, [held, story, rev, isLinked]);
  return useStore(held.state, ({ stories }) => stories.get(story));
}

export function useQuoteWords(quote: QuoteId): string | null {
  const { held } = useStories();
  const isLinked = useIsLinked();
  useEffect(() => {
    if (isLinked) held.wantQuote(quote);
  }, [held, quote, isLinked]);
  const words = useStore(held.state, ({ quotes }) => quotes.get(quote));
  return words?.kind === "here" ? words.value : null;
}

/** As they are called now; null: nobody of that place is known. */
export function useNameOf(): (place: SeatPlace) => string | null {
  const people = useLive((state) => state.people);
  return ({ member, person }) => nameOnSeat(people.get(member), person) ?? null;
}

/** Whose story it is, in words. */
export function useWhose(): (story: Pick<SharedStory, "kind" | "by">) => string {
  const { t } = useTranslation("stories");
  const nameOf = useNameOf();
  return ({ kind, by }) => {
    const name = by && nameOf(by);
    if (kind === "becoming") return name === null ? t("shared.becomingOfNobody") : t("shared.becomingOf", { name });
    return name === null ? t("shared.ofNobody") : t("shared.of", { name });
  };
}

/** What stands on a card, for a line about it. */
export function useCardWords(): (card: CardId) => string {
  const { t } = useTranslation("stories");
  const cards = useBoard(({ board }) => board.cards);
  return (id) => {
    const card = cards.get(id);
    return card ? wordsWithoutMarks(card.text).trim() || t("from.noWords") : t("from.gone");
  };
}
