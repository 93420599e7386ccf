import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { LOCALES } from "@tablee/shared/locales";
import type { Locale } from "@tablee/shared/locales";
import { readKept, writeKept } from "../kept.ts";

interface Both {
  readonly fr: object;
  readonly en: object;
}

type Files = Readonly<Record<string, Readonly<Record<string, Both>>>>;

/** What the first page says. Every file of `words/` is a namespace of its file's name; the others come with the board. */
const files: Files = import.meta.glob("./words/{pages,ui}.ts", { eager: true });

const KEY = "tablee.locale";

function resources(some: Files): Record<Locale, Record<string, object>> {
  const all: Record<Locale, Record<string, object>> = { fr: {}, en: {} };
  for (const [path, file] of Object.entries(some)) {
    const namespace = namespaceOf(path);
    for (const both of Object.values(file)) {
      all.fr[namespace] = both.fr;
      all.en[namespace] = both.en;
    }
  }
  return all;
}

type Bring = (locale: Locale) => Promise<Readonly<Record<string, object>>>;

const more = new Set<Bring>();

/** Adds the words of rooms that are loaded later, before anything of them is shown: in one language, until another is asked for. */
export function addWords(bring: Bring): Promise<void> {
  more.add(bring);
  return addIn(currentLocale(), bring);
}

async function addIn(locale: Locale, bring: Bring): Promise<void> {
  for (const [path, tree] of Object.entries(await bring(locale)))
    i18next.addResourceBundle(locale, namespaceOf(path), tree);
}

function namespaceOf(path: string): string {
  return path.replace(/^.*\/|\.ts$/g, "");
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
    // What it is given is all there is: nothing is waited for.
    initAsync: false,
    resources: resources(files),
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
  await Promise.all([...more].map((bring) => addIn(locale, bring)));
  await i18next.changeLanguage(locale);
}
