import type { Served } from "../support/served.ts";
import { ACTIONS } from "./actions/registry.ts";
import { JUDGES } from "./expectations/registry.ts";
import { needlesOf, nowhere } from "./expectations/nothing-left.ts";
import type { Moment } from "./expectations/judge.ts";
import type { Browsers } from "./browsers.ts";
import type { Pictures } from "./pictures.ts";
import { Play, Unknown } from "./play.ts";
import { emptyReport, record } from "./report.ts";
import type { Judged, Report, Verdict } from "./report.ts";
import type { Expectation, Script, ScriptEvent } from "./script.ts";
import { strike, STRIKE_NAMES } from "./strikes.ts";
import type { Strike } from "./strikes.ts";
import { bounded } from "./waiting.ts";

/** More than what is waited for in it, so that what was missing is named. */
const ACTION_WITHIN_MS = 60_000;
/** What is nowhere is searched for in the whole memory of a server, with each device asked one after another. */
const EXPECTATION_WITHIN_MS = 180_000;
/** Beyond the script’s own minutes. */
const SPARE_MS = 15 * 60_000;

export interface Wish {
  readonly script: Script;
  readonly base: string;
  readonly browsers: Browsers | null;
  readonly inBrowser: ReadonlySet<string>;
  /** Seconds of the script in one second. */
  readonly speed: number;
  /** Only these are judged; null for all. The others are done all the same. */
  readonly only: ReadonlySet<string> | null;
  readonly say: (line: string) => void;
  /** The server’s ends, in the order of their time. */
  readonly strikes: readonly Strike[];
  /** The replayer’s own; null for one that somebody else has started. */
  readonly server: Served | null;
  /** Null: none are taken. */
  readonly pictures: Pictures | null;
  /** With everybody still at the table, once the script is over; null: they leave. */
  readonly afterwards: ((play: Play) => Promise<void>) | null;
}

interface Outcome {
  readonly verdict: Verdict;
  readonly reason: string;
}

async function outcomeOf(work: () => Promise<string>): Promise<Outcome> {
  try {
    return { verdict: "done", reason: await work() };
  } catch (error) {
    const reason = error instanceof Error ? reasonIn(error.message) : String(error);
    return { verdict: error instanceof Unknown ? "unknown" : "failed", reason };
  }
}

/** The first line, and what a page was searched for in vain. */
function reasonIn(message: string): string {
  const [first = "", ...others] = message.split("\n");
  const waited = others.find((line) => line.includes("waiting for"));
  return waited === undefined ? first : `${first} ${waited.replace(/^.*?waiting/, "waiting").trim()}`;
}

/**
 * One event after another, each begun when its time has come and the one before it is done: the order of the script is
 * kept, whatever the speed. Nothing waits to be saved before the next begins, so that people do write at once.
 */
export async function playWorkshop(wish: Wish): Promise<Report> {
  const { script, speed } = wish;
  const report = emptyReport();
  const play = new Play(script, wish);
  const start = Date.now();
  const end = start + (script.durationMin * 60_000) / speed + SPARE_MS;
  const judging: Judging = { wish, report, play };
  const timeOf = ({ atSec }: { readonly atSec: number }): number => start + (atSec * 1_000) / speed;
  const left = [...wish.strikes];
  let struck = Promise.resolve();
  try {
    for (const event of script.timeline) {
      for (let next = left[0]; next && next.atSec <= event.atSec; next = left[0]) {
        const due = next;
        left.shift();
        await until(timeOf(due));
        // Nobody waits for the server: what comes next in the script is done while it is away.
        struck = struck.then(() => performStrike(judging, due));
      }
      await until(timeOf(event));
      // Each phase as it is at its end, when there is most to see.
      if (event.action === "setPhase") await takePictures(judging, `before-${String(event.args)}`);
      await perform(judging, event, Date.now() > end);
    }
    await struck;
    await takePictures(judging, "end");
    for (const expectation of script.finalAssertions) {
      await judgeOne(judging, expectation, { t: "end", actor: null, args: undefined, since: Date.now() });
    }
    await wish.afterwards?.(play);
  } finally {
    await play.close();
  }
  await judgeProfiles(judging);
  return report;
}

/** What is to be nowhere is in no folder of a browser either: they are closed, and have written all down. */
async function judgeProfiles(judging: Judging): Promise<void> {
  const { browsers, script } = judging.wish;
  if (!browsers?.keepsProfiles) return;
  for (const needle of needlesOf(script)) {
    const outcome = await outcomeOf(async () => nowhere(await browsers.search(needle), ["browser profiles"]));
    note(judging, { judged: "expectations", t: "end", actor: null, name: "noBytes" }, outcome);
  }
}

async function takePictures({ wish, play }: Judging, about: string): Promise<void> {
  // A picture that could not be taken is no fault of the play.
  await wish.pictures?.take(play, about).catch((error: unknown) => wish.say(`no picture ${about}: ${String(error)}`));
}

interface Judging {
  readonly wish: Wish;
  readonly report: Report;
  readonly play: Play;
}

async function until(time: number): Promise<void> {
  const ms = time - Date.now();
  if (ms <= 0) return;
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function perform(judging: Judging, event: ScriptEvent, isOver: boolean): Promise<void> {
  const { play } = judging;
  play.since = Date.now();
  const outcome = await outcomeOf(async () => {
    if (isOver) throw new Error("not reached: the time for the whole replay is over");
    // A name like `constructor` is in every object, and no action.
    const action = Object.hasOwn(ACTIONS, event.action) ? ACTIONS[event.action] : undefined;
    if (!action) throw new Unknown("the replayer does not know this action");
    return bounded(action(play, event), { ms: ACTION_WITHIN_MS, what: event.action });
  });
  note(judging, { judged: "actions", t: event.t, actor: event.actor, name: event.action }, outcome);
  const moment = { t: event.t, actor: event.actor, args: event.args, since: play.since };
  if (isOver)
    return event.expect.forEach(({ kind }) =>
      note(judging, { judged: "expectations", ...moment, name: kind }, outcome),
    );
  // First what has a time to hold in: looking at the others takes some of it.
  const isTimed = ({ withinMs }: Expectation): boolean => withinMs !== undefined;
  const sorted = [...event.expect.filter(isTimed), ...event.expect.filter((one) => !isTimed(one))];
  for (const expectation of sorted) await judgeOne(judging, expectation, moment);
}

async function performStrike(judging: Judging, due: Strike): Promise<void> {
  const outcome = await outcomeOf(async () => {
    if (!judging.wish.server) throw new Error("the server is not the replayer’s own");
    return strike(judging.wish.server, due, judging.play);
  });
  note(judging, { judged: "actions", t: due.t, actor: null, name: due.name }, outcome);
}

async function judgeOne(
  judging: Judging,
  expectation: Expectation,
  moment: Moment & { readonly t: string },
): Promise<void> {
  const { kind } = expectation;
  const { t, actor } = moment;
  const outcome = await outcomeOf(async () => {
    const judge = Object.hasOwn(JUDGES, kind) ? JUDGES[kind] : undefined;
    if (!judge) throw new Unknown("the replayer does not know this expectation");
    return bounded(judge(judging.play, expectation, moment), { ms: EXPECTATION_WITHIN_MS, what: kind });
  });
  note(judging, { judged: "expectations", t, actor, name: kind }, outcome);
}

interface Named {
  readonly judged: Judged;
  readonly t: string;
  readonly actor: string | null;
  readonly name: string;
}

function note({ wish, report }: Judging, { judged, t, actor, name }: Named, { verdict, reason }: Outcome): void {
  const isAsked = wish.only === null || wish.only.has(name);
  wish.say(
    `${isAsked ? "" : "(not judged) "}${t} ${actor ?? ""} ${name} ${verdict}${reason === "" ? "" : `: ${reason}`}`,
  );
  if (isAsked) record(report, verdict, { judged, t, actor: actor ?? "", name, reason });
}

/** Every name that a report of this script may hold, or that the replayer knows. */
export function knownNames({ timeline, finalAssertions }: Script): ReadonlySet<string> {
  const expected = [...timeline.flatMap(({ expect }) => expect), ...finalAssertions].map(({ kind }) => kind);
  return new Set([
    ...Object.keys(ACTIONS),
    ...Object.keys(JUDGES),
    ...STRIKE_NAMES,
    ...timeline.map(({ action }) => action),
    ...expected,
  ]);
}
