import { readFileSync } from "node:fs";
import path from "node:path";
import { addCards } from "@tablee/shared/board/edit-cards";
import { groupCards } from "@tablee/shared/board/edit-structure";
import { KINDS, KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Locale } from "@tablee/shared/locales";
import type { Headless } from "./member.ts";

/** Fifty cards of a seminar of trainers, in four areas, some of them grouped: in either language. */
export const SEMINAR_CARDS_COUNT = 50;
const FILE = path.resolve(import.meta.dirname, "../../fixtures/seminar.tsv");
const STEP_PX = { x: 216, y: 190 } as const;
const COLUMNS_COUNT = 2;

interface SeminarRow {
  readonly section: string;
  readonly group: string;
  readonly knowledge: string;
  readonly kind: string;
  readonly author: string;
  readonly text: string;
}

function rowsIn(locale: Locale): SeminarRow[] {
  const [, ...lines] = readFileSync(FILE, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [section = "", groupFr = "", groupEn = "", knowledge = "", kind = "", author = "", fr = "", en = ""] =
      line.split("\t");
    const [group, text] = locale === "fr" ? [groupFr, fr] : [groupEn, en];
    return { section, group, knowledge, kind, author, text };
  });
}

/** As that member writes it: one card after the other, then the groups. */
export function fillSeminar(writer: Headless, locale: Locale): void {
  const zones = [...writer.board().zones.values()];
  const groups = new Map<string, { zone: (typeof zones)[number]; ids: CardId[] }>();
  const inZone = new Map<string, number>();
  for (const row of rowsIn(locale)) {
    const zone = zones.find(({ section }) => section === row.section);
    const at = inZone.get(row.section) ?? 0;
    inZone.set(row.section, at + 1);
    const { x, y } = zone?.rect ?? { x: 0, y: -400 };
    const spot = {
      x: x + 24 + (at % COLUMNS_COUNT) * STEP_PX.x,
      y: y + 80 + Math.floor(at / COLUMNS_COUNT) * STEP_PX.y,
    };
    const added = addCards(writer.hand, [
      {
        text: row.text,
        place: { ...spot, zone: zone?.id ?? null, group: null },
        knowledge: KNOWLEDGE_TYPES.find((one) => one === row.knowledge) ?? null,
        kind: KINDS.find((one) => one === row.kind) ?? "ingredient",
        author: row.author || null,
        colour: { experience: "apricot", practice: "mint", academic: "lilac" }[row.knowledge] ?? "straw",
      },
    ]);
    const id = added.ok ? added.value[0] : undefined;
    if (!id || !zone || row.group === "") continue;
    const group = groups.get(row.group) ?? { zone, ids: [] };
    groups.set(row.group, group);
    group.ids.push(id);
  }
  for (const [name, { zone, ids }] of groups) {
    const { cards } = writer.board();
    const places = ids.flatMap((id) => cards.get(id)?.place ?? []);
    groupCards(writer.hand, { name, zone: zone.id, cards: ids.map((id, at) => ({ id, ...spotOf(places[at]) })) });
  }
}

function spotOf(place: { readonly x: number; readonly y: number } | undefined): { x: number; y: number } {
  return { x: place?.x ?? 0, y: place?.y ?? 0 };
}
