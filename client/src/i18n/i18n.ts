import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { LOCALES } from "@tablee/shared/locales";
import type { Locale } from "@tablee/shared/locales";
import { readKept, writeKept } from "../kept.ts";

interface Both {
  readonly fr: object;
  readonly en: object;
}

/** Every file of `words/` is a namespace of its file's name: a room adds its words by adding its file. */
const files = import.meta.glob<Readonly<Record<string, Both>>>("./words/*.ts", { eager: true });

const KEY = "tablee.locale";

function resources(): Record<Locale, Record<string, object>> {
  const all: Record<Locale, Record<string, object>> = { fr: {}, en: {} };
  for (const [path, file] of Object.entries(files)) {
    const namespace = path.replace(/^.*\/|\.ts$/g, "");
    for (const both of Object.values(file)) {
      all.fr[namespace] = both.fr;
      all.en[namespace] = both.en;
    }
  }
  return all;
}

function asLocale(value: string | null | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === value?.slice(0, 2).toLowerCase());
}

function firstLocale(): Locale {
  const wished = navigator.languages.map(asLocale).find((locale) => locale !== undefined);
  return asLocale(readKept(KEY)) ?? wished ?? "fr";
}

export async function startI18n(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: resources(),
    lng: firstLocale(),
    fallbackLng: "fr",
    supportedLngs: LOCALES,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

export function currentLocale(): Locale {
  return asLocale(i18next.language) ?? "fr";
}

export async function setLocale(locale: Locale): Promise<void> {
  writeKept(KEY, locale);
  await i18next.changeLanguage(locale);
}
