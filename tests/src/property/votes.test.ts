import process from "node:process";
import { expect, test } from "vitest";
import type { CardId, MemberId, VoteId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { NEW_SESSION, reduce } from "@tablee/shared/session/reducer";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import type { Context } from "@tablee/shared/session/step";
import type { Asker, Session } from "@tablee/shared/session/types";
import { viewOf } from "@tablee/shared/session/view";
import { chosenSeed, Random } from "../support/random.ts";

const STEPS = 10_000;
const seed = chosenSeed();
const CARDS = Array.from({ length: 6 }, (_, at) => `card-${at}` as CardId);
const PEOPLE: readonly Asker[] = Array.from({ length: 8 }, (_, at) => ({
  id: `member-${at}` as MemberId,
  role: at < 2 ? "host" : "participant",
  part: null,
  people: at % 3 === 0 ? 2 : 1,
}));

/** What must be, told another way than the reducer tells it: who has which points now. */
interface Model {
  open: { id: VoteId; points: number; maxPerCard: number; ballots: Map<string, Map<string, number>> } | null;
  readonly closed: Set<string>;
  count: number;
}

/** Right ones for the most part, and each way to be wrong. */
function randomCommand(random: Random, { open }: Model): SessionCommand {
  const vote = (random.oneIn(12) ? "vote-nowhere" : (open?.id ?? `vote-${random.below(9)}`)) as VoteId;
  const kind = random.below(40);
  if (kind === 0) return { kind: "vote.close", vote };
  if (kind === 1) return { kind: "vote.cancel", vote };
  if (kind === 2) return { kind: "member.forget", member: random.pick(PEOPLE)?.id ?? ("" as MemberId) };
  if (kind === 3) return { kind: "people.forget", member: random.pick(PEOPLE)?.id ?? ("" as MemberId), from: 1 };
  if (kind < 6 || !open) {
    const id = `vote-${random.below(10_000)}` as VoteId;
    const points = random.below(8);
    return { kind: "vote.start", vote: id, question: "", points, maxPerCard: random.below(5), cards: CARDS };
  }
  const places = Array.from({ length: random.below(4) }, () => {
    const card = random.oneIn(20) ? "card-nowhere" : (random.pick(CARDS) ?? "");
    return [card, random.below(4) - (random.oneIn(25) ? 1 : 0)];
  });
  return { kind: "vote.cast", vote, person: random.below(3), ballot: Object.fromEntries(places) };
}

function drop({ open }: Model, isGone: (key: string) => boolean): void {
  for (const key of open?.ballots.keys() ?? []) if (isGone(key)) open?.ballots.delete(key);
}

/** Does it to the model; answers whether it may be done. */
function follow(model: Model, command: SessionCommand, asker: Asker): boolean {
  const { open } = model;
  if (command.kind === "member.forget") drop(model, (key) => key.startsWith(`${command.member} `));
  if (command.kind === "people.forget") drop(model, (key) => key === `${command.member} 1`);
  if (command.kind === "vote.start") {
    const { vote: id, points, maxPerCard } = command;
    if (open) return open.id === id;
    if (model.closed.has(id) || points < 1 || maxPerCard < 1 || maxPerCard > points) return false;
    model.open = { id, points, maxPerCard, ballots: new Map() };
  }
  if (command.kind === "vote.cast") {
    const ballot = new Map(Object.entries(command.ballot).filter(([, count]) => count !== 0));
    const isRight =
      open?.id === command.vote &&
      command.person < asker.people &&
      [...ballot].every(([card, count]) => CARDS.some((one) => one === card) && count > 0 && count <= open.maxPerCard);
    if (!isRight || sum(ballot.values()) > open.points) return false;
    open.ballots.set(`${asker.id} ${command.person}`, ballot);
  }
  if (command.kind === "vote.close" || command.kind === "vote.cancel") {
    const isClose = command.kind === "vote.close";
    if (open?.id !== command.vote) return isClose && model.closed.has(command.vote);
    const filled = [...open.ballots.values()].filter(({ size }) => size > 0).length;
    if (isClose && filled < limits.VOTE_SHOWN_FROM_BALLOTS_COUNT) return false;
    if (isClose) model.closed.add(open.id);
    model.open = null;
    model.count += isClose ? 1 : 0;
  }
  return true;
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((all, count) => all + count, 0);
}

/** The same session in which everybody else had voted otherwise: nobody may be able to tell the two apart. */
function otherwise(session: Session, me: MemberId): Session {
  const { open } = session.votes;
  if (!open) return session;
  const ballots = Object.fromEntries(
    Object.entries(open.ballots).map(([key, ballot]) => [key, key.startsWith(`${me}/`) ? ballot : []]),
  );
  return { ...session, votes: { ...session.votes, open: { ...open, ballots } } };
}

function holds(session: Session, { open }: Model): void {
  expect(session.votes.open?.id ?? null).toBe(open?.id ?? null);
  for (const me of PEOPLE) {
    const seen = viewOf(session, me, 0);
    expect(viewOf(otherwise(session, me.id), me, 0)).toEqual(seen);
    expect(seen.votes.open?.turnout).toBe(open?.ballots.size);
    for (const [person, mine] of (seen.votes.open?.mine ?? []).entries()) {
      const held = open?.ballots.get(`${me.id} ${person}`);
      expect(mine === null ? undefined : new Map(mine)).toEqual(held);
    }
  }
  // What is over knows nobody.
  expect(JSON.stringify(session.votes.results)).not.toContain("member");
}

/** Twice is once, or refused because the first time did it. */
function again(session: Session, command: SessionCommand, context: Context): void {
  const reply = reduce(session, command, context);
  expect(reply.ok ? reply.value.session : session).toEqual(session);
}

function closed(
  session: Session,
  was: { readonly vote: VoteId; readonly total: number; readonly turnout: number },
): void {
  const result = session.votes.results.at(-1);
  const total = sum(result?.totals.map(([, count]) => count) ?? []);
  expect({ vote: result?.id, total, turnout: result?.turnout }).toEqual(was);
}

test(`VOT13 whatever anybody sends in whatever order, budgets hold, ballots stay one's own, sent twice is once, and totals are right (seed ${seed})`, () => {
  const random = new Random(seed);
  const model: Model = { open: null, closed: new Set(), count: 0 };
  let session = NEW_SESSION;
  for (let step = 0; step < STEPS; step += 1) {
    const asker = random.pick(PEOPLE);
    if (!asker) break;
    const command = randomCommand(random, model);
    const total = sum([...(model.open?.ballots.values() ?? [])].flatMap((ballot) => [...ballot.values()]));
    const { open: wasOpen } = model;
    const reply = reduce(session, command, { asker, now: step });
    expect([step, command, reply.ok]).toEqual([step, command, follow(model, command, asker)]);
    if (reply.ok) {
      const { session: next } = reply.value;
      again(next, command, { asker, now: step + 1 });
      if (command.kind === "vote.close" && wasOpen?.id === command.vote)
        closed(next, { vote: command.vote, total, turnout: wasOpen.ballots.size });
      session = next;
    }
    // Ids of results that are no longer kept may be used again.
    for (const id of model.closed) if (!session.votes.results.some((one) => one.id === id)) model.closed.delete(id);
    if (step % 7 === 0) holds(session, model);
  }
  process.stdout.write(`seed ${seed}: ${model.count} votes closed\n`);
  expect(model.count).toBeGreaterThan(20);
});
