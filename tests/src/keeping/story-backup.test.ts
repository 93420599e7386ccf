import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KEY_FOLDER } from "@tablee/server/stories/keys";
import { newId } from "@tablee/client/new-id";
import type { QuoteId, StoryId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { canaries } from "../support/canary.ts";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { look, tamper } from "../support/kept-folder.ts";
import { Headless } from "../support/member.ts";
import { freePort, start } from "../support/process.ts";
import { SERVER } from "../support/server-process.ts";
import { Served } from "../support/served.ts";
import { ask, askToQuote, readQuote, readStory, storyUrl, tell, writeStory } from "../support/stories.ts";
import { filesBelow, keysIn, openedBy, storyRows } from "../support/story-files.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const CANARY = "CANARI-9B4D-RECIT";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tablee-stories-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly seat: Seat;
  readonly other: Seat;
  readonly kept: StoryId;
  readonly withdrawn: StoryId;
  readonly quote: QuoteId;
}

/** Two stories, one of which somebody wishes to quote. */
async function tellTwo({ url }: Pick<House, "url">): Promise<Told> {
  const seat = await openBoard(url, { template: "free" });
  const other = await joinBoard(url, seat.board.code);
  const member = new Headless(url, seat);
  const kept = await tell(url, { seat, member }, { text: `Resté : ${CANARY}.` });
  const withdrawn = await tell(url, { seat, member }, { text: `Repris : ${CANARY}.`, level: "this-group" });
  const quote = newId<QuoteId>();
  expect((await askToQuote(url, other, { story: withdrawn, quote, words: CANARY })).status).toBe(204);
  await member[Symbol.asyncDispose]();
  return { seat, other, kept, withdrawn, quote };
}

async function withdraw({ url }: Pick<House, "url">, seat: Seat, story: StoryId): Promise<void> {
  const member = new Headless(url, seat);
  await member.view();
  await member.command("story.withdraw", { story });
  await member[Symbol.asyncDispose]();
}

test("NAR18 the words of a story stand nowhere in the data folder, its log, the server’s log or its figures: private, shared, quoted or withdrawn", async () => {
  await using served = await Served.open({ env: { LOG_LEVEL: "debug" } });
  const seen = async (): Promise<string[]> => {
    const metrics = await (await fetch(`${served.url}/metrics`)).text();
    return canaries(CANARY, {
      folders: [served.dataDir],
      buffers: { log: Buffer.from(served.said()), metrics: Buffer.from(metrics) },
    });
  };
  const { seat, other, kept, withdrawn, quote } = await tellTwo(served);
  const { token } = seat;
  // Whatever makes a server want to say something.
  const url = storyUrl(served.url, seat.board.id, kept);
  for (const body of [`{"text":"${CANARY}`, `"${CANARY}"`, `{"text":"${CANARY}","easy":"","${CANARY}":1}`])
    expect((await ask(url, { method: "PUT", token, body })).status).toBe(400);
  expect((await ask(url, { method: "PUT", token, body: CANARY, type: "text/plain" })).status).toBe(415);
  expect((await ask(`${url}/${CANARY}`, { method: "PUT", token, body: CANARY.repeat(200_000) })).status).toBe(413);
  expect((await askToQuote(served.url, other, { story: withdrawn, words: `${CANARY} non` })).status).toBe(422);
  expect(await seen()).toEqual([]);
  const rows = storyRows(path.join(served.dataDir, "tablee.sqlite"));
  expect([rows.stories.length, rows.quotes.length]).toEqual([2, 1]);
  await withdraw(served, seat, withdrawn);
  await withdraw(served, seat, kept);
  expect((await readQuote(served.url, other, quote)).status).toBe(404);
  expect(await seen()).toEqual([]);
  // Not even somebody who has kept the rows themselves can open them with anything that is left.
  expect(openedBy(filesBelow(served.dataDir), rows)).toEqual([]);
  await served.end("SIGTERM");
  expect(await canaries(CANARY, { folders: [served.dataDir] })).toEqual([]);
  // The search is not blind: what it does not find would be found.
  writeFileSync(path.join(served.dataDir, "planted"), Buffer.from(`..${CANARY}..`).toString("base64"));
  expect(await canaries(CANARY, { folders: [served.dataDir] })).not.toEqual([]);
});

test("NAR19 a backup holds no key: put back on the same machine it shows what still has its key, and what was withdrawn since nowhere", async () => {
  const file = path.join(folder, "backup.sqlite");
  await using house = await openHouse();
  const { seat, other, kept, withdrawn, quote } = await tellTwo(house);
  expect(await look("backup", { dataDir: house.dataDir, args: [file] })).toMatch(/^0: /);
  const rows = storyRows(file);
  expect([rows.stories.length, rows.quotes.length]).toEqual([2, 1]);
  expect(await canaries(CANARY, { folders: [file] })).toEqual([]);
  expect(openedBy([file], rows)).toEqual([]);
  // With the keys of this machine it is what it was.
  expect(openedBy(filesBelow(house.dataDir), rows)).toHaveLength(3);
  await withdraw(house, seat, withdrawn);
  await house.stop();
  expect(await look("restore", { dataDir: house.dataDir, args: [file] })).toMatch(/^0: /);
  expect(await look("doctor", { dataDir: house.dataDir })).toMatch(
    /^1: .*\n- 1 story\(ies\) that no key opens any more/,
  );
  expect(await look("doctor", { dataDir: house.dataDir, lang: "fr_FR" })).toMatch(/1 récit\(s\) que plus aucune clé/);
  await house.start();
  expect((await readStory(house.url, seat, kept)).body).toMatchObject({ text: `Resté : ${CANARY}.` });
  expect((await readStory(house.url, seat, withdrawn)).status).toBe(404);
  expect((await readQuote(house.url, other, quote)).status).toBe(404);
  const member = new Headless(house.url, seat);
  const { stories, storyKeeping } = await member.view();
  expect(stories.mine.map(({ id }) => id)).toEqual([kept]);
  expect(storyKeeping.receipts).toEqual([{ at: expect.any(Number), count: 1, why: "no-key" }]);
  await member[Symbol.asyncDispose]();
  const left = openedBy(filesBelow(house.dataDir), rows);
  expect(left).toHaveLength(1);
  expect(left[0]).toContain("Resté");
});

test("NAR20 on another machine a backup needs the folder of keys beside it; without it the server says so before anything is lost, and a repair lets the stories go", async () => {
  const file = path.join(folder, "backup.sqlite");
  const [whole, bare] = [path.join(folder, "whole"), path.join(folder, "bare")];
  await using house = await openHouse();
  const { seat, kept } = await tellTwo(house);
  expect(await look("backup", { dataDir: house.dataDir, args: [file] })).toMatch(/^0: /);
  for (const dataDir of [whole, bare]) expect(await look("restore", { dataDir, args: [file] })).toMatch(/^0: /);
  cpSync(path.join(house.dataDir, KEY_FOLDER), path.join(whole, KEY_FOLDER), { recursive: true });
  {
    await using again = await openHouse({ dataDir: whole });
    expect((await readStory(again.url, seat, kept)).status).toBe(200);
  }
  const refused = start(SERVER, { env: { DATA_DIR: bare, PORT: String(await freePort()) } });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toMatch(
    /The database has 2 stories, and the folder .*story-keys that opens them is not there/,
  );
  expect(storyRows(path.join(bare, "tablee.sqlite")).stories).toHaveLength(2);
  expect(await look("doctor", { dataDir: bare })).toMatch(
    /^1: .*\n- The folder story-keys, which opens 2 story\(ies\)/,
  );
  const mended = await look("doctor", { dataDir: bare, args: ["--repair"] });
  expect(mended).toMatch(/^0: /);
  expect(mended).toContain("- 2 story(ies) that nothing opened any more removed.\nAll is in order now.");
  await using again = await openHouse({ dataDir: bare });
  expect((await readStory(again.url, seat, kept)).status).toBe(404);
  const member = new Headless(again.url, seat);
  expect((await member.view()).stories.mine).toEqual([]);
  const anew = await tell(again.url, { seat, member }, { text: "De nouveau." });
  expect((await readStory(again.url, seat, anew)).body).toMatchObject({ text: "De nouveau." });
  await member[Symbol.asyncDispose]();
});

test("NAR21 a key that is destroyed takes a story whose row was spoilt or put elsewhere with it, and never another’s", async () => {
  await using house = await openHouse();
  const { seat, kept, withdrawn } = await tellTwo(house);
  await house.stop();
  // One row under the name of the other, as somebody who can write the file may try.
  tamper(house.dataDir, (database) => {
    const { body } = database.prepare("select body from stories where id = ?").get(withdrawn) as { body: Uint8Array };
    database.prepare("update stories set body = ? where id = ?").run(body, kept);
  });
  await house.start();
  // Empty words would be a lie.
  expect(await readStory(house.url, seat, kept)).toMatchObject({ status: 500, reason: "broken" });
  expect((await readStory(house.url, seat, withdrawn)).body).toMatchObject({ text: `Repris : ${CANARY}.` });
  expect(await look("doctor", { dataDir: house.dataDir })).toMatch(/1 story\(ies\) that no key opens/);
  const before = keysIn(house.dataDir);
  await withdraw(house, seat, kept);
  expect(keysIn(house.dataDir)).toHaveLength(before.length - 1);
  expect((await readStory(house.url, seat, withdrawn)).status).toBe(200);
  expect((await writeStory(house.url, seat, withdrawn, { text: "Encore là." })).status).toBe(204);
  expect(readFileSync(path.join(house.dataDir, KEY_FOLDER, "README.txt"), "utf8")).toContain("docs/running.fr.md");
});
