import { readFileSync } from "node:fs";
import { z } from "zod";
import { VIEWS } from "@tablee/shared/presence/presence";
import { GATES } from "@tablee/shared/session/types";

/** A workshop, minute by minute: who is there, what they write, and what happens when. */

const Words = z.object({ fr: z.string().optional(), en: z.string().optional() });

const Participant = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.string(),
  knowledge: z.string().optional(),
  locale: z.string().default("fr"),
  device: z.string().default("laptop"),
  transport: z.enum(["websocket", "polling"]).default("websocket"),
  host: z.boolean().default(false),
  /** Two hosts of one name lead together. */
  duo: z.string().optional(),
  network: z.string().optional(),
  assistive: z.string().optional(),
  /** What they look at the table by, from when they come. */
  view: z.enum(VIEWS).optional(),
  sharedWith: z.string().optional(),
  zoom: z.number().positive().optional(),
  theme: z.string().optional(),
});

const Contribution = Words.extend({
  id: z.string().min(1),
  author: z.string(),
  zone: z.string(),
  board: z.string().optional(),
  knowledge: z.string().optional(),
  original: z.object({ lang: z.string(), text: z.string() }).optional(),
});

const Expectation = z.looseObject({ kind: z.string().min(1) });

const Event = z.object({
  t: z.string(),
  atSec: z.number().nonnegative(),
  actor: z.string(),
  action: z.string().min(1),
  args: z.unknown().optional(),
  expect: z.array(Expectation).default([]),
});

const Titled = Words.extend({ id: z.string().min(1) });

const Planned = Titled.extend({
  min: z.number().nonnegative(),
  gate: z.enum(GATES).catch("open"),
});

const Script = z.object({
  schema: z.literal("workshop-script/1"),
  id: z.string().min(1),
  title: Words,
  durationMin: z.number().positive(),
  board: z.object({
    zones: z.array(Titled),
    boards: z.array(Titled).optional(),
    phases: z.array(Planned).default([]),
    settings: z.looseObject({ carryOver: z.array(z.string()).optional() }).optional(),
  }),
  /** Of a meeting that has others before it: which one it is. */
  recurrence: z.object({ session: z.int().min(1) }).optional(),
  participants: z.array(Participant).min(1),
  contributions: z.array(Contribution),
  timeline: z.array(Event),
  finalAssertions: z.array(Expectation).default([]),
});

export type Script = z.output<typeof Script>;
export type Participant = z.output<typeof Participant>;
export type Contribution = z.output<typeof Contribution>;
export type Expectation = z.output<typeof Expectation>;
export type ScriptEvent = z.output<typeof Event>;

/** The file cannot be played; the message names the file and the place in it. */
export class ScriptError extends Error {
  override readonly name = "ScriptError";
}

export function parseScript(text: string, file: string): Script {
  const parsed = Script.safeParse(readJson(text, file));
  if (!parsed.success) {
    const said = parsed.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `  ${path.join(".") || "file"}: ${message}`);
    throw new ScriptError(`${file} is not a workshop script:\n${said.join("\n")}`);
  }
  const script = parsed.data;
  checkPeople(script, file);
  // Stable: what happens at the same second keeps the order of the file.
  return { ...script, timeline: script.timeline.toSorted((one, other) => one.atSec - other.atSec) };
}

export function readScript(file: string): Script {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new ScriptError(`${file} cannot be read. Give the path of a workshop script.`, { cause: error });
  }
  return parseScript(text, file);
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : "unreadable";
    throw new ScriptError(`${file} is not JSON: ${said}`, { cause: error });
  }
}

function checkPeople({ participants, timeline, contributions }: Script, file: string): void {
  const known = new Set(participants.map(({ id }) => id));
  if (known.size < participants.length) throw new ScriptError(`${file}: two participants have the same id`);
  if (new Set(contributions.map(({ id }) => id)).size < contributions.length)
    throw new ScriptError(`${file}: two contributions have the same id`);
  const [at, stranger] = [...timeline.entries()].find(([, { actor }]) => !known.has(actor)) ?? [];
  if (stranger) throw new ScriptError(`${file}: timeline.${at}.actor: “${stranger.actor}” is not a participant`);
}

/** What a person writes on a card: their own words if the script has them, else the words of their language. */
export function textOfCard(card: Contribution, locale: string): string {
  return card.original?.text ?? textFor(card, locale);
}

export function textFor(words: z.output<typeof Words>, locale: string): string {
  return (locale === "en" ? words.en : words.fr) ?? words.fr ?? words.en ?? "";
}
