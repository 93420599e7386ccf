import { LOCALES } from "@tablee/shared/locales";
import type { Locale } from "@tablee/shared/locales";
import { readKept, writeKept } from "../kept.ts";
import { addTree, currentLocale, language } from "./spoken.ts";

interface Both {
  readonly fr: object;
  readonly en: object;
}

type Files = Readonly<Record<string, Readonly<Record<string, Both>>>>;

/** What the first page says. Every file of `words/` is a room of its file's name; the others come with the board. */
const files: Files = import.meta.glob("./words/{pages,ui}.ts", { eager: true });

const KEY = "tablee.locale";

type Bring = (locale: Locale) => Promise<Readonly<Record<string, object>>>;

const more: ((locale: Locale) => Promise<void>)[] = [];

/** Adds the words of rooms that are loaded later, before anything of them is shown: in one language, until another is asked for. */
export function addWords(bring: Bring): Promise<void> {
  const add = async (locale: Locale): Promise<void> => {
    for (const [path, tree] of Object.entries(await bring(locale))) addTree(locale, roomOf(path), tree);
  };
  more.push(add);
  return add(currentLocale());
}

function roomOf(path: string): string {
  return path.replace(/^.*\/|\.ts$/g, "");
}

function asLocale(value: string | null | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === value?.slice(0, 2).toLowerCase());
}

function firstLocale(): Locale {
  const wished = navigator.languages.map(asLocale).find((locale) => locale !== undefined);
  return asLocale(readKept(KEY)) ?? wished ?? "fr";
}

export function startI18n(): void {
  for (const [path, file] of Object.entries(files)) {
    for (const both of Object.values(file)) for (const locale of LOCALES) addTree(locale, roomOf(path), both[locale]);
  }
  speak(firstLocale());
}

function speak(locale: Locale): void {
  document.documentElement.lang = locale;
  language.setState({ locale });
}

export async function setLocale(locale: Locale): Promise<void> {
  writeKept(KEY, locale);
  await Promise.all(more.map((add) => add(locale)));
  speak(locale);
}
