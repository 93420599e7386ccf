import type { CommandInput } from "@tablee/shared/protocol/commands";
import * as limits from "@tablee/shared/limits";
import { PARTS } from "@tablee/shared/rules/roles";
import { WAYS } from "@tablee/shared/session/association";
import { WORD_ROUNDS, WORD_STEPS } from "@tablee/shared/session/word-exercise";
import type { Random } from "../support/random.ts";

/** What somebody may wish of what stands around a table. */

const nothing = (): Record<string, never> => ({});

export const WISHES_AROUND = {
  "association.set": (random: Random): CommandInput<"association.set"> => ({
    decision: random.pick(["", "Le programme de la formation."]),
    becomes: random.pick(["", "Un compte rendu, relu ensemble."]),
    parts: random.oneIn(2) ? {} : { [random.pick(PARTS)]: random.pick(WAYS) },
  }),
  "course.set": (random: Random) => ({
    name: random.pick(["", "Accueillir"]),
    keptDays: random.oneIn(3) ? null : random.below(limits.DELETION_AHEAD_MAX_DAYS + 20),
  }),
  "words.ask": (random: Random) => ({ prompt: random.pick(["Savoir", "Former"]) }),
  "words.give": (random: Random): CommandInput<"words.give"> => ({
    round: random.pick(WORD_ROUNDS),
    person: random.below(2),
    words: ["pas", "à", "pas", "ici"].slice(random.below(3)),
  }),
  "words.goOn": (random: Random): CommandInput<"words.goOn"> => ({ from: random.pick(WORD_STEPS) }),
  "words.drop": nothing,
  "board.erase": nothing,
};
