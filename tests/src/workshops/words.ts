import { SECTIONS } from "@tablee/shared/board/types";
import type { Section } from "@tablee/shared/board/types";
import type { Locale } from "@tablee/shared/locales";
import type { Part } from "@tablee/shared/rules/roles";

import type { Template } from "@tablee/shared/templates/plan";
import type { PhaseSeen } from "./client.ts";
import type { Script } from "./script.ts";
import { textFor } from "./script.ts";

/** From the words of the scripts to those of the product. */

const PART_OF: Readonly<Record<string, Part>> = {
  supported: "supported",
  trainer: "trainer",
  adviser: "adviser",
  advisor: "adviser",
  authority: "authority",
  external: "provider",
  provider: "provider",
};

/** Every other role of a script is somebody who takes part in another way. */
export function partOf(role: string): Part {
  return PART_OF[role] ?? "other";
}

export function localeOf(locale: string): Locale {
  return locale.startsWith("en") ? "en" : "fr";
}

export function sectionOf(zone: string): Section | null {
  if (zone === "cross") return "always";
  return SECTIONS.find((section) => section === zone) ?? null;
}

/**
 * The title of a script’s area on the board: the template’s own where the template has that section (`cross` is
 * `always`), else the title that the script gives.
 */
export function zoneTitle(
  table: { readonly script: Script; readonly template: Template; readonly locale: Locale },
  zone: string,
): string {
  const section = sectionOf(zone);
  const planned = section && table.template.zones.find((plan) => plan.section === section);
  if (planned) return planned.title[table.locale];
  const named = table.script.board.zones.find(({ id }) => id === zone);
  if (!named) throw new Error(`the script has no area “${zone}”`);
  return textFor(named, table.locale);
}

export function phaseOf(template: Template, id: string, locale: Locale): PhaseSeen {
  const phase = template.phases.find((plan) => plan.id === id);
  if (!phase) throw new Error(`the table has no phase “${id}”`);
  return { id, name: phase.name[locale] };
}
