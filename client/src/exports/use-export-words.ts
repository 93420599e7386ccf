import { useTranslation } from "react-i18next";
import { COLOURS, KINDS, KNOWLEDGE_TYPES, MEANINGS, RECORDED, SECTIONS, SHAPE_KINDS } from "@tablee/shared/board/types";
import type { Kind } from "@tablee/shared/board/types";
import { overKey } from "../board/items/standing-words.ts";
import type { ExportWords } from "@tablee/shared/formats/words";

export function each<Name extends string>(names: readonly Name[], say: (name: Name) => string): Record<Name, string> {
  // Every name is there: fromEntries cannot say so.
  return Object.fromEntries(names.map((name) => [name, say(name)])) as Record<Name, string>;
}

/** The words that files carry, in the language of whoever makes or reads them. */
export function useExportWords(): ExportWords {
  const { t } = useTranslation("files");
  const { t: board } = useTranslation("board");
  const { t: draw } = useTranslation("draw");
  const { t: pairing } = useTranslation("pairing");
  const { t: canvas } = useTranslation("canvas");
  const over = (kind: Kind): string => canvas(overKey(kind));
  return {
    zone: board("zone"),
    group: t("words.group"),
    text: t("words.text"),
    kind: t("words.kind"),
    knowledge: board("knowledge"),
    author: t("words.author"),
    colour: board("colour"),
    lines: t("words.lines"),
    votes: t("words.votes"),
    rank: t("words.rank"),
    point: t("words.point"),
    points: t("words.points"),
    cards: t("words.cards"),
    framework: t("print.framework"),
    links: t("words.links"),
    shapes: draw("title"),
    support: { title: pairing("support.title"), since: pairing("support.since"), notYet: pairing("support.notYet") },
    outside: board("outside"),
    alone: board("alone"),
    unnamed: board("noName"),
    noExperience: board("noExperience"),
    noSource: board("noSource"),
    noLine: board("noLine"),
    status: t("words.status"),
    due: t("words.due"),
    owner: t("words.owner"),
    standings: each(["in-progress", "blocked", "claimed", "reopened"], (standing) => canvas(`standings.${standing}`)),
    over: each(KINDS, over),
    recorded: each(RECORDED, (what) => t(`words.recorded.${what}`)),
    meanings: each(MEANINGS, (meaning) => canvas(`meanings.${meaning}`)),
    kinds: each(KINDS, (kind) => canvas(`kinds.${kind}`)),
    knowledges: each(KNOWLEDGE_TYPES, (type) => board(`knowledges.${type}`)),
    colours: each(COLOURS, (colour) => board(`colours.${colour}`)),
    sections: each(SECTIONS, (section) => board(`sections.${section}`)),
    shapeKinds: each(SHAPE_KINDS, (kind) => draw(`kinds.${kind}`)),
  };
}
