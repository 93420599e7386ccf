import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { INSPECTED } from "../support/server-memory.ts";
import { Served } from "../support/served.ts";
import { Browsers } from "./browsers.ts";
import { chooseBrowsers } from "./choose.ts";
import { needlesOf } from "./expectations/nothing-left.ts";
import { Pictures } from "./pictures.ts";
import { knownNames, playWorkshop } from "./player.ts";
import { isClean, reportText } from "./report.ts";
import type { Report } from "./report.ts";
import { readScript, ScriptError } from "./script.ts";
import type { Script } from "./script.ts";
import { secondsOf, STRIKE_NAMES } from "./strikes.ts";
import type { Strike } from "./strikes.ts";

/** `npm run workshop`: docs/workshops.md says what it takes and gives. Exit 0: all done; 1: not all; 2: it could not begin. */

const USAGE =
  "npm run workshop -- FILE [--speed N] [--browsers K|p01,p02] [--restart mmm:ss] [--kill mmm:ss] [--pictures FOLDER] [--base URL] [--json] [--only name,name]";
const USUAL_SPEED = 60;

class UsageError extends Error {
  override readonly name = "UsageError";
}

interface Asked {
  readonly script: Script;
  readonly speed: number;
  readonly inBrowser: ReadonlySet<string>;
  readonly base: string | null;
  readonly json: boolean;
  readonly only: ReadonlySet<string> | null;
  readonly strikes: readonly Strike[];
  readonly pictures: Pictures | null;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function readAsked(args: readonly string[]): Asked {
  const { values, positionals } = parsedArgs(args);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError("Give one script.");
  const script = readScript(fromWhereAsked(file));
  return {
    script,
    speed: positive("--speed", values.speed) ?? USUAL_SPEED,
    inBrowser: readBrowsers(script, values.browsers ?? "0"),
    base: values.base?.replace(/\/+$/, "") ?? null,
    json: values.json ?? false,
    only: readOnly(script, values.only),
    strikes: readStrikes(script, values),
    pictures: values.pictures === undefined ? null : new Pictures(fromWhereAsked(values.pictures)),
  };
}

/** npm runs from the root of the project, whoever called it from a folder of their own. */
function fromWhereAsked(file: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? ".", file);
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        speed: { type: "string" },
        browsers: { type: "string" },
        base: { type: "string" },
        json: { type: "boolean" },
        only: { type: "string" },
        restart: { type: "string", multiple: true },
        kill: { type: "string", multiple: true },
        pictures: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "unreadable", { cause: error });
  }
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new UsageError(`${name} takes a number above 0, not “${text}”.`);
  return value;
}

function readBrowsers(script: Script, text: string): ReadonlySet<string> {
  if (/^\d+$/.test(text)) return chooseBrowsers(script.participants, Number(text));
  const ids = text.split(",");
  const stranger = ids.find((id) => !script.participants.some((person) => person.id === id));
  if (stranger !== undefined) throw new UsageError(`--browsers: “${stranger}” is neither a number nor a participant.`);
  return new Set(ids);
}

function readOnly(script: Script, text: string | undefined): ReadonlySet<string> | null {
  if (text === undefined) return null;
  const names = text.split(",").map((name) => name.trim());
  const known = knownNames(script);
  const odd = names.find((name) => !known.has(name));
  // A misspelt name would judge nothing, and call it well.
  if (odd !== undefined) throw new UsageError(`--only: “${odd}” is neither in the script nor known to the replayer.`);
  return new Set(names);
}

interface Ends {
  readonly restart?: readonly string[];
  readonly kill?: readonly string[];
  readonly base?: string;
}

function readStrikes(script: Script, asked: Ends): readonly Strike[] {
  const strikes = STRIKE_NAMES.flatMap((name) => (asked[name] ?? []).map((t) => readStrike(script, name, t)));
  if (strikes.length > 0 && asked.base !== undefined)
    throw new UsageError("--restart and --kill end the replayer’s own server: they do not go with --base.");
  return strikes.toSorted((one, other) => one.atSec - other.atSec);
}

function readStrike({ timeline }: Script, name: Strike["name"], t: string): Strike {
  const atSec = secondsOf(t);
  if (atSec === null) throw new UsageError(`--${name} takes a moment of the script as mmm:ss, not “${t}”.`);
  // An end that never came would be called well.
  if (atSec > (timeline.at(-1)?.atSec ?? 0)) throw new UsageError(`--${name}: nothing is played after ${t}.`);
  return { name, t, atSec };
}

const CLIENT = path.resolve(import.meta.dirname, "../../../client/dist/index.html");

async function replay(asked: Asked): Promise<Report> {
  if (asked.base === null && asked.inBrowser.size > 0 && !existsSync(CLIENT))
    throw new UsageError("The client is not built. Start the replayer by npm run workshop.");
  // What is to be nowhere is searched for in the memory of the server and in what browsers keep, too.
  const isSearched = needlesOf(asked.script).length > 0;
  await using server = asked.base === null ? await Served.open({ node: isSearched ? INSPECTED : [] }) : null;
  // Ended from outside, this process must not leave it behind.
  process.once("exit", () => server?.signal("SIGKILL"));
  await using browsers = asked.inBrowser.size > 0 ? await Browsers.open(isSearched) : null;
  return await playWorkshop({
    ...asked,
    base: asked.base ?? server?.url ?? "",
    server,
    browsers,
    say,
    afterwards: null,
  });
}

async function main(): Promise<number> {
  try {
    const asked = readAsked(process.argv.slice(2));
    const started = Date.now();
    const report = await replay(asked);
    const text = `${reportText(report)}in ${((Date.now() - started) / 1_000).toFixed(1)} s\n`;
    if (asked.json) process.stderr.write(text);
    process.stdout.write(asked.json ? `${JSON.stringify(report)}\n` : text);
    return isClean(report) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ScriptError)) throw error;
    say(error instanceof UsageError ? `${error.message}\n${USAGE}` : error.message);
    return 2;
  }
}

// Chromium is ended with this process; Playwright alone would end it, and let the play go on without it.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)
  process.on(signal, () => process.exit(code));

process.exitCode = await main();
// A question to the server may wait ten seconds for an answer that nobody needs any more.
setTimeout(() => process.exit(), 1_000).unref();
