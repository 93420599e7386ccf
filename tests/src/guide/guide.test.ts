import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { sessionWords } from "@tablee/client/i18n/words/session";
import { LOCALES } from "@tablee/shared/locales";
import type { Locale } from "@tablee/shared/locales";
import { TEMPLATE_NAMES } from "@tablee/shared/templates/names";
import { templateOf } from "@tablee/shared/templates/templates";
import { ROOT } from "../support/sources.ts";
import { PICTURE_MAX_BYTES, PICTURES } from "./camera.ts";

const ALL_PICTURES_MAX_BYTES = 1_500_000;
const WORDS = path.join(ROOT, "client/src/i18n/words");

function guideOf(locale: Locale): string {
  return readFileSync(path.join(ROOT, "docs", `guide.${locale}.md`), "utf8");
}

/** The narrow spaces of French are spaces to whoever looks for a button. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

function textsIn(tree: unknown): string[] {
  if (typeof tree === "string") return [tree];
  return typeof tree === "object" && tree !== null ? Object.values(tree).flatMap((part) => textsIn(part)) : [];
}

/** Everything that a page says in a language, as patterns: what is filled in may be anything. */
async function saidIn(locale: Locale): Promise<RegExp[]> {
  const files = readdirSync(WORDS).map((file) => pathToFileURL(path.join(WORDS, file)).href);
  const modules: Record<string, Record<Locale, unknown>>[] = await Promise.all(files.map((file) => import(file)));
  const templates = TEMPLATE_NAMES.flatMap((name) => [...templateOf(name).phases, ...templateOf(name).zones]);
  const named = templates.flatMap((one) => ("name" in one ? one.name[locale] : one.title[locale]));
  const texts = modules.flatMap((module) => Object.values(module).flatMap((both) => textsIn(both[locale])));
  const { next, begin } = sessionWords[locale];
  const steps = [next, begin].flatMap((step) => named.map((name) => step.replace("{{name}}", name)));
  return [...texts.filter((text) => text !== next && text !== begin), ...named, ...steps]
    .filter((text) => text.replace(/\{\{.*?\}\}/g, "").trim().length > 2)
    .map(
      (text) =>
        new RegExp(
          `^${plain(text)
            .split(/\{\{.*?\}\}/)
            .map((part) => escaped(part))
            .join(".+")}$`,
        ),
    );
}

function quotedIn(markdown: string): string[] {
  return [...markdown.matchAll(/\*\*(.+?)\*\*/g)].map(([, words = ""]) => plain(words));
}

function strangersIn(markdown: string, said: readonly RegExp[]): string[] {
  return quotedIn(markdown).filter((words) => !said.some((pattern) => pattern.test(words)));
}

describe.each(LOCALES)("the guide in %s", (locale) => {
  test(`GUI1 every word in bold of the guide stands on a screen, in the same language (${locale})`, async () => {
    const said = await saidIn(locale);
    expect(quotedIn(guideOf(locale)).length).toBeGreaterThan(90);
    expect(strangersIn(guideOf(locale), said)).toEqual([]);
    expect(strangersIn("Press **Open the tabel** or **Ouvrir la tabel**.", said)).toHaveLength(2);
    expect(strangersIn(guideOf(locale === "fr" ? "en" : "fr"), said).length).toBeGreaterThan(50);
  });

  test(`GUI2 each picture is there, small, with words for those who do not see it, and none is there for nothing (${locale})`, () => {
    const shown = [...guideOf(locale).matchAll(/!\[(.*)\]\((.+?)\)/g)];
    expect(shown.length).toBeGreaterThanOrEqual(14);
    for (const [, words = "", file = ""] of shown) {
      expect(words).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect([file, existsSync(path.join(ROOT, "docs", file))]).toEqual([file, true]);
    }
    const names = shown.map(([, , file = ""]) => path.basename(file));
    expect(new Set(names).size).toBe(names.length);
    expect(readdirSync(path.join(PICTURES, locale)).toSorted()).toEqual(names.toSorted());
  });
});

test("GUI3 the guides of both languages have the same steps and the same pictures, and all pictures together are light", () => {
  const shape = (locale: Locale): string[] =>
    guideOf(locale)
      .split("\n")
      .flatMap((line) => (/^(#+|\d+\.|- |!\[)/.exec(line)?.[0] ?? "") || [])
      .concat([...guideOf(locale).matchAll(/guide\/\w+\/(\w+\.webp)/g)].map(([, name = ""]) => name));
  expect(shape("fr")).toEqual(shape("en"));
  const sizes = LOCALES.flatMap((locale) =>
    readdirSync(path.join(PICTURES, locale)).map((file) => statSync(path.join(PICTURES, locale, file)).size),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(PICTURE_MAX_BYTES);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(ALL_PICTURES_MAX_BYTES);
});
