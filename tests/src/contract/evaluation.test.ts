import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { styleCards } from "@tablee/shared/board/edit-cards";
import type { PhaseId, QuestionId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Overheard } from "../support/overheard.ts";

const SAFE = { id: "safe" as QuestionId, text: "Je me sens à ma place.", kind: "scale", moments: ["during"] } as const;
const WORD = { id: "word" as QuestionId, text: "Un mot ?", kind: "words", moments: ["during"] } as const;
const PHASE = {
  id: "sort" as PhaseId,
  name: "Trier",
  purpose: "",
  minutes: 5,
  gate: "open",
  readyRule: "none",
} as const;
const put = { question: { ...SAFE, moments: [...SAFE.moments] } };

test("EVA8 [C40] [C64] on the wire nobody hears an answer before it is shown, nor ever whose it was", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = await Promise.all(Array.from({ length: 6 }, () => joinBoard(house.url, opened.board.code)));
  await using host = new Headless(house.url, opened);
  const people = seats.map((seat) => new Headless(house.url, seat));
  const [first] = people;
  if (!first) throw new Error("nobody came");
  await Promise.all([host, ...people].map((person) => person.view()));
  await first.command("question.put", put);
  await first.command("question.put", { question: { ...WORD, moments: [...WORD.moments] } });
  await expect(first.command("evaluation.open", { moment: "during" })).rejects.toThrow("not-allowed");
  await host.command("evaluation.open", { moment: "during" });
  const ears = await Promise.all([opened, ...seats].map((seat) => Overheard.open(house.url, seat)));
  const heard = (): string => ears.map(({ text }) => text).join("\n");
  for (const [at, person] of people.entries()) {
    const said = [
      { question: SAFE.id, value: (at % 4) + 1 },
      { question: WORD.id, value: `parole-${at}` },
    ];
    const pair = `${"c".repeat(42)}${at}`;
    await person.command("evaluation.answer", { moment: "during", person: 0, pair, said });
  }
  await until("all hear how many answered", () => ears.every(({ text }) => text.includes('"answered":6')));
  expect(heard()).not.toMatch(/parole-|cccccc|"voices"|"value":/);
  const all = [host, ...people];
  await house.stop();
  await until("all are cut off", () => all.every((person) => !person.live().connected));
  await house.start();
  await until("all are back", () => all.every((person) => person.live().connected));
  await host.command("evaluation.show", { moment: "during" });
  await until("all read it", () => ears.every(({ text }) => text.includes("parole-5")));
  const shown = await host.view();
  expect(shown.evaluation.waves[1]?.results).toEqual([
    { question: SAFE.id, result: { kind: "scale", counts: [2, 2, 1, 1] } },
    { question: WORD.id, result: { kind: "words", words: people.map((_person, at) => `parole-${at}`) } },
  ]);
  expect(heard()).not.toMatch(/cccccc|"voices"/);
  for (const ear of ears) ear[Symbol.dispose]();
  for (const person of people) await person[Symbol.asyncDispose]();
});

/** Enough that types are told apart; only the first of them do anything. */
function comeMany(base: string, code: string): Promise<Seat[]> {
  return Promise.all(Array.from({ length: limits.PARITY_TYPES_MIN_PEOPLE_COUNT - 1 }, () => joinBoard(base, code)));
}

test("PAR4 no number of any person is in what goes over the wire or into the store for it", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = (await comeMany(house.url, opened.board.code)).slice(0, 4);
  await using host = new Headless(house.url, opened);
  const people = seats.map((seat) => new Headless(house.url, seat));
  for (const [at, person] of people.entries()) {
    const card = person.addCard(`carte ${at}`);
    styleCards(person.hand, [card], { knowledge: at < 3 ? "experience" : "academic" });
  }
  await Promise.all(people.map((person) => person.saved()));
  using ear = await Overheard.open(house.url, seats[0] ?? opened);
  await expect(people[0]?.command("parity.show", {})).rejects.toThrow("not-allowed");
  await host.command("parity.show", {});
  const published = [
    {
      phase: null,
      groups: [
        { group: "experience", band: "most" },
        { group: "practice", band: "none" },
      ],
      suppressed: ["academic"],
    },
  ];
  expect((await host.view()).parity).toEqual(published);
  people[0]?.addCard("une de plus");
  await people[0]?.saved();
  await host.command("parity.show", {});
  expect((await host.view()).parity).toEqual(published);
  await until("all hear it", () => ear.text.includes('"suppressed"'));
  const views = ear.text.split("\n").filter((line) => line.startsWith('["view"'));
  const parity = views.map((line) => JSON.stringify(JSON.parse(line)[1].parity)).join("");
  expect(parity).not.toMatch(/\d/);
  const stored = readFileSync(path.join(house.dataDir, "tablee.sqlite"), "latin1");
  expect(stored).not.toContain('"counts"');
  for (const person of people) await person[Symbol.asyncDispose]();
});

test("PAR5 of private cards parity knows that enough people wrote a type, and not who or how many", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "ingredients" });
  const seats = (await comeMany(house.url, opened.board.code)).slice(0, 4);
  await using host = new Headless(house.url, opened);
  const people = seats.map((seat) => new Headless(house.url, seat));
  await Promise.all([host, ...people].map((person) => person.view()));
  await host.command("phase.set", { phase: "silent" as PhaseId });
  for (const [at, person] of people.entries()) {
    const desk = await person.addPrivately(`carte ${at}`, { knowledge: at < 3 ? "practice" : "academic" });
    await until("it is saved", () => desk.sync.state.getState().status.kind === "saved");
  }
  await host.command("round.reveal", { how: "all", reveals: (await host.view()).rounds.reveals });
  await host.command("parity.show", {});
  const [published] = (await host.view()).parity;
  expect(published?.groups).toContainEqual({ group: "practice", band: "most" });
  expect(published?.suppressed).toEqual(["academic"]);
  for (const person of people) await person[Symbol.asyncDispose]();
});

test("WRK23 at a table of few people parity tells experience and all others apart, and no more", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = await Promise.all(Array.from({ length: 7 }, () => joinBoard(house.url, opened.board.code)));
  await using host = new Headless(house.url, opened);
  const people = seats.map((seat) => new Headless(house.url, seat));
  await Promise.all([host, ...people].map((person) => person.view()));
  const write = (person: Headless, knowledge: "experience" | "practice" | "academic" | null): void => {
    const card = person.addCard("carte");
    if (knowledge) styleCards(person.hand, [card], { knowledge });
  };
  for (const person of people.slice(0, 3)) write(person, "experience");
  // One person who writes of everything is one person still.
  const [other] = people.slice(3);
  if (!other) throw new Error("nobody else came");
  for (const knowledge of ["practice", "academic", null] as const) write(other, knowledge);
  await Promise.all(people.map((person) => person.saved()));
  await host.command("parity.show", {});
  const experience = { group: "experience", band: "half" };
  expect((await host.view()).parity.at(-1)).toEqual({ phase: null, groups: [experience], suppressed: ["other"] });
  await host.command("agenda.set", { phases: [PHASE] });
  await host.command("phase.set", { phase: PHASE.id });
  for (const person of people.slice(4, 6)) write(person, "practice");
  await Promise.all(people.map((person) => person.saved()));
  await host.command("parity.show", {});
  expect((await host.view()).parity.at(-1)).toMatchObject({
    phase: PHASE.id,
    groups: [
      { group: "experience", band: "some" },
      { group: "other", band: "most" },
    ],
    suppressed: [],
  });
  for (const person of people) await person[Symbol.asyncDispose]();
});

test("LIM161 a question, an answer and a scale have their bounds", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.view();
  const text = "q".repeat(limits.QUESTION_MAX_CHARS);
  await host.command("question.put", { question: { ...put.question, text } });
  const refused = (asked: Promise<void>) => expect(asked).rejects.toThrow("bad-input");
  await refused(host.command("question.put", { question: { ...put.question, text: `${text}q` } }));
  await refused(host.command("question.put", { question: { ...put.question, moments: [] } }));
  await host.command("evaluation.open", { moment: "during" });
  const answer = (value: number | string) =>
    host.command("evaluation.answer", {
      moment: "during",
      person: 0,
      pair: null,
      said: [{ question: SAFE.id, value }],
    });
  for (const value of [0, limits.SCALE_MAX_COUNT + 1, "a".repeat(limits.ANSWER_WORDS_MAX_CHARS + 1)])
    await refused(answer(value));
  await answer(limits.SCALE_MAX_COUNT);
});
