import type { Locale } from "@tablee/shared/locales";
import { addWords } from "./i18n.ts";

/** All words but those of the first page, in the language that is read: a room adds its words by adding its file. */
const languages = {
  fr: () => import("./board-words.fr.ts"),
  en: () => import("./board-words.en.ts"),
} satisfies Record<Locale, unknown>;

async function inOne(locale: Locale): Promise<Readonly<Record<string, object>>> {
  return (await languages[locale]()).boardWords;
}

export function bringBoardWords(): Promise<void> {
  return addWords(inOne);
}
