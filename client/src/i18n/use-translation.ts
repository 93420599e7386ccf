import type { TFunction } from "i18next";
import { useStore } from "zustand";
import type { Locale } from "@tablee/shared/locales";
import { language, wordsOf } from "./spoken.ts";

interface Translation<Room extends string> {
  readonly t: TFunction<Room>;
  readonly locale: Locale;
}

/**
 * The words of one room of the house, in the language that is read now. It is all that a component needs of i18next: a
 * language that is chosen draws those anew that say something, and nothing else is followed.
 */
export function useTranslation<Room extends string>(room: Room): Translation<Room> {
  const locale = useStore(language, (state) => state.locale) ?? "fr";
  return { t: wordsOf(locale, room), locale };
}
