import type { Locale } from "../locales.ts";

/**
 * The lists of the practice sheet of the European Social Network, as public vocabularies: themes, the twenty principles of the
 * European Pillar of Social Rights with their numbers, and the states of a practice. The numbers of themes are ours, in the order of
 * the sheet. French themes and states are our translation.
 */

type Term = Readonly<Record<Locale, string>>;

/** By number, from 1. What is in none of them is `other`, in words. */
export const THEMES: readonly Term[] = [
  { en: "Ageing & Care", fr: "Vieillissement et soins" },
  { en: "Asylum & Migration", fr: "Asile et migration" },
  { en: "Young People", fr: "Jeunes" },
  { en: "Support for Children & Families", fr: "Soutien aux enfants et aux familles" },
  { en: "Community Care", fr: "Accompagnement de proximité" },
  { en: "Co-Production", fr: "Co-production" },
  { en: "Disability", fr: "Handicap" },
  { en: "Housing & Homelessness", fr: "Logement et sans-abrisme" },
  { en: "Artificial Intelligence", fr: "Intelligence artificielle" },
  { en: "Digitalisation", fr: "Numérique" },
  { en: "Quality Care", fr: "Qualité de l’accompagnement" },
  { en: "Labour Market Inclusion", fr: "Insertion professionnelle" },
  { en: "Social Inclusion", fr: "Inclusion sociale" },
  { en: "Technology", fr: "Technologie" },
  { en: "Workforce and Leadership", fr: "Professionnels et encadrement" },
  { en: "Social Benefits", fr: "Prestations sociales" },
  { en: "Integrated Care & Support", fr: "Accompagnement intégré" },
  { en: "EU Funding", fr: "Financements européens" },
  { en: "Social Service\u2019s Resilience", fr: "Résilience des services sociaux" },
  { en: "Mental Health", fr: "Santé mentale" },
  { en: "Person-Centred Care", fr: "Accompagnement centré sur la personne" },
  { en: "Research & Use of Evidence", fr: "Recherche et usage des preuves" },
];

/** By number, from 1: the first is education. */
export const PRINCIPLES: readonly Term[] = [
  {
    en: "Education, training and life-long learning",
    fr: "Éducation, formation et apprentissage tout au long de la vie",
  },
  { en: "Gender equality", fr: "Égalité entre les femmes et les hommes" },
  { en: "Equal opportunities", fr: "Égalité des chances" },
  { en: "Active support to employment", fr: "Soutien actif à l’emploi" },
  { en: "Secure and adaptable employment", fr: "Emplois sûrs et adaptables" },
  { en: "Fair wages", fr: "Salaires" },
  {
    en: "Transparent employment conditions",
    fr: "Informations concernant les conditions d’emploi et protection en cas de licenciement",
  },
  { en: "Social dialogue", fr: "Dialogue social et participation des travailleurs" },
  { en: "Work-life balance", fr: "Équilibre entre la vie professionnelle et la vie privée" },
  {
    en: "Healthy, safe work environment",
    fr: "Environnement de travail sain, sûr et adapté et protection des données",
  },
  { en: "Childcare and child support", fr: "Accueil de l’enfance et aide à l’enfance" },
  { en: "Social protection", fr: "Protection sociale" },
  { en: "Unemployment benefits", fr: "Prestations de chômage" },
  { en: "Minimum income", fr: "Revenu minimum" },
  { en: "Old age income and pensions", fr: "Prestations de vieillesse et pensions" },
  { en: "Health care", fr: "Soins de santé" },
  { en: "Inclusion of people with disabilities", fr: "Inclusion des personnes handicapées" },
  { en: "Long-term care", fr: "Soins de longue durée" },
  { en: "Housing and assistance to homeless", fr: "Logement et aide aux sans-abri" },
  { en: "Access to essential services", fr: "Accès aux services essentiels" },
];

export const STATUSES = ["concept", "execution", "consolidation", "scaling", "other"] as const;
export type Status = (typeof STATUSES)[number];

export const STATUS_TERMS: Readonly<Record<Status, Term>> = {
  concept: { en: "Concept and Design Phase", fr: "Conception" },
  execution: { en: "Execution & Monitoring Phase", fr: "Mise en œuvre et suivi" },
  consolidation: { en: "Consolidation Phase", fr: "Consolidation" },
  scaling: { en: "Scaling Up and Transformation Phase", fr: "Changement d’échelle et transformation" },
  other: { en: "Other (please specify)", fr: "Autre (préciser)" },
};

/** What is in no list, and needs words of its own. */
export const OTHER = "other";

const LISTS = { theme: THEMES, principle: PRINCIPLES } as const;
export type Listed = keyof typeof LISTS;

export function isListed(field: string): field is Listed {
  return field === "theme" || field === "principle";
}

export function termsOf(field: Listed): readonly Term[] {
  return LISTS[field];
}

/** The number a value names in its list; `null`: none. */
export function numberIn(field: Listed, value: string | null): number | null {
  const number = value !== null && /^\d{1,2}$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= LISTS[field].length ? number : null;
}

export function isStatus(value: string | null): value is Status {
  return STATUSES.some((status) => status === value);
}
