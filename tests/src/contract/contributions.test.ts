import { afterAll, describe, expect, test } from "vitest";
import { addNote } from "@tablee/shared/board/edit-notes";
import { deleteCards } from "@tablee/shared/board/edit-cards";
import { textOf } from "@tablee/shared/board/schema";
import type { PhaseId } from "@tablee/shared/ids";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { canaries } from "../support/canary.ts";
import { askToTakeBack, contributionOf, seatNow, takeBack } from "../support/contributions.ts";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { ask, tell } from "../support/stories.ts";

const house = await openHouse();
afterAll(() => house[Symbol.asyncDispose]());

const MARK = "Une contribution a été retirée.";
let made = 0;

/** Another word for each test: what one leaves behind is not found by the next. */
function newWord(): string {
  made += 1;
  return `RECIT-${made}-CANARI`;
}

interface Table {
  readonly opened: OpenedBoard;
  readonly host: Headless;
  readonly seat: Seat;
  readonly mine: Headless;
  /** What the other one’s page was told to do. */
  readonly anew: string[];
}

async function table(): Promise<Table & AsyncDisposable> {
  const opened = await openBoard(house.url, { template: "free" });
  const seat = await joinBoard(house.url, opened.board.code, { name: "Tilleul" });
  const anew: string[] = [];
  const host = new Headless(house.url, opened, { startAnew: (why) => anew.push(why) });
  const mine = new Headless(house.url, seat, { startAnew: () => undefined });
  await Promise.all([host.saved(), mine.saved()]);
  const close = async (): Promise<void> => {
    await Promise.all([host, mine].map((one) => one[Symbol.asyncDispose]()));
  };
  return { opened, host, seat, mine, anew, [Symbol.asyncDispose]: close };
}

async function again(seat: Seat): Promise<Headless> {
  const one = new Headless(house.url, await seatNow(house.url, seat));
  await one.saved();
  return one;
}

function version(seat: Seat, name: string) {
  return ask(`${house.url}/api/boards/${seat.board.id}/versions`, {
    method: "POST",
    token: seat.token,
    body: { name },
  });
}

async function goPrivate(host: Headless): Promise<void> {
  const phase = {
    id: "p1" as PhaseId,
    name: "Seul",
    purpose: "",
    minutes: 5,
    gate: "private",
    readyRule: "none",
  } as const;
  await host.command("agenda.set", { phases: [phase] });
  await host.command("phase.set", { phase: phase.id });
}

describe("what one brought is taken back", () => {
  test("ERA10 from the board, notes, what was deleted, earlier states, a private sheet and a story: no byte is left in the folder", async () => {
    await using at = await table();
    const { host, mine, seat, opened } = at;
    const word = newWord();
    const card = mine.addCard(`Ma carte ${word}`);
    const deleted = mine.addCard(`Effacée ${word}`);
    const theirs = host.addCard("Celle des autres");
    await Promise.all([mine.saved(), host.saved()]);
    await until("both are there", () => mine.board().cards.size === 3 && host.board().cards.size === 3);
    addNote(mine.hand, { card: theirs, text: `À côté ${word}` });
    for (const letter of word) textOf(mine.hand.doc, "cards", theirs)?.insert(0, letter);
    addNote(host.hand, { card, text: "Une réponse" });
    await Promise.all([mine.saved(), host.saved()]);
    expect((await version(opened, "Avant")).status).toBe(201);
    deleteCards(mine.hand, [deleted]);
    await mine.saved();
    await goPrivate(host);
    await mine.addPrivately(`Pour moi ${word}`);
    await tell(house.url, { member: mine, seat }, { text: `Mon récit ${word}` });
    await mine.command("hand.set", { raised: true });

    const before = (await canaries(word, { folders: [house.dataDir] })).join("\n");
    expect(before).toMatch(/updates|snapshots/);
    expect(before).toContain("versions");
    const brought = await contributionOf(house.url, seat);
    expect(brought.things.map(({ part, isOwn, stays }) => `${part} ${isOwn} ${stays}`).sort()).toEqual([
      "cards false true",
      "cards true true",
      "notes true false",
    ]);

    const done = await takeBack(house.url, seat);
    expect(done.things).toBe(3);
    expect(done.elsewhere).toBeGreaterThan(0);
    expect(await canaries(word, { folders: [house.dataDir] })).toEqual([]);
    await using now = await again(opened);
    expect(now.texts().sort()).toEqual(["Celle des autres", MARK]);
    expect([...now.board().notes.values()].map(({ text }) => text)).toEqual(["Une réponse"]);
    expect((await now.view()).hands).toEqual([]);
  }, 60_000);

  test("ERA11 everybody else comes to the next epoch, and words of theirs that were not sent are kept for them", async () => {
    await using at = await table();
    const { host, mine, seat, opened, anew } = at;
    const word = newWord();
    mine.addCard(word);
    await mine.saved();
    // What arrives while it is taken back is refused, as of any earlier epoch.
    const [done] = await Promise.all([
      takeBack(house.url, seat),
      Promise.resolve().then(() => host.addCard("Pas encore parti")),
    ]);
    expect(done.things).toBe(1);
    await until("the page of the other begins anew", () => anew.length > 0);
    expect(anew).toEqual(["rewritten"]);
    await using now = await again(opened);
    const kept = host.table.sync.state.getState().kept.map(({ text }) => text);
    expect([...now.texts(), ...kept]).toEqual(["Pas encore parti"]);
    expect((await seatNow(house.url, opened)).sync.path).toBe(opened.sync.path.replace(/1$/, "2"));
  });

  test("ERA12 a document of the epoch before is refused, whatever is in it", async () => {
    await using at = await table();
    const { mine, seat, opened, anew } = at;
    const word = newWord();
    mine.addCard(word);
    await mine.saved();
    await takeBack(house.url, seat);
    await until("the page of the other begins anew", () => anew.length > 0);
    const late: string[] = [];
    await using old = new Headless(house.url, opened, { startAnew: (why) => late.push(why) });
    old.addCard(`Revient ${word}`);
    await until("it is sent to the next epoch", () => late.length > 0);
    await using now = await again(opened);
    expect(now.texts()).toEqual([]);
    expect(await canaries(word, { folders: [house.dataDir] })).toEqual([]);
  });

  test("ERA13 where there is nothing nothing happens, and nobody takes back what is another’s", async () => {
    await using at = await table();
    const { host, mine, seat, opened } = at;
    const card = host.addCard("Celle de l’hôte");
    await host.saved();
    await mine.saved();
    expect(await takeBack(house.url, seat, { said: false })).toMatchObject({ things: 0, elsewhere: 0 });
    expect((await seatNow(house.url, seat)).sync.path).toBe(seat.sync.path);
    expect((await takeBack(house.url, seat, { things: [card], said: false })).things).toBe(0);
    expect((await askToTakeBack(house.url, seat, { person: 1 })).reason).toBe("bad-input");
    expect((await askToTakeBack(house.url, opened, { leave: true })).reason).toBe("last-host");
    expect((await askToTakeBack(house.url, { ...seat, token: "x".repeat(40) })).status).toBe(404);
    expect(host.texts()).toEqual(["Celle de l’hôte"]);
  });

  test("ERA14 whoever takes all back and leaves is named nowhere", async () => {
    await using at = await table();
    const { host, opened } = at;
    const word = newWord();
    const seat = await joinBoard(house.url, opened.board.code, { name: word });
    await using leaving = new Headless(house.url, seat, { startAnew: () => undefined });
    await leaving.saved();
    const theirs = leaving.addCard("Signée");
    const entry = leaving.hand.doc.getMap<Map<string, unknown>>("cards").get(theirs);
    entry?.set("author", word);
    await leaving.saved();
    await until("it is heard", () => host.board().cards.size === 1);
    await host.command("board.close", { decided: "", tasks: [{ what: "appeler", who: word }], deleteAt: null });
    await takeBack(house.url, seat, { leave: true });
    expect(await canaries(word, { folders: [house.dataDir] })).toEqual([]);
    expect((await askToTakeBack(house.url, seat)).status).toBe(404);
    await until("the others hear it", () => ![...host.live().people.values()].some(({ name }) => name === word));
    expect((await host.view()).closing.tasks).toEqual([{ what: "appeler", who: "" }]);
  });

  test("ERA15 of two on one seat one takes back what is theirs, and the other loses nothing", async () => {
    await using at = await table();
    const { mine, seat, host } = at;
    const word = newWord();
    const me = `${house.url}/api/boards/${seat.board.id}/me`;
    await ask(me, { method: "PATCH", token: seat.token, body: { also: ["Alisier"] } });
    const card = mine.addCard(`De Tilleul ${word}`);
    mine.addCard("D’Alisier");
    await mine.saved();
    await goPrivate(host);
    await mine.addPrivately(`Feuille de Tilleul ${word}`, { person: 0 });
    await mine.addPrivately("Feuille d’Alisier", { person: 1 });
    await takeBack(house.url, seat, { person: 0, things: [card] });
    expect(await canaries(word, { folders: [house.dataDir] })).toEqual([]);
    await using now = await again(seat);
    expect(now.texts()).toEqual(["D’Alisier"]);
    expect((await now.view()).rounds.sheets.map(({ person }) => person)).toEqual([1]);
  });
});
