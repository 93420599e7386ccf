import type { KnowledgeType } from "@tablee/shared/board/types";
import type { Locale } from "@tablee/shared/locales";
import { SIMULATED_MAX_COUNT, SIMULATED_MIN_COUNT } from "@tablee/shared/limits";
import type { Part } from "@tablee/shared/rules/roles";

/** Who comes to a rehearsal, and what they say there: birds and plants, and sentences of ours. */

const NAMES = {
  fr: "Bruyère Chardonneret Fauvette Houx Lavande Martinet Noisetier Pinson Romarin Sittelle Tournesol Verdier",
  en: "Heather Goldfinch Warbler Holly Lavender Swift Hazel Chaffinch Rosemary Nuthatch Sunflower Greenfinch",
} as const;
/** On every name, wherever it is shown: in the list of people, on a hand, on a card. */
const MARK = { fr: "(simulation)", en: "(simulated)" } as const;

export function isSimulated(name: string): boolean {
  return Object.values(MARK).some((mark) => name.endsWith(` ${mark}`));
}

/** Half of them are those the training is about: a phase that waits for them does not hang on one. */
const PARTS: readonly Part[] = ["supported", "trainer", "supported", "authority", "supported", "adviser"];

export interface Role {
  readonly name: string;
  readonly part: Part;
}

export function rolesOf(count: number, locale: Locale): readonly Role[] {
  const many = Math.min(SIMULATED_MAX_COUNT, Math.max(SIMULATED_MIN_COUNT, Math.trunc(count)));
  const names = NAMES[locale].split(" ").slice(0, many);
  return names.map((name, at) => ({ name: `${name} ${MARK[locale]}`, part: PARTS[at % PARTS.length] ?? "other" }));
}

const CARDS: Readonly<Record<Locale, Readonly<Record<KnowledgeType, readonly string[]>>>> = {
  fr: {
    experience: [
      "Qu’on nous prévienne de la date assez tôt.",
      "Qu’on explique les sigles avant de les employer.",
      "Pouvoir dire non sans devoir se justifier.",
      "Un lieu où l’on arrive facilement en bus.",
      "Que ma parole ne serve pas d’illustration.",
      "Être payé du trajet le jour même.",
      "Voir le programme avant qu’il soit décidé.",
      "Pouvoir venir accompagné la première fois.",
      "Des pauses assez longues pour se parler.",
    ],
    practice: [
      "Préparer la séance ensemble, une semaine avant.",
      "Commencer par une question à laquelle chacun peut répondre.",
      "Prévoir ce qu’on fait si quelqu’un s’en va.",
      "Écrire les mots tels qu’ils sont dits.",
      "Garder dix minutes pour ce qui n’était pas prévu.",
      "Relire les décisions avec ceux qui étaient là.",
      "Un seul document de suite, le même pour tous.",
    ],
    academic: [
      "Ce que l’on sait de l’accès aux droits change selon qui le raconte.",
      "Évaluer avec ceux que l’action concerne.",
      "Distinguer le témoignage de l’analyse.",
    ],
  },
  en: {
    experience: [
      "Tell us the date early enough.",
      "Explain the initials before using them.",
      "Be able to say no without giving reasons.",
      "A place that is easy to reach by bus.",
      "My words are not there to illustrate yours.",
      "Have the fare paid back on the same day.",
      "See the programme before it is decided.",
      "Be able to come with somebody the first time.",
      "Breaks that are long enough to talk.",
    ],
    practice: [
      "Prepare the session together, a week before.",
      "Begin with a question that everybody can answer.",
      "Know what we do if somebody leaves.",
      "Write words as they were said.",
      "Keep ten minutes for what was not planned.",
      "Read decisions again with those who were there.",
      "One document for what follows, the same for all.",
    ],
    academic: [
      "What is known of access to rights depends on who tells it.",
      "Evaluate with those whom the action is about.",
      "Tell an account from an analysis.",
    ],
  },
};

/** Each says what it is theirs to say. */
export function knowledgeOf(part: Part): KnowledgeType {
  if (part === "supported") return "experience";
  return part === "adviser" ? "academic" : "practice";
}

const SHORT = {
  fr: ["Avec le temps qu’il faut.", "À essayer d’abord en petit.", "Si l’on s’y tient."],
  en: ["With the time it takes.", "To be tried in small first.", "If we keep to it."],
} as const;

/** Speaks one language; what was said once is said again only when all has been said. */
export class Voice {
  readonly #locale: Locale;
  readonly #chance: () => number;
  readonly #said = new Set<string>();

  constructor(locale: Locale, chance: () => number) {
    this.#locale = locale;
    this.#chance = chance;
  }

  card(knowledge: KnowledgeType): string {
    const all = CARDS[this.#locale][knowledge];
    const left = all.filter((text) => !this.#said.has(text));
    const text = pick(left.length > 0 ? left : all, this.#chance) ?? "";
    this.#said.add(text);
    return text;
  }

  short(): string {
    return pick(SHORT[this.#locale], this.#chance) ?? "";
  }
}

export function pick<Value>(from: readonly Value[], chance: () => number): Value | undefined {
  return from[Math.floor(chance() * from.length)];
}
