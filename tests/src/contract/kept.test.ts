import { expect, test } from "vitest";
import { COORDINATE_MAX_PX, PHASES_MAX_COUNT, QUESTIONS_MAX_COUNT, ZONES_MAX_COUNT } from "@tablee/shared/limits";
import { keptFrom } from "@tablee/shared/templates/kept";
import type { KeptTemplate } from "@tablee/shared/templates/kept";
import type { QuestionId } from "@tablee/shared/ids";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";

const ZONE = {
  title: "Avant",
  rect: { x: 0, y: 0, w: 456, h: 720 },
  section: "before",
  kind: null,
  colour: null,
} as const;
const PHASE = { name: "Écrire", purpose: "", minutes: 5, gate: "open", readyRule: "none" } as const;
const QUESTION = { text: "Je prends ma place.", kind: "scale", moments: ["before"] } as const;
const KEPT: KeptTemplate = { zones: [ZONE], phases: [PHASE], goal: "", rules: "", questions: [QUESTION] };

async function status(house: House, kept: unknown): Promise<number> {
  const answer = await fetch(`${house.url}/api/boards`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "t", name: "Merle", kept }),
  });
  return answer.status;
}

test("CHK22 [C38] a table that is opened from a kept one has its areas, its agenda, its goal, its rules and its questions, and nobody’s words", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "brainwriting", name: "Loriot" });
  await using host = new Headless(house.url, opened);
  await host.saved();
  host.addCard("une-vraie-carte");
  await host.saved();
  await host.command("goal.set", { text: "Bien se rencontrer" });
  await host.command("rules.post", { text: "On garde les mots." });
  await host.command("rules.agree", { round: 1, person: 0, agrees: true });
  await host.command("question.put", { question: { ...QUESTION, id: "q1" as QuestionId, moments: ["before"] } });
  const before = await host.view();
  const kept = keptFrom(host.board(), before);

  const again = await openBoard(house.url, { kept, name: "Huppe", title: "Une autre" });
  await using other = new Headless(house.url, again);
  await other.saved();
  const view = await other.view();
  expect(keptFrom(other.board(), view)).toEqual(kept);
  expect(kept.zones).toHaveLength(3);
  expect(view.phases.map(({ name }) => name)).toEqual(before.phases.map(({ name }) => name));
  expect(view.rules).toMatchObject({ text: "On garde les mots.", agreedCount: 0 });
  expect(other.texts()).toEqual([]);
  expect(other.present().map(({ name }) => name)).toEqual(["Huppe"]);
  // It is a table as any other: people come in, and it is led.
  await using guest = new Headless(house.url, await joinBoard(house.url, again.board.code, { name: "Merle" }));
  await guest.saved();
  guest.addCard("un mot");
  await guest.saved();
  await other.command("phase.set", { phase: view.phases[0]?.id ?? null });
  expect((await other.view()).phase).toBe("phase-1");
});

test("CHK23 a template that was mended into something else opens nothing, and at each limit it is taken", async () => {
  await using house = await openHouse();
  const many = <One>(count: number, one: One): One[] => Array.from({ length: count }, () => one);
  const taken: readonly Partial<KeptTemplate>[] = [
    {},
    { zones: many(ZONES_MAX_COUNT, ZONE) },
    { phases: many(PHASES_MAX_COUNT, PHASE) },
    { questions: many(QUESTIONS_MAX_COUNT, QUESTION) },
  ];
  for (const part of taken) expect(await status(house, { ...KEPT, ...part })).toBe(201);
  const refused: readonly object[] = [
    { zones: many(ZONES_MAX_COUNT + 1, ZONE) },
    { phases: many(PHASES_MAX_COUNT + 1, PHASE) },
    { questions: many(QUESTIONS_MAX_COUNT + 1, QUESTION) },
    { zones: [{ ...ZONE, rect: { ...ZONE.rect, x: COORDINATE_MAX_PX + 1 } }] },
    { zones: [{ ...ZONE, rect: { ...ZONE.rect, w: 0 } }] },
    { zones: [{ ...ZONE, colour: "url(https://example.org)" }] },
    { zones: [{ ...ZONE, kind: "poem" }] },
    { zones: [{ ...ZONE, extra: {} }] },
    { phases: [{ ...PHASE, id: "x" }] },
    { cards: [] },
    { preparation: { notes: [], drafts: [] } },
    { goal: null },
  ];
  for (const part of refused) expect([part, await status(house, { ...KEPT, ...part })]).toEqual([part, 400]);
});
