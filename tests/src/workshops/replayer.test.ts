import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";
import { parseScript } from "./script.ts";
import type { Ran } from "./run-replayer.ts";

const FIXTURE = path.resolve(import.meta.dirname, "../../fixtures/four-at-the-table.json");
const Loose = z.looseObject({ timeline: z.array(z.looseObject({})), finalAssertions: z.array(z.looseObject({})) });
type LooseScript = z.output<typeof Loose>;

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tablee-replayer-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function withOne(change: (script: LooseScript) => unknown): string {
  return JSON.stringify(change(Loose.parse(JSON.parse(readFileSync(FIXTURE, "utf8")))));
}

/** The fixture, changed, as a file. */
function variant(change: (script: LooseScript) => unknown): string {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.json`);
  const changed = change(Loose.parse(JSON.parse(readFileSync(FIXTURE, "utf8"))));
  writeFileSync(file, typeof changed === "string" ? changed : JSON.stringify(changed));
  return file;
}

/** The beginning of the fixture, up to where all four are there, and then what is given. */
function after(...events: readonly object[]): string {
  return afterAnd(events, []);
}

function afterAnd(events: readonly object[], finalAssertions: readonly object[]): string {
  return variant((script) => ({
    ...script,
    timeline: [
      ...script.timeline.slice(0, 5),
      ...events.map((event) => ({ t: "001:00", atSec: 60, actor: "m", ...event })),
    ],
    finalAssertions,
  }));
}

function reportOf({ out }: Ran): Report {
  const last = out.trimEnd().split("\n").at(-1) ?? "";
  // Written by the replayer just now.
  return JSON.parse(last) as Report;
}

test("WRK1 a whole script of four people is done, offline writing, slow network and polling included", async () => {
  const ran = await runReplayer([FIXTURE, "--speed", "600", "--json"]);
  const report = reportOf(ran);
  expect(Object.keys(report)).toEqual(["done", "failed", "unknown"]);
  expect([report.failed.lists, report.unknown.lists]).toEqual([
    { actions: [], expectations: [] },
    { actions: [], expectations: [] },
  ]);
  expect(report.done.actions).toMatchObject({ createBoard: 1, join: 3, addCard: 5, netDrop: 1, netRestore: 1 });
  expect(report.done.expectations).toMatchObject({ converged: 2, zoneCount: 2, serverRejects: 1, cards: 1 });
  expect(ran.code).toBe(0);
});

test("WRK2 what the replayer does not know is unknown, by name, and fails the run", async () => {
  const file = after(
    { action: "danceTogether" },
    { action: "check", expect: [{ kind: "everybodySmiles" }, { kind: "converged", withinMs: 5_000, inTune: true }] },
    { action: "raiseHand", args: { high: true } },
    { action: "constructor" },
  );
  const ran = await runReplayer([file, "--speed", "600", "--json"]);
  const { unknown, failed } = reportOf(ran);
  expect(unknown.actions).toEqual({ danceTogether: 1, raiseHand: 1, constructor: 1 });
  expect(unknown.expectations).toEqual({ everybodySmiles: 1, converged: 1 });
  expect(failed.actions).toEqual({});
  expect(unknown.lists.actions[0]).toMatchObject({ t: "001:00", actor: "m", name: "danceTogether" });
  expect(ran.code).toBe(1);
});

test("WRK3 what does not hold or cannot be done is failed, with its reason, and the play goes on", async () => {
  const file = after(
    { actor: "t", action: "setPhase", args: "first" },
    { actor: "o", action: "addCard", args: { card: "c3" }, expect: [{ kind: "presenceCount", is: 9 }] },
  );
  const ran = await runReplayer([file, "--speed", "600", "--json"]);
  const { done, failed } = reportOf(ran);
  expect(failed.lists.actions).toMatchObject([{ name: "setPhase", actor: "t", reason: "not-allowed" }]);
  expect(failed.expectations).toEqual({ presenceCount: 1 });
  expect(failed.lists.expectations[0]?.reason).toContain("counts 4 seats");
  expect(done.actions["addCard"]).toBe(1);
  expect(ran.code).toBe(1);
});

test("WRK4 --only judges what it names, and does the rest all the same", async () => {
  const file = after({ action: "danceTogether" }, { actor: "t", action: "addCard", args: { card: "c1" } });
  const ran = await runReplayer([file, "--speed", "600", "--json", "--only", "addCard,converged"]);
  const report = reportOf(ran);
  expect(report.done.actions).toEqual({ addCard: 1 });
  expect(report.done.expectations).toEqual({ converged: 1 });
  expect(report.unknown.actions).toEqual({});
  expect(ran.said).toContain("(not judged) 001:00 m danceTogether unknown");
  expect(ran.code).toBe(0);
});

test("WRK5 a file that is no script is refused before anything starts, naming the file and the place", async () => {
  const cases = [
    ["{ not json", /x\.json is not JSON/],
    [withOne((script) => ({ ...script, timeline: undefined })), /x\.json is not a workshop script:\n {2}timeline: /],
    [withOne((script) => ({ ...script, timeline: [{ t: "0", atSec: "soon" }] })), /timeline\.0\.atSec/],
    [withOne((script) => ({ ...script, participants: [] })), /participants/],
    [
      withOne((script) => ({ ...script, timeline: [{ t: "0", atSec: 0, actor: "nobody", action: "check" }] })),
      /timeline\.0\.actor: “nobody” is not a participant/,
    ],
  ] as const;
  for (const [text, message] of cases) expect(() => parseScript(text, "x.json")).toThrow(message);
  const ran = await runReplayer([variant(() => "{ not json"), "--json"]);
  expect(ran.said).toMatch(/is not JSON/);
  expect({ code: ran.code, out: ran.out }).toEqual({ code: 2, out: "" });
});

test.each([
  {
    what: "a misspelt name",
    args: [FIXTURE, "--only", "addCrad"],
    said: "“addCrad” is neither in the script nor known",
  },
  { what: "a speed in words", args: [FIXTURE, "--speed", "fast"], said: "--speed takes a number above 0" },
  { what: "a stranger", args: [FIXTURE, "--browsers", "m,x"], said: "“x” is neither a number nor a participant" },
  { what: "a file that is not there", args: ["absent.json"], said: "cannot be read" },
  { what: "an end in words", args: [FIXTURE, "--kill", "soon"], said: "--kill takes a moment of the script as mmm:ss" },
  { what: "an end after the end", args: [FIXTURE, "--kill", "003:00"], said: "nothing is played after 003:00" },
])("WRK10 with $what nothing is begun, and it is said why", async ({ args, said }) => {
  const ran = await runReplayer(args);
  expect(ran.said).toContain(said);
  expect({ code: ran.code, out: ran.out }).toEqual({ code: 2, out: "" });
});

/** Cards, a hand and the floor fall into the time in which the server is away; what all hold is asked at the end. */
const WHILE_AWAY = [
  { actor: "t", action: "addCard", args: { card: "c1" } },
  { actor: "o", action: "addCard", args: { card: "c3" } },
  { actor: "b", action: "addCard", args: { card: "c2" } },
  { actor: "b", action: "raiseHand" },
  { actor: "m", action: "giveFloor", args: { to: "b" } },
] as const;
const HELD_AT_THE_END = [{ kind: "cards", is: 3 }, { kind: "lostCards", is: 0 }, { kind: "everyCardInOutline" }];

/** What was done, of that alone which falls into the time without a server, and whatever was not. */
async function playWhileAway(name: "restart" | "kill") {
  const file = afterAnd(WHILE_AWAY, HELD_AT_THE_END);
  const ran = await runReplayer([file, "--speed", "600", "--json", `--${name}`, "000:30"]);
  const { done, failed, unknown } = reportOf(ran);
  const { addCard, raiseHand, giveFloor } = done.actions;
  const { cards, lostCards, everyCardInOutline } = done.expectations;
  return {
    code: ran.code,
    done: { addCard, raiseHand, giveFloor, cards, lostCards, everyCardInOutline },
    not: [failed, unknown].flatMap(({ lists }) => [...lists.actions, ...lists.expectations]),
    end: done.lists.actions.find((entry) => entry.name === name),
  };
}

const ALL_DONE = {
  code: 0,
  done: { addCard: 3, raiseHand: 1, giveFloor: 1, cards: 1, lostCards: 1, everyCardInOutline: 1 },
  not: [],
};

test("WRK11 --restart ends the server in the middle and starts it again: people play on, all come back, and nothing is lost", async () => {
  expect(await playWhileAway("restart")).toMatchObject({
    ...ALL_DONE,
    end: { t: "000:30", reason: expect.stringMatching(/^ended with 0, .*, 4 back after/) },
  });
});

test("WRK12 --kill ends it by kill -9, and the same holds", async () => {
  expect(await playWhileAway("kill")).toMatchObject({
    ...ALL_DONE,
    end: { t: "000:30", reason: expect.stringMatching(/^ended with SIGKILL, .*, 4 back after/) },
  });
});

test.each(["restart", "kill"])("WRK13 --%s of a server that somebody else has started is refused", async (name) => {
  const ran = await runReplayer([FIXTURE, `--${name}`, "000:30", "--base", "http://127.0.0.1:1"]);
  expect(ran.said).toContain("end the replayer’s own server: they do not go with --base");
  expect({ code: ran.code, out: ran.out }).toEqual({ code: 2, out: "" });
});
