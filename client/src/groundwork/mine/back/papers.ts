import { heading, list } from "@tablee/shared/papers/paper";
import type { Block } from "@tablee/shared/papers/paper";
import { blocksMarkdown } from "@tablee/shared/papers/paper-markdown";
import type { BroughtPart, BroughtThing } from "@tablee/shared/protocol/contribution";

/** What one takes along before it goes, and what says afterwards that it is gone. Both are made on the device. */

/** In the order in which they are counted. */
export const COUNTED = ["cards", "notes", "sentences", "drawings", "links", "groups", "areas", "inOthers"] as const;
export type Counted = (typeof COUNTED)[number];

const KIND_OF: Readonly<Record<BroughtPart, Counted>> = {
  cards: "cards",
  notes: "notes",
  lines: "sentences",
  statements: "sentences",
  shapes: "drawings",
  links: "links",
  groups: "groups",
  zones: "areas",
  meta: "areas",
};

export function kindOf({ part, isOwn }: BroughtThing): Counted {
  return isOwn ? KIND_OF[part] : "inOthers";
}

export function countsOf(things: readonly BroughtThing[]): readonly (readonly [kind: Counted, count: number])[] {
  return COUNTED.flatMap((kind) => {
    const count = things.filter((one) => kindOf(one) === kind).length;
    return count > 0 ? [[kind, count] as const] : [];
  });
}

/** In the order in which they are shown: by kind, then as they stand on the table. */
export function sorted(things: readonly BroughtThing[]): readonly BroughtThing[] {
  return COUNTED.flatMap((kind) => things.filter((one) => kindOf(one) === kind));
}

export interface CopyWords {
  readonly heading: string;
  readonly day: string;
  readonly title: (kind: Counted) => string;
  /** Of what has no words. */
  readonly empty: string;
}

export function copyOf(things: readonly BroughtThing[], words: CopyWords): string {
  const blocks = COUNTED.flatMap((kind): readonly Block[] => {
    const those = things.filter((one) => kindOf(one) === kind);
    if (those.length === 0) return [];
    return [heading(2, words.title(kind)), ...list(those.map((one) => ({ text: one.words.trim() || words.empty })))];
  });
  return blocksMarkdown([heading(1, words.heading), { kind: "text", text: words.day }, ...blocks]);
}

/** `lines`: what went, and what stays; the words themselves are in it no more. */
export function receiptOf({
  title,
  said,
  lines,
}: {
  readonly title: string;
  readonly said: string;
  readonly lines: readonly string[];
}): string {
  return blocksMarkdown([heading(1, title), { kind: "text", text: said }, ...list(lines.map((text) => ({ text })))]);
}
