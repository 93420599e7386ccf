import { stateOf } from "@tablee/shared/session/ballots";
import { itemOf, shownOf } from "@tablee/shared/board/items";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { outlineOf, readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { Board, Card } from "@tablee/shared/board/types";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { SessionView } from "@tablee/shared/session/types";
import type { Comparison } from "../comparing/comparison.ts";
import { comparisonPart } from "../comparing/comparison-part.ts";
import type { Compared } from "./compare.ts";
import { meetingPart } from "./meeting-part.ts";
import { listIf, note, part, wordsIf } from "./part.ts";
import type { Item, Part, Say } from "./part.ts";
import { trendPart } from "./trend.ts";
import type { Trend } from "./trend.ts";
import type { MemoryWords } from "./words.ts";

/** What a table remembers: what was agreed, what is to be done, what goes on, what has changed, and each meeting. */

export interface Remembered {
  readonly title: string;
  readonly view: SessionView;
  readonly board: Board;
  /** Newest first. */
  readonly meetings: readonly MeetingInfo[];
  /** Boards of meetings that were asked for, by number. */
  readonly past: ReadonlyMap<number, Board>;
  readonly comparison: Comparison;
  readonly trends: readonly Trend[];
  readonly compared: { readonly about: string; readonly what: Compared } | null;
}

const TAKEN_ON: ReadonlySet<string> = new Set<Card["kind"]>(["step", "decision", "commitment"]);

export function memoryPart(all: Remembered, words: MemoryWords): Part {
  const { t } = words;
  const { title, meetings, trends } = all;
  return part(
    "memory",
    t("memory.of", { title }),
    [],
    [
      agreed(all, words),
      toDo(all, words),
      goingOn(all, words),
      changed(all, words),
      comparisonPart(all.comparison, words),
      ...(trends.length === 0 ? [] : [trendPart(trends, words)]),
      part(
        "meetings",
        t("memory.meetings"),
        meetings.length === 0 ? [note(t("memory.noMeetings"))] : [],
        meetings.map((meeting) => meetingPart(meeting, all.past.get(meeting.number) ?? null, words)),
      ),
    ],
  );
}

function agreed({ view, meetings }: Remembered, words: MemoryWords): Part {
  const { t } = words;
  const { goal, rules, closing, series } = view;
  const now: readonly Item[] =
    closing.decided === "" ? [] : [{ text: closing.decided, note: t("meeting", { number: series.number }) }];
  const decided = meetings
    .filter((one) => one.decided !== "")
    .map((one): Item => ({ text: one.decided, note: words.meeting(one) }));
  const consents = meetings.flatMap((one) =>
    one.consents
      .filter((consent) => stateOf(consent) === "agreed")
      .map(({ text }): Item => ({ text, note: words.meeting(one) })),
  );
  const says: readonly Say[] = [
    ...(goal === "" ? [] : [{ kind: "list", title: t("memory.goal"), items: [{ text: goal, note: "" }] } as const]),
    ...(rules.text === "" ? [] : [note(t("memory.rules", { count: rules.agreedCount }))]),
    ...wordsIf(rules.text),
    ...listIf(t("memory.decisions"), [...now, ...decided]),
    ...listIf(t("memory.consents"), consents),
  ];
  return part("agreed", t("memory.agreed"), says.length === 0 ? [note(t("memory.nothingAgreed"))] : says);
}

/** What somebody took on, by their own word: it is open until it is done. */
function takenOn({ board }: Remembered, { card: wordsOf, become, who }: MemoryWords): readonly Item[] {
  return readingOrder(outlineOf(board))
    .filter((card) => TAKEN_ON.has(card.kind) && shownOf(board, card) !== "removed")
    .map((card) => {
      const { owner } = itemOf(board, card.id);
      const about = [owner === null ? "" : who(owner), become(board, card)];
      return { text: wordsOf(card), note: about.filter(Boolean).join(" · ") };
    });
}

function toDo(all: Remembered, words: MemoryWords): Part {
  const { view, meetings } = all;
  const { t } = words;
  const { series, closing } = view;
  const now = closing.tasks.map((task) => ({ ...task, when: t("meeting", { number: series.number }) }));
  const before = meetings.flatMap((one) => one.tasks.map((task) => ({ ...task, when: words.meeting(one) })));
  const tasks = [...now, ...before].map(({ what, who, when }): Item => ({
    text: what,
    note: who === "" ? when : `${who} · ${when}`,
  }));
  const items = [...takenOn(all, words), ...tasks];
  return part("todo", t("memory.todo"), items.length === 0 ? [note(t("memory.nothingToDo"))] : listIf("", items));
}

/** Cards that came along: they were there before this meeting, and are still. */
function goingOn(all: Remembered, words: MemoryWords): Part {
  const { board, meetings } = all;
  const { t, board: boardWords } = words;
  const last = meetings[0];
  const title = t("memory.goingOn");
  if (!last) return part("going-on", title, [note(t("memory.firstMeeting"))]);
  const old = readingOrder(outlineOf(board)).filter(({ born }) => born.at <= last.closedAt);
  if (old.length === 0) return part("going-on", title, [note(t("memory.nothingGoesOn"))]);
  const areas = new Map<string, Card[]>();
  for (const card of old) {
    const area = zoneOf(board, card)?.title ?? boardWords("outside");
    const held = areas.get(area);
    if (held) held.push(card);
    else areas.set(area, [card]);
  }
  const says = [...areas].flatMap(([area, cards]) =>
    listIf(
      area,
      cards.map((card) => ({ text: words.card(card), note: sinceOf(card, all, words) })),
    ),
  );
  return part("going-on", title, says);
}

function sinceOf(card: Card, { board, meetings }: Remembered, { t, canvas, become }: MemoryWords): string {
  const { born, kind } = card;
  // Newest first: the last that fits is the oldest at whose end it was there.
  const first = meetings.findLast(({ closedAt }) => born.at <= closedAt);
  const since = first ? t("memory.since", { number: first.number }) : "";
  return [kind === "ingredient" ? "" : canvas(`kinds.${kind}`), become(board, card), since].filter(Boolean).join(" · ");
}

function changed({ compared, meetings }: Remembered, words: MemoryWords): Part {
  const { t } = words;
  const title = t("memory.changed");
  if (!compared)
    return part("changed", title, [note(t(meetings.length === 0 ? "memory.firstMeeting" : "memory.choose"))]);
  const { come, gone, reworded, moved } = compared.what;
  const plain = (cards: readonly Card[]): Item[] => cards.map((card) => ({ text: words.card(card), note: "" }));
  const says = [
    ...listIf(t("memory.come", { count: come.length }), plain(come)),
    ...listIf(t("memory.gone", { count: gone.length }), plain(gone)),
    ...listIf(
      t("memory.reworded", { count: reworded.length }),
      reworded.map(({ before, now }) => ({
        text: words.card(now),
        note: t("memory.before", { words: wordsWithoutMarks(before.text) }),
      })),
    ),
    ...listIf(t("memory.moved", { count: moved.length }), plain(moved)),
  ];
  return part("changed", title, [note(compared.about), ...(says.length === 0 ? [note(t("memory.same"))] : says)]);
}
