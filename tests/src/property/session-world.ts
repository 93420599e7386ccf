import type { BoardId, CardId, ExportId, MemberId, QuoteId } from "@tablee/shared/ids";
import { COMMANDS } from "@tablee/shared/protocol/commands";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { can } from "@tablee/shared/rules/roles";
import type { Part, Role } from "@tablee/shared/rules/roles";
import { AT_ONCE, NOT_CLOSED } from "@tablee/shared/session/closing";
import { AUDIENCES } from "@tablee/shared/session/audience";
import { EXPORTED } from "@tablee/shared/session/ledger";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import { VOICES } from "@tablee/shared/session/parity";
import { NEW_SESSION, reduce } from "@tablee/shared/session/reducer";
import { keyOf, ofEach } from "@tablee/shared/session/seat";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import type { Asker, Session, Sitter } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";
import { WISHES } from "./wishes.ts";

/**
 * A table of a few people who press anything at any time, around the session's reducer as the gateway stands around it:
 * roles and members are the gateway's own, and here they are this world's.
 */

export interface Person {
  readonly id: MemberId;
  readonly part: Part;
  role: Role;
  /** How many sit there. */
  seats: number;
  /** Leads until then, by a right that was lent. */
  lentUntil: number | null;
  awayMs: number;
}

export interface Turn {
  readonly by: Person;
  readonly command: { readonly kind: string };
  /** What the reducer was asked; null where the gateway did it, or refused. */
  readonly asked: { readonly command: SessionCommand; readonly asker: Asker } | null;
  readonly before: Session;
  readonly after: Session;
  /** Null when it was done. */
  readonly reason: string | null;
}

/** The gateway's own. */
type OfMembers = "role.set" | "role.lend" | "member.remove";
type LiveCommand = {
  [Name in CommandName]: { readonly kind: Name } & CommandInput<Name>;
}[CommandName];

/** What needs the one before it, and would come about by chance alone too seldom. */
const OFTEN: readonly CommandName[] = [
  // Nothing moves on while it lasts.
  "pause.end",
  "baton.offer",
  "baton.accept",
  "baton.decline",
  "baton.take",
  "phase.set",
  "agenda.set",
  "ready.set",
  "duo.set",
  "vote.cast",
  "vote.close",
  "consent.cast",
  "consent.answer",
  "consent.second",
  "evaluation.open",
  "meeting.open",
  "pair.leave",
  "sequence.ask",
  "sequence.answer",
  "timer.pause",
  "timer.resume",
  "evaluation.answer",
  "sheet.open",
  "draft.publish",
  "owner.ask",
  "owner.withdraw",
  "attest.ask",
  "attest.answer",
  "pair.ask",
  "pair.answer",
  "pair.check",
  "story.begin",
  "story.share",
  "derive.set",
  "derive.refuse",
  "story.decide",
];
const NAMES = Object.keys(COMMANDS) as CommandName[];
/** What ends what others have begun. */
const SELDOM: ReadonlySet<string> = new Set<CommandName>([
  "role.set",
  "member.remove",
  "pause.ask",
  "duo.end",
  "board.close",
  "board.erase",
  "words.drop",
  "vote.cancel",
  "consent.cancel",
  "evaluation.show",
]);
/** A right that was lent does not reach so far. */
const LASTING: ReadonlySet<string> = new Set<CommandName>([
  "role.set",
  "role.lend",
  "member.remove",
  "duo.set",
  "board.erase",
]);

export function person(id: string, role: Role, part: Part, seats = 1): Person {
  return { id: id as MemberId, role, part, seats, lentUntil: null, awayMs: 0 };
}

export class World {
  people: readonly Person[];
  /** Who was removed: nothing of theirs is anywhere. */
  readonly gone: MemberId[] = [];
  session: Session = NEW_SESSION;
  now = 1_700_000_000_000;

  constructor(people: readonly Person[], rehearses = false) {
    this.people = people;
    // Else nobody would begin a story before they came upon the page by chance.
    const read = { what: "page", answer: "yes", version: ACCORD_VERSION, at: 0 } as const;
    const accords = people.flatMap(({ id, seats }) =>
      ofEach({ id, people: seats }, (place) => ({ ...place, ...read })),
    );
    this.session = { ...this.session, accords };
    if (rehearses) this.session = { ...this.session, rehearsal: { of: "elsewhere" as BoardId, endsAt: 2 * this.now } };
  }

  table(): readonly Sitter[] {
    return this.people.map((one) => ({
      id: one.id,
      role: this.asker(one).role,
      part: one.part,
      people: one.seats,
      isLent: one.lentUntil !== null,
      awayMs: one.awayMs,
    }));
  }

  asker({ id, role, part, seats, lentUntil }: Person): Asker {
    return { id, role: lentUntil === null ? role : "host", part, people: seats };
  }

  /** People lose the connection and come back, share a seat and leave it; what was lent ends; there are seven, and three of them lead. */
  live(random: Random): void {
    this.now += random.below(90_000);
    // A table that was erased is followed by another, led as this one was.
    if (this.session.closing.deleteAt === AT_ONCE) this.session = { ...this.session, closing: NOT_CLOSED };
    for (const one of this.people) {
      if (random.oneIn(20)) one.awayMs = random.oneIn(3) ? random.below(90_000) : 0;
      if (one.lentUntil !== null && one.lentUntil <= this.now) one.lentUntil = null;
      if (random.oneIn(300)) this.#reseat(one, 1 + random.below(3));
    }
    const hosts = this.people.filter(({ role }) => role === "host");
    const heir = hosts.length < 3 ? this.people.find(({ role }) => role !== "host") : undefined;
    if (heir) heir.role = "host";
    this.#quote(random);
    this.#handOut(random);
    if (this.people.length < 7)
      this.people = [...this.people, person(`ne-${this.gone.length}`, "participant", "supported")];
  }

  /** What the server asks for somebody, once it has found the words. */
  #quote(random: Random): void {
    const [story, by] = [random.pick(this.session.stories.told), random.pick(this.people)];
    if (!story || !by || !random.oneIn(10)) return;
    const ids = { quote: `quote-${random.below(1_000_000)}` as QuoteId, card: `c${random.below(8)}` as CardId };
    this.do({ kind: "quote.ask", ...ids, story: story.id }, this.asker(by));
  }

  /** What the server notes before it hands anything out. */
  #handOut(random: Random): void {
    const by = random.pick(this.people);
    if (!by || !random.oneIn(20)) return;
    const id = `export-${random.below(1_000_000)}` as ExportId;
    const wish = {
      as: random.pick(EXPORTED),
      audience: random.pick(AUDIENCES),
      formats: ["md"],
      to: "Institut",
    } as const;
    this.do({ kind: "export.note", export: id, ...wish }, this.asker(by));
  }

  /** From the first place that changes, other people sit there. */
  #reseat(one: Person, seats: number): void {
    const from = Math.min(one.seats, seats);
    one.seats = seats;
    this.do({ kind: "people.forget", member: one.id, from }, this.asker(one));
  }

  /** What the gateway does: parse, right, reduce. */
  turn(random: Random): Turn {
    const name = this.#name(random);
    const by = this.#who(random, name);
    const input = COMMANDS[name].input.parse(WISHES[name](random, this));
    // The schema has just said so.
    const command = { kind: name, ...input } as LiveCommand;
    const { session: before } = this;
    const asker = this.asker(by);
    const asked = isOfMembers(command) ? null : { command: this.#toSession(command, random), asker };
    const reason = this.#refusal(by, name) ?? (asked ? this.do(asked.command, asker) : this.#ofMembers(command, asker));
    return { by, command, asked, before, after: this.session, reason };
  }

  #name(random: Random): CommandName {
    const name = random.pick(random.oneIn(2) ? OFTEN : NAMES) as CommandName;
    return SELDOM.has(name) && !random.oneIn(4) ? this.#name(random) : name;
  }

  /** Whoever may, more often than not; of the baton, one of the two; of a story, somebody who told one; of an answer, who objected. */
  #who(random: Random, name: CommandName): Person {
    const pair = this.people.filter(({ id }) => this.session.duo?.members.includes(id));
    if (/^(baton|mirror)/.test(name) && pair.length > 0 && !random.oneIn(4)) return random.pick(pair) as Person;
    if (name === "consent.second" && this.#objectors.length > 0 && !random.oneIn(4))
      return random.pick(this.#objectors) as Person;
    const { told, withdrawn } = this.session.stories;
    const authors = this.people.filter(({ id }) => [...told, ...withdrawn].some(({ member }) => member === id));
    if (/^(story|derive|quote)/.test(name) && authors.length > 0 && !random.oneIn(3))
      return random.pick(authors) as Person;
    const may = this.people.filter((one) => can(this.asker(one).role, COMMANDS[name].needs));
    return random.pick(may.length > 0 && !random.oneIn(4) ? may : this.people) as Person;
  }

  get #objectors(): readonly Person[] {
    const asked = new Set(this.session.consents.held.flatMap((one) => Object.keys(one.asked)));
    return this.people.filter(({ id, seats }) => ofEach({ id, people: seats }, keyOf).some((key) => asked.has(key)));
  }

  #refusal(by: Person, name: CommandName): string | null {
    if (!can(this.asker(by).role, COMMANDS[name].needs)) return "not-allowed";
    return by.lentUntil !== null && LASTING.has(name) ? "lent" : null;
  }

  /** What the server counts in the document is made up here. */
  #toSession(command: Exclude<LiveCommand, { readonly kind: OfMembers }>, random: Random): SessionCommand {
    if (command.kind !== "parity.show") return command;
    const counts = VOICES.map((group) => ({ group, cards: random.below(9), people: random.below(4) }));
    return { kind: "parity.publish", counts };
  }

  #ofMembers(command: LiveCommand, asker: Asker): string | null {
    if (!isOfMembers(command)) throw new Error(`${command.kind} is the reducer’s`);
    const target = this.people.find(({ id }) => id === command.member);
    if (!target) return "no-such-member";
    if (command.kind === "role.lend") return this.#lend(target, command.minutes);
    const staysHost = command.kind === "role.set" && command.role === "host";
    const hosts = this.people.filter(({ role, lentUntil }) => role === "host" && lentUntil === null);
    if (!staysHost && hosts.length === 1 && hosts[0] === target) return "last-host";
    if (command.kind === "role.set") {
      Object.assign(target, { role: command.role, lentUntil: null });
      return staysHost ? null : this.do({ kind: "host.forget", member: target.id }, asker);
    }
    this.people = this.people.filter((one) => one !== target);
    this.gone.push(target.id);
    return this.do({ kind: "member.forget", member: target.id }, asker);
  }

  #lend(target: Person, minutes: number): string | null {
    if (target.role === "host") return "leads-already";
    target.lentUntil = minutes === 0 ? null : this.now + minutes * 60_000;
    return null;
  }

  do(command: SessionCommand, asker: Asker): string | null {
    const reply = reduce(this.session, command, { asker, now: this.now, table: this.table() });
    if (!reply.ok) return reply.reason;
    this.session = frozen(reply.value.session);
    return null;
  }
}

function isOfMembers(command: LiveCommand): command is Extract<LiveCommand, { readonly kind: OfMembers }> {
  return command.kind === "role.set" || command.kind === "role.lend" || command.kind === "member.remove";
}

/** A reducer that changes what it was given throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
