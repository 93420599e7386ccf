import { createInstance } from "i18next";
import type { TFunction } from "i18next";
import { createStore } from "zustand/vanilla";
import { LOCALES } from "@tablee/shared/locales";
import type { Locale } from "@tablee/shared/locales";

/** All words that have been brought, and the language that is read now: none where a program plays a board. */
export const language = createStore<{ readonly locale: Locale | null }>(() => ({ locale: null }));

const words = createInstance();
void words.init({
  initAsync: false,
  lng: "fr",
  fallbackLng: "fr",
  supportedLngs: LOCALES,
  resources: { fr: {}, en: {} },
  interpolation: { escapeValue: false },
});

const spoken = new Map<string, TFunction>();

export function addTree(locale: Locale, room: string, tree: object): void {
  words.addResourceBundle(locale, room, tree);
}

export function currentLocale(): Locale {
  return language.getState().locale ?? "fr";
}

/** The words of one room of the house: the same function each time, whatever is added later. */
export function wordsOf<Room extends string>(locale: Locale, room: Room): TFunction<Room> {
  const key = `${locale} ${room}`;
  const known = spoken.get(key) ?? words.getFixedT(locale, room);
  spoken.set(key, known);
  // Which room it is of, its type alone says: for whoever reads the code.
  return known as TFunction<Room>;
}
