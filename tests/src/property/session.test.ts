import { expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { COMMAND_REASONS } from "@tablee/shared/protocol/commands";
import { reduce, sessionFrom } from "@tablee/shared/session/reducer";
import type { Session } from "@tablee/shared/session/types";
import { viewOf } from "@tablee/shared/session/view";
import { chosenSeed, Random } from "../support/random.ts";
import { CANARY, person, World } from "./session-world.ts";
import type { Turn } from "./session-world.ts";
import { holdsAtTheTable, withoutSignatures } from "./wishes-at-the-table.ts";
import { roundsHold } from "./wishes-of-rounds.ts";

const STEPS = 10_000;
const REASONS: ReadonlySet<string> = new Set(COMMAND_REASONS);

const PEOPLE = () => [
  person("mesange", "host", "supported"),
  person("olivier", "host", "trainer"),
  person("sorbier", "host", "adviser"),
  person("iris", "participant", "supported"),
  person("tilleul", "participant", "supported"),
  person("thym", "participant", "trainer"),
  person("merle", "observer", "authority"),
];

/** A duo is two different people who both lead, and one of them has the baton. */
function oneBaton({ people }: World, { duo }: Session): void {
  if (!duo) return;
  expect(new Set(duo.members).size).toBe(2);
  expect(duo.members).toContain(duo.holder);
  for (const id of duo.members) expect(people.find((one) => one.id === id)?.role).toBe("host");
  expect(duo.handovers.length).toBeLessThanOrEqual(limits.HANDOVERS_MAX_COUNT);
  expect(duo.glances.length).toBeLessThanOrEqual(limits.GLANCES_MAX_COUNT);
  // Each one begins where the one before it ended, and the last one with whoever has it.
  for (const [at, { from }] of duo.handovers.entries()) if (at > 0) expect(from).toBe(duo.handovers[at - 1]?.to);
  if (duo.handovers.length > 0) expect(duo.handovers.at(-1)?.to).toBe(duo.holder);
}

/** Counted anew, from the people themselves: whoever is of the group and here, or was a moment ago. */
function groupHasSpoken({ people }: World, { ready, phases, phase }: Session): boolean {
  const graceMs = limits.GROUP_AWAY_GRACE_SECONDS * 1_000;
  const group = people.filter((one) => one.part === "supported" && one.role !== "observer" && one.awayMs < graceMs);
  const said = group.filter(({ id }) => ready.includes(id)).length;
  const rule = phases.find(({ id }) => id === phase)?.readyRule;
  return group.length === 0 || (rule === "each" ? said === group.length : said > group.length / 2);
}

function placeOf({ phases }: Session, id: string | null): number {
  return id === null ? phases.length : phases.findIndex((one) => one.id === id);
}

/** Nothing passes the phase that waits but from itself, when its group has spoken. */
function gateHolds(world: World, { before, after, reason, command }: Turn): void {
  for (const id of [after.phase, after.waits]) if (id !== null) expect(after.phases.map((one) => one.id)).toContain(id);
  if (before.waits === null || reason !== null || command.kind !== "phase.set") return;
  if (placeOf(before, after.phase) <= placeOf(before, before.waits)) return;
  expect(before.phase).toBe(before.waits);
  expect(groupHasSpoken(world, before)).toBe(true);
}

/** Asked seventy thousand times, and so in the cheapest words. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** A view holds what its member may know: nobody's *ready*, of the duo and of the hosts nothing but to them. */
function viewsAreTight(world: World, session: Session): void {
  for (const one of world.people) {
    const view = viewOf(session, world.asker(one), world.now, world.table());
    const said = JSON.stringify(view);
    const isOfDuo = session.duo?.members.includes(one.id) ?? false;
    const hasGlances = isOfDuo && session.duo?.glances.length !== 0;
    must(said.includes(CANARY.mirror) === hasGlances, `mirror, of ${one.id}`);
    must(isOfDuo || !/handovers|holder/.test(said), `hand-overs, of ${one.id}`);
    const isPrepared = session.preparation.drafts.length + session.preparation.notes.length > 0;
    must(said.includes(CANARY.preparation) === (one.role === "host" && isPrepared), `preparation, of ${one.id}`);
    // Who asked for the floor, whose turn it is and whose name may leave is told to all, as it is meant.
    const { hands: _, floor: __, me: ___, duo: ____, named: _____, rounds, ...others } = view;
    const rest = { ...others, rounds: { ...rounds, order: [] } };
    const named = JSON.stringify(withoutSignatures(rest));
    for (const { id } of world.people) must(!named.includes(id), `${id} in the view of ${one.id}`);
  }
}

/** The same again from the same: no clock, no chance, nothing kept beside the session; and a restart changes nothing. */
function isPure(world: World, { before, command, by }: Turn): void {
  const context = { asker: world.asker(by), now: world.now, table: world.table() };
  const again = (): string => JSON.stringify(reduce(before, command, context));
  must(again() === again(), "the same command twice");
  const said = JSON.stringify(world.session);
  // Of our own making, a line above.
  must(JSON.stringify(sessionFrom(JSON.parse(said) as Session)) === said, "a restart");
}

function judge(world: World, turn: Turn): void {
  const { reason, before, after } = turn;
  must(reason === null || REASONS.has(reason), `${reason} is no reason`);
  must(reason === null || after === before, "refused, and done all the same");
  oneBaton(world, turn.after);
  gateHolds(world, turn);
  viewsAreTight(world, turn.after);
  const askers = world.people.map((one) => world.asker(one));
  must(holdsAtTheTable(turn.after, askers), "what is agreed at the table");
  must(roundsHold(turn.after, askers), "whose sheet is whose");
  isPure(world, turn);
}

test("DUO15 whatever people press, there is one baton, the gate holds, and no view says more than its member may know", () => {
  const random = new Random(chosenSeed());
  process.stdout.write(`session machine: TABLEE_SEED=${random.seed}\n`);
  const world = new World(PEOPLE());
  const done = new Map<string, number>();
  for (let at = 0; at < STEPS; at += 1) {
    world.live(random);
    const turn = world.turn(random);
    const key = turn.reason ?? turn.command.kind;
    done.set(key, (done.get(key) ?? 0) + 1);
    try {
      judge(world, turn);
    } catch (error) {
      throw new Error(`step ${at}: ${turn.by.id} ${JSON.stringify(turn.command)} → ${turn.reason}`, { cause: error });
    }
  }
  // It went where it was to go: each of these happened, and not by chance once.
  const seldom = [
    "baton.accept",
    "baton.take",
    "duo.set",
    "mirror.note",
    "group-not-ready",
    "phase-waits",
    "sheet.open",
  ].filter((key) => (done.get(key) ?? 0) <= 5);
  expect(seldom).toEqual([]);
}, 120_000);
