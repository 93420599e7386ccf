import { addZone } from "../board/edit-structure.ts";
import type { NewZone } from "../board/edit-structure.ts";
import type { Hand } from "../board/hand.ts";
import { transact } from "../board/hand.ts";
import { keysBetween } from "../board/order.ts";
import { rootOf, SCHEMA_VERSION } from "../board/schema.ts";
import type { PhaseId, ZoneId } from "../ids.ts";
import type { Phase } from "../session/types.ts";
import { INGREDIENTS } from "./ingredients.ts";
import type { TemplateName } from "./names.ts";
import { NARRATIVES } from "./narratives.ts";
import type { Template } from "./plan.ts";
import { BEFORE_DURING_AFTER, BRAINWRITING, CHECK_IN, DOT_VOTE, FREE, ONE_TWO_FOUR_ALL } from "./short.ts";

/** How a table starts: its areas and its agenda, as data. */

type Locale = "fr" | "en";

const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  ingredients: INGREDIENTS,
  "check-in": CHECK_IN,
  brainwriting: BRAINWRITING,
  "dot-vote": DOT_VOTE,
  "before-during-after": BEFORE_DURING_AFTER,
  "one-two-four-all": ONE_TWO_FOUR_ALL,
  narratives: NARRATIVES,
  free: FREE,
};

export function templateOf(name: TemplateName): Template {
  return TEMPLATES[name];
}

/** The first update of every board: schema and areas. */
export function writeTemplate(hand: Hand, template: Template, locale: Locale): void {
  writeZones(
    hand,
    template.zones.map(({ id, title, kind = null, ...zone }) => ({
      ...zone,
      // The plan’s own word, as of a phase: the brand says no more than that.
      ...(id !== undefined && { id: id as ZoneId }),
      title: title[locale],
      kind,
    })),
  );
}

export function writeZones(hand: Hand, zones: readonly NewZone[]): void {
  transact(hand, () => {
    rootOf(hand.doc, "meta").set("schema", SCHEMA_VERSION);
    // In order, without looking for the last one each time.
    const orders = keysBetween({ count: zones.length, suffix: hand.suffix() });
    for (const [at, zone] of zones.entries()) addZone(hand, { order: orders[at] ?? "a0", ...zone });
  });
}

/** Phase ids are the plan's own words, so that scripts and links can name them. */
export function templatePhases(template: Template, locale: Locale): Phase[] {
  return template.phases.map(({ name, purpose, ...phase }) => ({
    ...phase,
    id: phase.id as PhaseId,
    name: name[locale],
    purpose: purpose[locale],
  }));
}
