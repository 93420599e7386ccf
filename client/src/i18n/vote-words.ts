import type { Locale } from "@tablee/shared/locales";
import { addWords } from "./i18n.ts";

/** The words of votes come with their panel: they are many, and most of the time nobody votes. */
const languages = {
  fr: import.meta.glob<object>("./words/votes.ts", { query: "?fr", import: "default" }),
  en: import.meta.glob<object>("./words/votes.ts", { query: "?en", import: "default" }),
} satisfies Record<Locale, unknown>;

async function inOne(locale: Locale): Promise<Readonly<Record<string, object>>> {
  const files = Object.entries(languages[locale]);
  return Object.fromEntries(await Promise.all(files.map(async ([path, load]) => [path, await load()] as const)));
}

export function bringVoteWords(): Promise<void> {
  return addWords(inOne);
}
