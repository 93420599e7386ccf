import { useStore } from "zustand";
import type { Locale } from "@tablee/shared/locales";
import { language, wordsOf } from "./i18n.ts";
import type { TFunction } from "./translate.ts";

export interface Translation<Room extends string> {
  readonly t: TFunction<Room>;
  readonly locale: Locale;
}

/** The words of one room of the house, in the language that is read now. */
export function useTranslation<Room extends string>(room: Room): Translation<Room> {
  const locale = useStore(language, (state) => state.locale) ?? "fr";
  return { t: wordsOf(locale, room), locale };
}
