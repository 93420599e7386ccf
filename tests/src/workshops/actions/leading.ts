import { z } from "zod";
import { makeTimerQuiet, timerIsQuiet } from "../concerns/at-the-table.ts";
import type { SessionSeen } from "../client.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { partOf, phaseOf } from "../words.ts";
import { action } from "./action.ts";

/** Leading the session. Each of these is done when everybody at the table sees it. */

/** What “everyone within 1 s” allows between two clocks. */
const TIMER_SKEW_MAX_MS = 1_000;

async function everybodySees(play: Play, board: string, isSeen: (session: SessionSeen) => boolean): Promise<string> {
  const missing = async (): Promise<string | null> => {
    const seen = await play.ask(board, async (client) => isSeen(await client.session()));
    const blind = seen.find(({ answer }) => !answer);
    return blind ? `${blind.client.person.id} does not see it` : null;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

/** Ends as its start says, give or take what the start took, and for all at the same moment. */
async function timerIsSeen(play: Play, board: string, ends: { readonly from: number; readonly to: number }) {
  const missing = async (): Promise<string | null> => {
    const seen = await play.ask(board, async (client) => {
      const { isTimerRunning, led } = await client.session();
      return { isTimerRunning, endsAt: led && Date.now() + led.timerLeftMs };
    });
    const blind = seen.find(
      ({ answer: { isTimerRunning, endsAt } }) =>
        !isTimerRunning ||
        (endsAt !== null && (endsAt < ends.from - TIMER_SKEW_MAX_MS || endsAt > ends.to + TIMER_SKEW_MAX_MS)),
    );
    if (blind) return `${blind.client.person.id} does not see it`;
    const moments = seen.flatMap(({ answer: { endsAt } }) => endsAt ?? []);
    const skew = Math.max(...moments) - Math.min(...moments);
    return skew > TIMER_SKEW_MAX_MS ? `the timers differ by ${skew} ms` : null;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

export const setPhase = action(z.string(), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const { template, locale } = play.table(board);
  const phase = phaseOf(template, args, locale);
  await letGoOn(play, board, args);
  await client.setPhase(phase);
  return everybodySees(play, board, (session) => session.phase === phase.name);
});

/** Out of a phase that its group ends: each of them says so, unless the script had them say it already. */
async function letGoOn(play: Play, board: string, next: string): Promise<void> {
  const { template, locale } = play.table(board);
  const waits = template.phases.findIndex(({ readyRule }) => readyRule !== "none");
  const [now, later] = [template.phases[waits], template.phases.slice(waits + 1)];
  const seen = await (play.here(board).find(({ isBrowser }) => !isBrowser) ?? play.table(board).leader).session();
  if (now?.name[locale] !== seen.phase || !later.some(({ id }) => id === next) || seen.led?.ready !== 0) return;
  const group = play.here(board).filter(({ person }) => partOf(person.role) === "supported");
  await Promise.all(group.map((one) => one.sayReady()));
  await everybodySees(play, board, ({ led }) => led === null || led.ready === group.length);
}

export const startTimer = action(
  z.strictObject({ sec: z.number().positive(), quiet: z.boolean().optional() }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    if (args.quiet) await Promise.all(play.here(board).map(makeTimerQuiet));
    const from = Date.now() + args.sec * 1_000;
    await client.startTimer(args.sec);
    const seen = await timerIsSeen(play, board, { from, to: Date.now() + args.sec * 1_000 });
    const loud = args.quiet ? (await play.ask(board, timerIsQuiet)).find(({ answer }) => !answer) : undefined;
    if (loud) throw new Error(`${loud.client.person.id} sees seconds run`);
    return seen;
  },
);

export const extendTimer = action(z.strictObject({ sec: z.number() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  // The one who leads may do it in a page, which shows the time and not the deadline.
  const watcher = play.here(board).find(({ isBrowser }) => !isBrowser) ?? client;
  const { led } = await watcher.session();
  const from = Date.now() + (led?.timerLeftMs ?? 0) + args.sec * 1_000;
  await client.extendTimer(args.sec);
  // A timer that was over counts its minute from when it was said.
  return timerIsSeen(play, board, { from, to: led?.timerLeftMs === 0 ? Date.now() + args.sec * 1_000 : from });
});

export const raiseHand = action(z.strictObject({}), async ({ play, event }) => {
  const { client, member, board } = play.seated(event.actor);
  await client.raiseHand();
  return everybodySees(play, board, ({ led }) => led === null || led.hands.includes(member));
});

export const giveFloor = action(z.strictObject({ to: z.string() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const { member, client: speaker } = play.seated(args.to, board);
  await client.giveFloor({ id: member, name: speaker.person.name });
  return everybodySees(play, board, ({ led }) => led === null || led.floor === member);
});

/** The phase in which the others write, where a script has one for both. */
export function afterFirst(id: string): string {
  return `${id}-all`;
}

/** Everybody of that knowledge says *ready*, each by themself. */
export const confirmReady = action(z.strictObject({ group: z.string() }), async ({ play, event, args }) => {
  const { board } = play.seated(event.actor);
  const group = play.here(board).filter(({ person }) => person.knowledge === args.group);
  if (group.length === 0) throw new Error(`nobody here has the knowledge “${args.group}”`);
  await Promise.all(
    group.map((client) =>
      client.sayReady().catch((error: unknown) => {
        throw new Error(`${client.person.id} could not say so: ${error instanceof Error ? error.message : ""}`);
      }),
    ),
  );
  const seen = await everybodySees(play, board, ({ led }) => led === null || led.ready === group.length);
  const { template, locale } = play.table(board);
  const next = template.phases.find((phase) => template.phases.some(({ id }) => afterFirst(id) === phase.id));
  if (next) {
    const phase = phaseOf(template, next.id, locale);
    await play.seated(event.actor).client.setPhase(phase);
    await everybodySees(play, board, (session) => session.phase === phase.name);
  }
  return `${group.length} ready, ${seen}`;
});

/** Nothing is done: what is expected is looked at. */
export const check = action(z.strictObject({}), async () => undefined);
