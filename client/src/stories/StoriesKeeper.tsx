import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardId } from "@tablee/shared/ids";
import { announceNow } from "../a11y/announce.ts";
import { told } from "../board/told/told.ts";
import type { ToldLine } from "../board/told/told.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { FromStoryDialog } from "./FromStoryDialog.tsx";
import { storiesOf } from "./stories-of.ts";
import { useIsLinked, useNameOf, useStories } from "./use-stories.ts";
import "../session/together/together.css";

/** What stories do beside their panel: marks on cards, a request that waits, a withdrawal that is said once. */
export function StoriesKeeper() {
  const { table, ask } = useWorkspace();
  const open = useStore(ask, (state) => state.open);
  useEffect(() => {
    const stories = storiesOf(table);
    return () => stories.close();
  }, [table]);
  useMarks();
  useSaidGone();
  const [card] = open?.kind === "fromStory" ? open.ids : [];
  return (
    <>
      <Asked />
      {card !== undefined && <FromStoryDialog card={card} onClose={() => ask.setState({ open: null })} />}
    </>
  );
}

/** Somebody would like to quote: seen in every view until it is answered. */
function Asked() {
  const { t } = useTranslation("stories");
  const { prefs } = useWorkspace();
  const { place } = useStories();
  const stories = useView()?.stories;
  const mine = new Set(stories?.mine.map(({ id }) => id));
  const count = stories?.quotes.filter(({ state, story }) => state === "asked" && mine.has(story)).length ?? 0;
  const look = (): void => {
    place.setState({ at: { kind: "list" } });
    prefs.setState({ panel: "stories" });
  };
  if (count === 0) return null;
  return (
    <div className="together-strip" role="status">
      <span>{t("strip.asked", { count })}</span>
      <Button size="s" onPress={look}>
        {t("strip.look")}
      </Button>
    </div>
  );
}

/** What cards show, made of the view and of quotes that this page holds in memory. */
function useMarks(): void {
  const { t } = useTranslation("stories");
  const { held } = useStories();
  const stories = useView()?.stories;
  const nameOf = useNameOf();
  const isLinked = useIsLinked();
  const quotes = useStore(held.state, (state) => state.quotes);
  useEffect(() => {
    if (isLinked) for (const { id, state } of stories?.quotes ?? []) if (state === "agreed") held.wantQuote(id);
  }, [held, stories, isLinked]);
  useEffect(() => {
    const of = new Map<CardId, ToldLine[]>();
    const add = (card: CardId, kind: ToldLine["kind"], text: string): void => {
      const lines = of.get(card) ?? [];
      // Two stories of one person are one line.
      if (!lines.some((line) => line.text === text)) of.set(card, [...lines, { kind, text }]);
    };
    const mine = new Set(stories?.mine.map(({ id }) => id));
    for (const { card, story, state } of stories?.derivations ?? []) {
      if (state === "refused") continue;
      const by = stories?.shared.find(({ id }) => id === story)?.by;
      const name = by ? nameOf(by) : null;
      if (mine.has(story)) add(card, "from", t("told.fromMe"));
      else add(card, "from", name === null ? t("told.fromNobody") : t("told.from", { name }));
    }
    for (const { id, card, state } of stories?.quotes ?? []) {
      if (state !== "agreed") continue;
      const words = quotes.get(id);
      if (!isLinked) add(card, "quote", t("told.covered"));
      else if (words?.kind === "here") add(card, "quote", t("told.quote", { words: words.value }));
    }
    for (const card of stories?.marked ?? []) add(card, "gone", t("told.gone"));
    showOn(of);
  });
  useEffect(() => () => told.setState({ of: new Map() }), []);
}

/** A card whose lines are as they were keeps them: it is not drawn again. */
function showOn(next: ReadonlyMap<CardId, readonly ToldLine[]>): void {
  const { of: now } = told.getState();
  let isSame = next.size === now.size;
  const kept = new Map(
    [...next].map(([card, lines]) => {
      const before = now.get(card);
      const isAsBefore = before?.map(({ text }) => text).join("\n") === lines.map(({ text }) => text).join("\n");
      isSame &&= isAsBefore;
      return [card, before && isAsBefore ? before : lines] as const;
    }),
  );
  if (!isSame) told.setState({ of: kept });
}

/** Once, politely, to whoever had it before them. */
function useSaidGone(): void {
  const { t } = useTranslation("stories");
  const { prefs } = useWorkspace();
  const stories = useView()?.stories;
  const last = useRef(stories);
  useEffect(() => {
    const before = last.current;
    last.current = stories;
    if (!before || !stories) return;
    const shared = new Set(stories.shared.map(({ id }) => id));
    const marked = new Set(before.marked);
    const isOpen = prefs.getState().panel === "stories";
    const hasLeft = isOpen && before.shared.some(({ id }) => !shared.has(id));
    if (hasLeft || stories.marked.some((card) => !marked.has(card))) announceNow(t("gone"));
  }, [stories, prefs, t]);
}
