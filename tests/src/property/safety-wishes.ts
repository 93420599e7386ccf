import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { ACCORD_ANSWERS, ACCORD_VERSION } from "@tablee/shared/session/accords";
import type { Random } from "../support/random.ts";

type OfSafety = Extract<CommandName, `accord.${string}` | `pause.${string}` | `safety.${string}`>;

const nothing = (): Record<string, never> => ({});

/** What people may wish of consent and safety, among everything else. */
export const SAFETY_WISHES: { readonly [Name in OfSafety]: (random: Random) => CommandInput<Name> } = {
  "accord.give": (random) => ({
    person: random.below(3),
    version: ACCORD_VERSION - (random.oneIn(6) ? 1 : 0),
    training: random.pick(ACCORD_ANSWERS) ?? "later",
    publication: random.pick(ACCORD_ANSWERS) ?? "later",
  }),
  "pause.ask": nothing,
  "pause.end": nothing,
  "safety.word": (random) => ({ fr: random.oneIn(3) ? "" : "pause", en: "" }),
  "safety.contacts": (random) => ({
    contacts: random.oneIn(3)
      ? []
      : [{ name: "Le relais", phone: "", hours: "", link: random.oneIn(4) ? "javascript:alert(1)" : "tel:3114" }],
  }),
};
