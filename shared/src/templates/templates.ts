import { addZone } from "../board/edit-structure.ts";
import type { Hand } from "../board/hand.ts";
import { transact } from "../board/hand.ts";
import { rootOf, SCHEMA_VERSION } from "../board/schema.ts";
import type { Rect, Section } from "../board/types.ts";
import type { PhaseId } from "../ids.ts";
import type { Gate, Phase } from "../session/types.ts";
import type { TemplateName } from "./names.ts";

/** How a table starts: its areas and its agenda, as data. Words in both languages; a board is opened in one. */

type Locale = "fr" | "en";
type Words = Readonly<Record<Locale, string>>;

interface ZonePlan {
  readonly title: Words;
  readonly section: Section | null;
  readonly rect: Rect;
}

interface PhasePlan {
  readonly id: string;
  readonly name: Words;
  readonly purpose: Words;
  readonly minutes: number;
  readonly gate: Gate;
}

export interface Template {
  readonly name: TemplateName;
  readonly zones: readonly ZonePlan[];
  readonly phases: readonly PhasePlan[];
}

/** Two cards wide, and side by side: a full area grows downwards, where nothing is in its way. */
const COLUMN = { w: 456, h: 720 };
const GAP = 24;

function column(index: number): Rect {
  return { x: index * (COLUMN.w + GAP), y: 0, ...COLUMN };
}

function phase(id: string, minutes: number, name: Words, purpose: Words, gate: Gate = "open"): PhasePlan {
  return { id, minutes, name, purpose, gate };
}

const INGREDIENTS: Template = {
  name: "ingredients",
  zones: [
    { title: { fr: "Avant la formation", en: "Before training" }, section: "before", rect: column(0) },
    { title: { fr: "Pendant la formation", en: "During training" }, section: "during", rect: column(1) },
    { title: { fr: "Après la formation", en: "After training" }, section: "after", rect: column(2) },
    { title: { fr: "Tout le temps", en: "All the time" }, section: "always", rect: column(3) },
  ],
  phases: [
    phase(
      "welcome",
      10,
      { fr: "Accueil et cadre", en: "Welcome and ground rules" },
      {
        fr: "Se présenter, se mettre d’accord sur la façon de travailler.",
        en: "Say who we are, agree on how we work.",
      },
    ),
    phase(
      "first",
      15,
      { fr: "Les personnes accompagnées d’abord", en: "Supported people first" },
      {
        fr: "Ceux et celles qui vivent la situation posent les premières cartes.",
        en: "Those who live the situation put down the first cards.",
      },
      "experience-first",
    ),
    phase(
      "silent",
      15,
      { fr: "Écriture silencieuse", en: "Silent writing" },
      {
        fr: "Chaque personne écrit ses ingrédients sur sa feuille, sans parler.",
        en: "Everyone writes their ingredients on a sheet of their own, without talking.",
      },
      "private",
    ),
    phase(
      "reveal",
      15,
      { fr: "Mise en commun", en: "Sharing" },
      { fr: "Lire les cartes ensemble, à voix haute.", en: "Read the cards together, aloud." },
    ),
    phase(
      "cluster",
      25,
      { fr: "Regrouper sans écraser", en: "Group without flattening" },
      {
        fr: "Rapprocher ce qui va ensemble. Les mots d’origine restent.",
        en: "Bring together what belongs together. Original words stay.",
      },
    ),
    phase(
      "vote",
      12,
      { fr: "Choisir ce qui compte", en: "Choose what matters" },
      { fr: "Dire ce qui est le plus important pour la suite.", en: "Say what matters most for what comes next." },
    ),
    phase(
      "frame",
      18,
      { fr: "Avant, pendant, après", en: "Before, during, after" },
      { fr: "Écrire le référentiel à partir des cartes.", en: "Write the framework from the cards." },
    ),
    phase(
      "close",
      10,
      { fr: "Évaluation et suite", en: "Evaluation and next steps" },
      { fr: "Dire ce qu’on garde, et qui fait quoi.", en: "Say what we keep, and who does what." },
    ),
  ],
};

const FREE: Template = {
  name: "free",
  zones: [{ title: { fr: "La table", en: "The table" }, section: null, rect: { x: 0, y: 0, w: 1_400, h: 860 } }],
  phases: [phase("work", 30, { fr: "Travail", en: "Work" }, { fr: "", en: "" })],
};

const TEMPLATES: Readonly<Record<TemplateName, Template>> = { ingredients: INGREDIENTS, free: FREE };

export function templateOf(name: TemplateName): Template {
  return TEMPLATES[name];
}

/** The first update of every board: schema and areas. */
export function writeTemplate(hand: Hand, template: Template, locale: Locale): void {
  transact(hand, () => {
    rootOf(hand.doc, "meta").set("schema", SCHEMA_VERSION);
    for (const zone of template.zones)
      addZone(hand, { title: zone.title[locale], rect: zone.rect, section: zone.section });
  });
}

/** Phase ids are the plan's own words, so that scripts and links can name them. */
export function templatePhases(template: Template, locale: Locale): Phase[] {
  return template.phases.map(({ id, name, purpose, minutes, gate }) => ({
    id: id as PhaseId,
    name: name[locale],
    purpose: purpose[locale],
    minutes,
    gate,
  }));
}
