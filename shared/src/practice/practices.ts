import { outlineOf, readingOrder } from "../board/outline.ts";
import { wordsWithoutMarks } from "../board/marks.ts";
import type { Board, Card } from "../board/types.ts";
import { LOCALES } from "../locales.ts";
import type { Locale } from "../locales.ts";

/**
 * A practice that a trade is to change, as a card: what is done today, what is to change, what stands in the way. Its three parts
 * are lines of the card’s own words, each after its name: so it reads the same on the canvas, in the list, aloud and in every
 * file, also where nobody knows of this tool, and a practice written by hand is one as well.
 */

export const PRACTICE_PARTS = ["today", "change", "obstacle"] as const;
export type PracticePart = (typeof PRACTICE_PARTS)[number];

export type Practice = Readonly<Record<PracticePart, string>>;

const NAMES: Readonly<Record<Locale, Practice>> = {
  fr: { today: "Aujourd’hui", change: "À changer", obstacle: "Obstacle" },
  en: { today: "Today", change: "To change", obstacle: "Obstacle" },
};

/** Beginning with a mark of a list or in bold, with either apostrophe, with or without its accent. */
const LINE = /^[\s*_•-]*([^:*_]{1,20}?)[\s*_]*:[*_]*\s*(.*)$/u;

function keyOf(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'").trim().toLowerCase();
}

const PARTS: ReadonlyMap<string, PracticePart> = new Map(
  LOCALES.flatMap((locale) => PRACTICE_PARTS.map((part) => [keyOf(NAMES[locale][part]), part] as const)),
);

function partIn(line: string): { readonly part: PracticePart; readonly said: string } | null {
  const [, name = "", said = ""] = LINE.exec(line) ?? [];
  const part = PARTS.get(keyOf(name));
  return part === undefined ? null : { part, said };
}

/** All three stand there, also one that nobody has written yet: a gap that one sees is an invitation. */
export function practiceText(practice: Practice, locale: Locale): string {
  const colon = locale === "fr" ? "\u00A0: " : ": ";
  return PRACTICE_PARTS.map((part) => `${NAMES[locale][part]}${colon}${practice[part].trim()}`.trimEnd()).join("\n");
}

/** Null: another card. One begins with a part, and names two of them at least: a card may well begin with “Obstacle:”. */
export function practiceIn(text: string): Practice | null {
  const lines = text.split("\n");
  if (!partIn(lines[0] ?? "")) return null;
  const said = new Map<PracticePart, string[]>();
  let current: string[] = [];
  for (const line of lines) {
    const named = partIn(line);
    if (named) {
      current = said.get(named.part) ?? [];
      said.set(named.part, current);
    }
    current.push(named ? named.said : line);
  }
  const joined = (part: PracticePart): string => wordsWithoutMarks((said.get(part) ?? []).join("\n")).trim();
  return said.size < 2 ? null : { today: joined("today"), change: joined("change"), obstacle: joined("obstacle") };
}

/** In the language in which it is written. */
export function localeOfPractice(text: string): Locale {
  const keys = new Set(text.split("\n").map((line) => keyOf(LINE.exec(line)?.[1] ?? "")));
  return keys.has(keyOf(NAMES.en.today)) || keys.has(keyOf(NAMES.en.change)) ? "en" : "fr";
}

export interface PracticeCard {
  readonly card: Card;
  readonly practice: Practice;
}

/** In reading order. */
export function practicesOf(board: Pick<Board, "cards" | "zones" | "groups">): readonly PracticeCard[] {
  return readingOrder(outlineOf(board)).flatMap((card) => {
    const practice = practiceIn(card.text);
    return practice && !card.unread ? [{ card, practice }] : [];
  });
}

export function missingOf(practice: Practice): readonly PracticePart[] {
  return PRACTICE_PARTS.filter((part) => practice[part] === "");
}
