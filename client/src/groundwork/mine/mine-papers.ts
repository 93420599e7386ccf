import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { ATTESTATION_LINE_MAX_CHARS } from "@tablee/shared/limits";
import type { Locale } from "@tablee/shared/locales";
import { heading, list } from "@tablee/shared/papers/paper";
import type { Block, Item, Paper } from "@tablee/shared/papers/paper";
import type { Attestable } from "@tablee/shared/session/attestations";
import type { TFunction } from "i18next";
import { cardBlocks } from "../../session/closing/my-copy.ts";
import type { Brought } from "../../session/closing/my-copy.ts";
import type { OwnWords } from "./own-words.ts";

/** The two papers that somebody takes along: their sheet, and an attestation. Both are made on their device, and named by nobody else. */

export interface PaperOf {
  readonly t: TFunction<"mine">;
  readonly locale: Locale;
  readonly lacking: string;
  /** Of the table. */
  readonly title: string;
  readonly day: (at: number) => string;
}

export interface Sheet {
  readonly heading: string;
  readonly brought: readonly Brought[];
  readonly taken: readonly Item[];
  readonly came: readonly string[];
  readonly words: Pick<OwnWords, "proud" | "learnt">;
  readonly now: number;
}

export function minePaper({ heading: title, brought, taken, came, words, now }: Sheet, paper: PaperOf): Paper {
  const { t, day } = paper;
  const said = (["proud", "learnt"] as const).flatMap((one): readonly Block[] =>
    words[one].trim() === "" ? [] : [heading(3, t(`own.${one}`)), { kind: "text", text: words[one].trim() }],
  );
  return {
    ...namesOf(paper, title),
    blocks: [
      heading(1, title),
      { kind: "text", text: day(now), tone: "note" },
      ...under(t("wrote.title"), cardBlocks(brought, 3)),
      ...under(t("took.title"), list(taken)),
      ...under(t("came.title"), list(came.map((text) => ({ text })))),
      ...under(t("own.title"), said),
    ],
  };
}

/** Of who took part in what; the name is given for this paper alone, and may be left to a hand. */
export function attestationPaper(
  {
    name,
    attested,
    trainers = [],
    ...what
  }: Attestable & {
    readonly name: string;
    readonly attested: { readonly by: string; readonly at: number } | null;
    /** As they want to be named, all alike; nobody who did not say so. */
    readonly trainers?: readonly string[];
  },
  paper: PaperOf,
): Paper {
  const { t, title, day } = paper;
  const blank = t("paper.blank");
  const days = [...new Set(what.days.toSorted((one, other) => one - other).map(day))];
  const said = t("paper.said", { name: name.trim() || blank, title, as: what.as });
  const signature: readonly Block[] = attested
    ? [
        { kind: "text", text: t("paper.attested", { by: attested.by, date: day(attested.at) }) },
        { kind: "text", text: t("paper.how"), tone: "note" },
      ]
    : (["name", "day", "sign"] as const).map((one) => ({ kind: "text", text: t(`paper.hand.${one}`, { blank }) }));
  return {
    ...namesOf(paper, t("paper.file", { title })),
    blocks: [
      heading(1, t("paper.title")),
      { kind: "text", text: said },
      ...(trainers.length === 0
        ? []
        : [{ kind: "text", text: t("paper.trainers", { names: trainers.join(", ") }) } as const]),
      ...under(t("paper.days"), list(days.map((text) => ({ text })))),
      ...under(t("paper.lines"), list(what.lines.map((text) => ({ text })))),
      ...under(t("paper.sign"), signature),
    ],
  };
}

function namesOf({ locale, lacking }: PaperOf, title: string): Pick<Paper, "title" | "locale" | "lacking"> {
  return { title, locale, lacking };
}

function under(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(2, title), ...blocks];
}

export interface Offer {
  readonly id: string;
  readonly text: string;
}

/** What may be ticked for an attestation, one by one: everything of the sheet but points, for nobody is ranked. */
export function offersOf({ brought, taken, words }: Pick<Sheet, "brought" | "taken" | "words">): readonly Offer[] {
  const cards = brought.flatMap(({ card, kept }) => [
    { id: card.id, text: card.text },
    ...kept.filter(({ kind }) => kind === "words").map(({ text }) => ({ id: `${card.id}/${text}`, text })),
  ]);
  const took = taken.map(({ text }) => ({ id: `took/${text}`, text }));
  const own = (["proud", "learnt"] as const).map((id) => ({ id, text: words[id] }));
  return [...cards, ...took, ...own]
    .map(({ id, text }) => ({ id, text: lineOf(text) }))
    .filter(({ text }) => text !== "");
}

/** One line, short enough to be asked for. */
function lineOf(text: string): string {
  const plain = wordsWithoutMarks(text).replaceAll(/\s+/g, " ").trim();
  if (plain.length <= ATTESTATION_LINE_MAX_CHARS) return plain;
  // By code points, so that no half of one is left.
  return `${Array.from(plain)
    .slice(0, ATTESTATION_LINE_MAX_CHARS / 2)
    .join("")}…`;
}
