import { describe, expect, test } from "vitest";
import type { CardId, ConsentId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { stateOf } from "./ballots.ts";
import type { ConsentAnswer, ConsentResult } from "./ballots.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

const ONE = "consent1" as ConsentId;
const TWO = "consent2" as ConsentId;
const W1 = "w1" as CardId;

function asker(id: string, wish: Partial<Asker> = {}): Asker {
  return { id: id as MemberId, role: "participant", part: null, people: 1, ...wish };
}
const host = asker("loriot", { role: "host" });
const [mesange, tilleul, genet] = [asker("mesange"), asker("tilleul"), asker("genet")] as const;
const TABLE: readonly Sitter[] = [host, mesange, tilleul, genet].map((one) => ({ ...one, isLent: false, awayMs: 0 }));

function ask(session: Session, command: SessionCommand, by: Asker) {
  return reduce(session, command, { asker: by, now: 7, table: TABLE });
}

function run(session: Session, command: SessionCommand, by: Asker): Session {
  const reply = ask(session, command, by);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: SessionCommand, by: Asker): string | null {
  const reply = ask(session, command, by);
  return reply.ok ? null : reply.reason;
}

function start(consent: ConsentId, text: string, again: ConsentId | null = null): SessionCommand {
  return { kind: "consent.start", consent, text, line: null, card: W1, subject: null, again };
}

function cast(session: Session, by: Asker, answer: ConsentAnswer, consent = ONE): Session {
  const words = answer === "ok" ? "" : `${answer} de quelqu’un`;
  return run(session, { kind: "consent.cast", consent, person: 0, answer, words }, by);
}

const CLOSE: SessionCommand = { kind: "consent.close", consent: ONE };
const REPLY = { kind: "consent.answer", consent: ONE, words: "On en parle d’abord." } as const;

function second(passes: boolean, replies = 1): SessionCommand {
  return { kind: "consent.second", consent: ONE, person: 0, passes, replies };
}

function conclude(replies = 1): SessionCommand {
  return { kind: "consent.conclude", consent: ONE, replies };
}

function result(session: Session, id = ONE): ConsentResult {
  const found = session.consents.results.find((one) => one.id === id);
  if (!found) throw new Error("no result");
  return found;
}

const put = run(NEW_SESSION, start(ONE, "Le thème revient aux personnes accompagnées."), mesange);

/** Two objections, of Tilleul and of Genêt. */
function blocked(): Session {
  const all = cast(cast(cast(cast(put, mesange, "ok"), tilleul, "objection"), genet, "objection"), host, "ok");
  return run(all, CLOSE, mesange);
}

describe("a proposal of anybody’s", () => {
  test("DEC1 everybody may put a proposal and end their own, once all who are here have answered; who leads may end it before", () => {
    const three = cast(cast(cast(put, mesange, "ok"), tilleul, "concern"), genet, "ok");
    expect(refusal(three, CLOSE, mesange)).toBe("not-all-answered");
    expect(refusal(three, CLOSE, tilleul)).toBe("not-your-proposal");
    expect(stateOf(result(run(three, CLOSE, host)))).toBe("agreed");
    const all = cast(three, host, "ok");
    expect(refusal(all, CLOSE, tilleul)).toBe("not-your-proposal");
    const closed = run(all, CLOSE, mesange);
    expect(result(closed)).toMatchObject({ state: "agreed", card: W1, ok: 3, concerns: ["concern de quelqu’un"] });
    const cancel: SessionCommand = { kind: "consent.cancel", consent: ONE };
    expect(refusal(all, cancel, tilleul)).toBe("not-your-proposal");
    expect([mesange, host].map((one) => run(all, cancel, one).consents.open)).toEqual([null, null]);
  });

  test("DEC2 whose proposal it is nobody is told, but that they may end it is told to themself and to who leads", () => {
    const may = [mesange, host, tilleul].map((one) => viewOf(put, one, 7).consents.open?.mayEnd);
    expect(may).toEqual([true, true, false]);
    expect(JSON.stringify(viewOf(put, tilleul, 7).consents)).not.toContain("mesange");
    const gone = run(put, { kind: "member.forget", member: mesange.id }, host);
    expect(JSON.stringify(gone.consents)).not.toContain("mesange");
    expect(viewOf(gone, host, 7).consents.open?.mayEnd).toBe(true);
  });
});

describe("an objection", () => {
  test("DEC3 [A17] a concern bars nothing; what met an objection is not decided until it is answered and all who objected let it pass", () => {
    const concerned = cast(cast(cast(cast(put, mesange, "ok"), tilleul, "concern"), genet, "ok"), host, "ok");
    expect(run(concerned, CLOSE, mesange).decisions).toHaveLength(1);
    const barred = blocked();
    expect([stateOf(result(barred)), barred.decisions]).toEqual(["blocked", []]);
    expect(refusal(barred, second(true, 0), tilleul)).toBe("nothing-to-answer");
    expect(refusal(barred, conclude(0), mesange)).toBe("nothing-to-answer");
    const answered = run(barred, REPLY, genet);
    expect([stateOf(result(answered)), result(answered).replies]).toEqual(["answered", ["On en parle d’abord."]]);
    const one = run(answered, second(true), tilleul);
    // Silence lets nothing pass, and the next answer asks all of them again.
    const still = run(one, conclude(), mesange);
    expect([stateOf(result(still)), still.decisions]).toEqual(["blocked", []]);
    expect(refusal(still, second(true), tilleul)).toBe("nothing-to-answer");
    const anew = run(still, { ...REPLY, words: "Et avec deux voix." }, tilleul);
    expect(viewOf(anew, tilleul, 7).consents.objected).toEqual([{ consent: ONE, mine: ["unsaid"] }]);
    const both = run(run(anew, second(true, 2), tilleul), second(true, 2), genet);
    expect(stateOf(result(both))).toBe("answered");
    const agreed = run(both, conclude(2), mesange);
    expect(stateOf(result(agreed))).toBe("agreed");
    expect(agreed.decisions).toMatchObject([{ id: ONE, how: "consent", card: W1 }]);
    expect(agreed.consents.held).toEqual([]);
  });

  test("DEC4 what somebody lets pass is the answer they read: an older one is refused, and one who says no changes it until the reading", () => {
    const answered = run(blocked(), REPLY, mesange);
    expect(refusal(answered, second(true, 0), tilleul)).toBe("nothing-to-answer");
    const no = run(run(run(answered, second(true), tilleul), second(false), tilleul), second(true), genet);
    expect(stateOf(result(run(no, conclude(), host)))).toBe("blocked");
    const yes = run(no, second(true), tilleul);
    expect(run(yes, second(true), tilleul)).toBe(yes);
    const agreed = run(yes, conclude(), host);
    expect(stateOf(result(agreed))).toBe("agreed");
    // Two who end it at once end it once.
    const stands = run(no, conclude(), host);
    expect(run(stands, conclude(), mesange)).toBe(stands);
  });

  test("DEC5 nobody learns who objected, who was asked or who has said something since: two tables that differ in it look the same", () => {
    const other = cast(cast(cast(cast(put, mesange, "objection"), tilleul, "objection"), genet, "ok"), host, "ok");
    const [one, two] = [blocked(), run(other, CLOSE, mesange)].map((session) => run(session, REPLY, host));
    if (!one || !two) throw new Error("two tables");
    const later = run(one, second(true), genet);
    for (const session of [two, later]) expect(viewOf(session, host, 7)).toEqual(viewOf(one, host, 7));
    // Of the three, Tilleul objected at both tables, and sees the same at all of them.
    for (const session of [two, later]) expect(viewOf(session, tilleul, 7)).toEqual(viewOf(one, tilleul, 7));
    expect(viewOf(one, host, 7).consents.objected).toEqual([]);
    expect(refusal(one, second(true), mesange)).toBe("not-objected");
    expect(viewOf(later, genet, 7).consents.objected).toEqual([{ consent: ONE, mine: ["passes"] }]);
    expect([host, mesange, tilleul].map((by) => viewOf(one, by, 7).consents.mayConclude.length)).toEqual([1, 1, 0]);
    expect(refusal(one, conclude(), tilleul)).toBe("not-your-proposal");
  });

  test("DEC6 nothing is decided by taking away whoever objected: their objection stands, and nothing of theirs is kept", () => {
    const answered = run(run(blocked(), REPLY, mesange), second(true), tilleul);
    const gone = run(answered, { kind: "member.forget", member: genet.id }, host);
    expect(JSON.stringify(gone.consents)).not.toContain("genet");
    expect(stateOf(result(run(gone, conclude(), host)))).toBe("blocked");
    const nobody = run(gone, { kind: "member.forget", member: tilleul.id }, host);
    expect(stateOf(result(run(nobody, conclude(), host)))).toBe("blocked");
  });

  test("DEC7 asked again, a proposal says something else or comes with an answer, and takes the place of what it was", () => {
    const barred = blocked();
    const same = "Le thème revient aux personnes accompagnées.";
    expect(refusal(barred, start(TWO, same, ONE), tilleul)).toBe("proposal-unchanged");
    expect(refusal(run(barred, REPLY, host), start(TWO, same, ONE), tilleul)).toBe(null);
    expect(refusal(barred, start(TWO, "Autre chose.", "elsewhere" as ConsentId), tilleul)).toBe("no-such-proposal");
    const anew = run(barred, start(TWO, "On choisit le thème ensemble.", ONE), tilleul);
    // Withdrawn before it is closed, it leaves the first as it was.
    const withdrawn = run(anew, { kind: "consent.cancel", consent: TWO }, tilleul);
    expect(withdrawn.consents.held).toEqual(barred.consents.held);
    const voted = [mesange, tilleul, genet, host].reduce((session, by) => cast(session, by, "ok", TWO), anew);
    const done = run(voted, { kind: "consent.close", consent: TWO }, tilleul);
    expect(done.decisions).toMatchObject([{ id: TWO, text: "On choisit le thème ensemble." }]);
    expect(done.consents.held).toEqual([]);
    expect(refusal(done, REPLY, mesange)).toBe("no-such-proposal");
    expect(refusal(done, start("consent3" as ConsentId, "Encore.", TWO), host)).toBe("no-such-proposal");
  });

  test("DEC8 the words of a ballot and of a second answer leave the files when they are over, and a new meeting lifts no objection", () => {
    const answered = run(run(blocked(), REPLY, mesange), second(true), tilleul);
    const read = ask(answered, conclude(), host);
    expect(read.ok && read.value.effects).toEqual([{ kind: "scrub" }]);
    const closing: SessionCommand = { kind: "board.close", decided: "", tasks: [], deleteAt: null };
    const leave = { zones: [], outside: false, kinds: [] };
    const next = run(run(answered, closing, host), { kind: "meeting.open", after: 1, leave, phases: null }, host);
    expect(stateOf(result(next))).toBe("answered");
    expect(viewOf(next, genet, 7).consents.objected).toEqual([{ consent: ONE, mine: ["unsaid"] }]);
    const passed = run(run(next, second(true), tilleul), second(true), genet);
    expect(stateOf(result(run(passed, conclude(), mesange)))).toBe("agreed");
  });
});

describe("limits", () => {
  test("LIM178 the answers to an objection are so many and so long", () => {
    const long = "x".repeat(limits.CONSENT_WORDS_MAX_CHARS);
    const reply = (words: string): SessionCommand => ({ kind: "consent.answer", consent: ONE, words });
    expect(refusal(blocked(), reply(`${long}x`), host)).toBe("words-too-long");
    expect(refusal(blocked(), reply("  "), host)).toBe("words-missing");
    let session = blocked();
    for (let at = 1; at <= limits.CONSENT_REPLIES_MAX_COUNT; at += 1) {
      session = run(session, reply(at === 1 ? long : `Réponse ${at}`), host);
      expect(refusal(session, reply("Une autre encore."), host)).toBe("nothing-to-answer");
      session = run(session, conclude(at), host);
    }
    expect(refusal(session, reply("Une de trop."), host)).toBe("too-many-replies");
  });

  test("LIM179 of closed proposals so many are kept, and one that an objection bars goes last", () => {
    let session = blocked();
    for (let at = 0; at < 2 * limits.VOTE_RESULTS_KEPT_COUNT; at += 1) {
      const id = `next${at}` as ConsentId;
      session = run(session, start(id, `Proposition ${at}`), host);
      for (const by of [host, mesange, tilleul]) session = cast(session, by, "ok", id);
      session = run(session, { kind: "consent.close", consent: id }, host);
    }
    expect(session.consents.results).toHaveLength(limits.VOTE_RESULTS_KEPT_COUNT);
    expect(stateOf(result(session))).toBe("blocked");
  });
});
