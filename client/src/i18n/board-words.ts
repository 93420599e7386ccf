import type { Locale } from "@tablee/shared/locales";
import { addWords } from "./i18n.ts";
import type { Bring } from "./i18n.ts";

/** All words but those of the first page, in the language that is read: a room adds its words by adding its file. */
const languages = {
  fr: () => import("./board-words.fr.ts"),
  en: () => import("./board-words.en.ts"),
} satisfies Record<Locale, unknown>;

/** The rooms of which only what is opened by hand says something: named in these two files, and in the two above. */
const laterLanguages = {
  fr: () => import("./later-words.fr.ts"),
  en: () => import("./later-words.en.ts"),
} satisfies Record<Locale, unknown>;

const bringWords: Bring = async (locale) => (await languages[locale]()).boardWords;
const bringRest: Bring = async (locale) => (await laterLanguages[locale]()).laterWords;

export function bringBoardWords(): Promise<void> {
  return addWords(bringWords);
}

let later: Promise<void> | null = null;

/** With the first part that is opened, whichever it is. */
export function bringLaterWords(): Promise<void> {
  later ??= addWords(bringRest).catch((error: unknown) => {
    later = null;
    throw error;
  });
  return later;
}
