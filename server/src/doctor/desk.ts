import process from "node:process";
import { parseArgs } from "node:util";
import type { Locale } from "@tablee/shared/locales";
import { readConfig } from "../config.ts";
import { FolderInUseError } from "../store/folder.ts";
import type { Finding } from "./findings.ts";
import { wordsFor, WORDS } from "./words.ts";
import type { Words } from "./words.ts";

/** What the three programs of this folder share: who asks, in which language, and how they end. */

/** Of a program: all is well, something was found, it could not be done. */
export const EXIT = { sound: 0, found: 1, couldNot: 2 } as const;

export interface Desk {
  readonly locale: Locale;
  readonly words: Words;
  readonly dataDir: string;
  /** What was named beside the options. */
  readonly named: readonly string[];
  readonly has: (flag: string) => boolean;
}

type Name = keyof Words["usage"];

export interface Program {
  readonly name: Name;
  readonly flags: readonly string[];
  /** How many things are named. */
  readonly names: number;
  readonly run: (desk: Desk) => number | Promise<number>;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function sayAll(findings: readonly Finding[], words: Words): void {
  for (const finding of findings) say(`- ${wordsFor(finding, words)}`);
}

/** As programs of a system choose their language. */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const wish = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return wish.toLowerCase().startsWith("fr") ? "fr" : "en";
}

function deskOf({ flags, names }: Program, locale: Locale): Desk | string {
  const config = readConfig(process.env);
  if (!config.ok) return config.detail ?? config.reason;
  const options = { data: { type: "string" as const }, ...Object.fromEntries(flags.map((flag) => [flag, BOOLEAN])) };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length !== names) return "";
    const given: Readonly<Record<string, unknown>> = values;
    const dataDir = typeof given["data"] === "string" ? given["data"] : config.value.dataDir;
    return { locale, words: WORDS[locale], dataDir, named: positionals, has: (flag) => given[flag] === true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const BOOLEAN = { type: "boolean" } as const;

export async function runProgram(program: Program): Promise<void> {
  const locale = localeOf(process.env);
  const words = WORDS[locale];
  const desk = deskOf(program, locale);
  if (typeof desk === "string") {
    if (desk !== "") say(desk);
    say(words.usage[program.name]);
    process.exitCode = EXIT.couldNot;
    return;
  }
  try {
    process.exitCode = await program.run(desk);
  } catch (error) {
    if (error instanceof FolderInUseError) say(words.served(desk.dataDir));
    else say(words.failed(error instanceof Error ? error.message : String(error)));
    process.exitCode = EXIT.couldNot;
  }
}
