import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { addStatements, editStatement } from "@tablee/shared/board/edit-statements";
import type { ConsentId, DecisionId, StatementId } from "@tablee/shared/ids";
import { coveredByProgramme, sequencesOf } from "@tablee/shared/practice/programme";
import { signedNow } from "@tablee/shared/session/programme";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { WireTap } from "../support/wire-tap.ts";

const CONSENT = "consent-of-the-test" as ConsentId;
const NAMES = ["Geai", "Huppe", "Iris", "Loriot"] as const;

/** Somebody who leads, and four who do not; the third and the fourth of these object. */
async function tableOf(house: House): Promise<{ host: WireTap; others: WireTap[]; end: () => void }> {
  const opened = await openBoard(house.url);
  const host = await new WireTap(house.url, opened).here();
  const others = await Promise.all(
    NAMES.map(async (name) => {
      const seat = await joinBoard(house.url, opened.board.code, { name, part: "supported" });
      return new WireTap(house.url, seat).here();
    }),
  );
  return { host, others, end: () => [host, ...others].forEach((tap) => tap[Symbol.dispose]()) };
}

function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => {
    try {
      return readFileSync(path.join(folder, file)).includes(words);
    } catch {
      return false;
    }
  });
}

async function object({ host, others }: { host: WireTap; others: readonly WireTap[] }): Promise<void> {
  const [proposer] = others;
  if (!proposer) throw new Error("somebody who proposes");
  const proposal = { consent: CONSENT, text: "Le thème leur revient.", line: null };
  expect(await proposer.send("consent.start", proposal)).toBe("ok");
  for (const [at, tap] of [...others, host].entries()) {
    const answer = at === 2 || at === 3 ? "objection" : "ok";
    expect(await tap.send("consent.cast", { consent: CONSENT, person: 0, answer, words: `Mot ${at}` })).toBe("ok");
  }
  expect(await proposer.send("consent.close", { consent: CONSENT })).toBe("ok");
}

test("DEC16 no frame of any channel tells who objected, who is asked again or what they say, to whoever leads neither; a restart in between keeps it, and at the end no file knows it", async () => {
  await using house = await openHouse();
  const { host, others, end } = await tableOf(house);
  const [proposer, bystander, third, fourth] = others;
  if (!proposer || !bystander || !third || !fourth) throw new Error("four people");
  await object({ host, others });
  const seats = [third, fourth].map(({ seat }) => `${seat.member.id}/0`);
  for (const key of seats) expect(filesWith(house.dataDir, key)).not.toEqual([]);
  expect(await bystander.send("consent.answer", { consent: CONSENT, words: "On en parle d’abord." })).toBe("ok");
  // A view is of how things stand: one that is overtaken by the next is never sent.
  await until("who objected is asked again", () => third.view?.consents.objected[0]?.mine[0] === "unsaid");
  const second = { consent: CONSENT, person: 0, passes: true, replies: 1 };
  expect(await bystander.send("consent.second", second)).toBe("not-objected");
  expect(await third.send("consent.second", second)).toBe("ok");
  await house.restart();
  for (const tap of [host, ...others]) tap.view = null;
  await Promise.all([host, ...others].map((tap) => tap.here()));
  expect(third.view?.consents.objected).toEqual([{ consent: CONSENT, mine: ["passes"] }]);
  expect(await fourth.send("consent.second", second)).toBe("ok");
  await until("it is said", () => fourth.view?.consents.objected[0]?.mine[0] === "passes");
  // Who does not object is told the same as before, whatever they press: nothing, and that an answer is waited for.
  for (const tap of [host, proposer, bystander]) {
    expect(tap.view?.consents.objected).toEqual([]);
    const heard = tap.heard.join("\n");
    expect(heard).not.toMatch(/"mine":\["(unsaid|passes|stands)"\]|"asked":\{|"held"/);
    for (const key of seats) expect(heard).not.toContain(key);
  }
  // The taps can hear: whoever objected was told of themself, and of nobody else.
  expect(third.heard.join("\n")).toContain(`"mine":["unsaid"]`);
  expect(third.heard.join("\n")).not.toContain(seats[1]);
  expect(bystander.view?.consents.mayConclude).toEqual([]);
  expect(await bystander.send("consent.conclude", { consent: CONSENT, replies: 1 })).toBe("not-your-proposal");
  expect(await proposer.send("consent.conclude", { consent: CONSENT, replies: 1 })).toBe("ok");
  await until("it is decided for all", () => [host, ...others].every(({ view }) => view?.decisions.length === 1));
  expect(host.view?.decisions).toMatchObject([{ id: CONSENT, how: "consent", present: { supported: "here" } }]);
  for (const key of seats) await until("no file knows who objected", () => filesWith(house.dataDir, key).length === 0);
  end();
}, 60_000);

test("DEC17 whoever is removed takes their objection with them out of the files, and it stands", async () => {
  await using house = await openHouse();
  const { host, others, end } = await tableOf(house);
  await object({ host, others });
  const [, , third, fourth] = others;
  if (!third || !fourth) throw new Error("two who object");
  expect(await host.send("consent.answer", { consent: CONSENT, words: "On en parle." })).toBe("ok");
  expect(await third.send("consent.second", { consent: CONSENT, person: 0, passes: true, replies: 1 })).toBe("ok");
  const gone = `${fourth.seat.member.id}/0`;
  expect(await host.send("member.remove", { member: fourth.seat.member.id })).toBe("ok");
  await until("it has left the files", () => filesWith(house.dataDir, gone).length === 0);
  expect(await host.send("consent.conclude", { consent: CONSENT, replies: 1 })).toBe("ok");
  await until("it is read", () => host.view?.consents.results[0]?.state === "blocked");
  expect(host.view?.decisions).toEqual([]);
  end();
}, 60_000);

test("DEC18 [A05] a decision that was noted outlives a restart; taken back, no file holds a word of it", async () => {
  await using house = await openHouse();
  const { host, others, end } = await tableOf(house);
  const [geai] = others;
  if (!geai) throw new Error("somebody");
  const decision = "decision-of-the-test" as DecisionId;
  const noted = { decision, text: "Mot-qui-doit-partir", by: ["supported" as const], card: null, subject: null };
  expect(await geai.send("decision.note", noted)).toBe("ok");
  expect(
    await geai.raw("decision.note", { ...noted, present: { parts: ["supported"], supported: "here" } }),
  ).toMatchObject({ ok: false, reason: "bad-input" });
  await house.restart();
  for (const tap of [host, geai]) tap.view = null;
  await Promise.all([host, geai].map((tap) => tap.here()));
  expect(host.view?.decisions).toMatchObject([{ id: decision, text: noted.text, present: { supported: "here" } }]);
  expect(filesWith(house.dataDir, noted.text)).not.toEqual([]);
  expect(await host.send("decision.end", { decision, erase: true })).toBe("ok");
  await until("its words are gone", () => filesWith(house.dataDir, noted.text).length === 0);
  await until("everybody knows", () => geai.view?.decisions[0]?.text === "");
  end();
}, 60_000);

test("PRG12 [A17] the server takes a signature of the words that are stored, of none else, and keeps two of them over a restart", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await using loriot = new Headless(
    house.url,
    await joinBoard(house.url, opened.board.code, { name: "Loriot", part: "supported" }),
  );
  await using alisier = new Headless(
    house.url,
    await joinBoard(house.url, opened.board.code, { name: "Alisier", part: "trainer" }),
  );
  for (const one of [host, loriot, alisier]) await one.saved();
  addStatements(loriot.hand, [{ field: "sequence", text: "Se connaître", note: "45", value: "before" }]);
  await loriot.saved();
  const digest = (): string => coveredByProgramme(loriot.board());
  const sign = (by: Headless, of: string | null, carrying = 0) =>
    by.command("programme.sign", { person: 0, of, carrying });
  await expect(sign(loriot, "another-programme")).rejects.toThrow("programme-changed");
  await sign(loriot, digest());
  await sign(alisier, digest());
  const signed = async () => signedNow((await host.view()).programme, digest()).isSigned;
  await expect.poll(signed).toBe(true);
  await house.restart();
  await expect.poll(signed).toBe(true);
  const [sequence] = sequencesOf(loriot.board());
  if (!sequence) throw new Error("a sequence");
  await until("it is there again", () => loriot.live().view !== null);
  editStatement(loriot.hand, sequence.id, { note: "50" });
  await loriot.saved();
  await expect.poll(signed).toBe(false);
  // What the one had read is not what is stored any more.
  await expect(sign(alisier, "earlier-words")).rejects.toThrow("programme-changed");
  await alisier.command("sequence.own", { sequence: sequence.id, person: 0, on: true });
  await expect(sign(alisier, digest(), 0)).rejects.toThrow("programme-changed");
  await sign(alisier, digest(), 1);
  await sign(alisier, null, 1);
  await expect.poll(async () => (await host.view()).programme.signatures.length).toBe(1);
  const gone = "sequence-that-is-gone" as StatementId;
  await alisier.command("sequence.own", { sequence: gone, person: 0, on: true });
  await expect.poll(async () => (await host.view()).programme.carried.length).toBe(2);
}, 60_000);
