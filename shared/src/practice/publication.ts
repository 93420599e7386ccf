import { compareOrder } from "../board/order.ts";
import type { Board, Statement } from "../board/types.ts";

/**
 * What a publication says of itself, so that it can be found, read in two languages, quoted rightly and passed on: five
 * things, without which it does not leave.
 */

export const PUBLICATION_PARTS = ["title-fr", "abstract-fr", "title-en", "abstract-en", "licence", "doi"] as const;
export type PublicationPart = (typeof PUBLICATION_PARTS)[number];

/** Free licences, from the freest on: their name, which is the same in each language, and where their text stands. */
export const LICENCES = {
  cc0: { name: "CC0 1.0", address: "https://creativecommons.org/publicdomain/zero/1.0/" },
  by: { name: "CC BY 4.0", address: "https://creativecommons.org/licenses/by/4.0/" },
  bysa: { name: "CC BY-SA 4.0", address: "https://creativecommons.org/licenses/by-sa/4.0/" },
  etalab: {
    name: "Licence Ouverte 2.0 (Etalab)",
    address: "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
  },
  fal: { name: "Licence Art Libre 1.3", address: "https://artlibre.org/licence/lal/" },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly address: string }>>;
export type LicenceId = keyof typeof LICENCES;
// The keys of the table just above.
export const LICENCE_IDS = Object.keys(LICENCES) as readonly LicenceId[];

export const FIVE = ["abstract-fr", "abstract-en", "citation", "licence", "identifier"] as const;
/** A title goes with its abstract; a citation needs somebody who wishes to be named. */
export type OneOfFive = (typeof FIVE)[number];

export interface Written {
  readonly title: string;
  readonly abstract: string;
}

/** As it stands, perhaps not whole. */
export interface PublicationRecord {
  readonly fr: Written;
  readonly en: Written;
  /** As they want to be named, in the order of the alphabet: nobody is first. */
  readonly authors: readonly string[];
  readonly licence: LicenceId | null;
  /** A DOI that somebody wrote in, or what the house made; empty: none. */
  readonly identifier: string;
  readonly year: number;
}

/** The words of a part: of several that people wrote at once, the first; the others stand under it as drafts. */
export function writtenOf(
  { statements }: Pick<Board, "statements">,
  part: PublicationPart,
): { readonly kept: Statement | null; readonly drafts: readonly Statement[] } {
  const [kept = null, ...drafts] = [...statements.values()]
    .filter((one) => one.field === "publication" && one.value === part && one.text.trim() !== "")
    .sort(compareOrder);
  return { kept, drafts };
}

export function recordOf(
  board: Pick<Board, "statements">,
  given: {
    readonly authors: readonly string[];
    /** Made by the house; null: not yet. */
    readonly urn: string | null;
    readonly year: number;
  },
): PublicationRecord {
  const words = (part: PublicationPart): string => writtenOf(board, part).kept?.text.trim() ?? "";
  const licence = words("licence");
  const doi = doiIn(words("doi"));
  return {
    fr: { title: words("title-fr"), abstract: words("abstract-fr") },
    en: { title: words("title-en"), abstract: words("abstract-en") },
    authors: given.authors,
    licence: LICENCE_IDS.find((id) => id === licence) ?? null,
    identifier: doi === null ? (given.urn ?? "") : `https://doi.org/${doi}`,
    year: given.year,
  };
}

/** What keeps it here, in the order of the five. */
export function missingIn({ fr, en, authors, licence, identifier }: PublicationRecord): readonly OneOfFive[] {
  const isThere: Readonly<Record<OneOfFive, boolean>> = {
    "abstract-fr": fr.title !== "" && fr.abstract !== "",
    "abstract-en": en.title !== "" && en.abstract !== "",
    citation: authors.length > 0,
    licence: licence !== null,
    identifier: identifier !== "",
  };
  return FIVE.filter((one) => !isThere[one]);
}

/** How to cite it: authors, year, both titles, licence and where it is found. */
export function citationOf({ fr, en, authors, licence, identifier, year }: PublicationRecord): string {
  const titles = [fr.title, en.title].filter((title) => title !== "").join(" / ");
  const parts = [`${authors.join(", ")} (${year})`, titles, licence === null ? "" : LICENCES[licence].name, identifier];
  return parts
    .filter((part) => part !== "")
    .map((part) => (part === identifier || /[.!?…]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;

/** However it was pasted; null for anything else. */
export function doiIn(text: string): string | null {
  return DOI.exec(text.trim())?.[1] ?? null;
}

/** A name for the ages that needs no registry: a UUID (version 8) of the bytes that `id` was made of. */
export function urnOf(id: string): string {
  const chars = Array.from({ length: 22 }, (_, at) => id.charAt(at) || "A");
  const bytes = chars.reduce((bits, char) => (bits << 6n) | sixBits(char), 0n) >> 4n;
  const digits = bytes.toString(16).padStart(32, "0");
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ];
  return `urn:uuid:${groups.join("-")}`;
}

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function sixBits(char: string): bigint {
  return BigInt(Math.max(0, BASE64URL.indexOf(char)));
}
