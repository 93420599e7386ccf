import { describe, expect, test } from "vitest";
import * as limits from "../limits.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { templateOf, templatePhases } from "./templates.ts";

describe.each(TEMPLATE_NAMES)("the template %s", (name) => {
  const { phases, zones } = templateOf(name);

  test("DUO32 every template has its areas and its agenda in both languages, within the limits, each phase once", () => {
    expect(phases.length).toBeGreaterThan(0);
    expect(phases.length).toBeLessThanOrEqual(limits.PHASES_MAX_COUNT);
    expect(new Set(phases.map(({ id }) => id)).size).toBe(phases.length);
    for (const words of [...zones.map(({ title }) => title), ...phases.map((phase) => phase.name)]) {
      expect(words.fr.length).toBeGreaterThan(2);
      expect(words.en.length).toBeGreaterThan(2);
      expect(words.fr.length).toBeLessThanOrEqual(limits.PHASE_NAME_MAX_CHARS);
    }
    for (const { purpose, minutes } of phases) {
      expect(Math.max(purpose.fr.length, purpose.en.length)).toBeLessThanOrEqual(limits.PHASE_PURPOSE_MAX_CHARS);
      expect(minutes).toBeGreaterThan(0);
    }
    // A group that writes first says when the table goes on, unless somebody decides otherwise.
    for (const { gate, readyRule } of templatePhases(templateOf(name), "fr"))
      expect(readyRule).toBe(gate === "experience-first" ? "majority" : "none");
    const overlaps = zones.filter(({ rect }, at) => at > 0 && rect.x < (zones[at - 1]?.rect.x ?? 0) + rect.w);
    expect(overlaps).toEqual([]);
  });
});
