import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@tablee/client/new-id";
import type { QuoteId, StoryId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { canaries } from "../support/canary.ts";
import { joinBoard, openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Served } from "../support/served.ts";
import { askToQuote, readAccords, readQuote, readStory, tell, writeStory } from "../support/stories.ts";
import { filesBelow, keysIn, openedBy, storyRows } from "../support/story-files.ts";
import type { Rows } from "../support/story-files.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const CANARY = "CANARI-5C1E-RECIT";
let home: string;
let served: Served;
let author: Seat;
let other: Seat;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), "tablee-struck-"));
  served = await Served.open({
    node: ["--import", path.join(import.meta.dirname, "struck-key.ts")],
    env: { STRIKE: path.join(home, "strike") },
  });
  author = await openBoard(served.url, { template: "free" });
  other = await joinBoard(served.url, author.board.code);
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true });
});

async function sitting<Value>(seat: Seat, work: (member: Headless) => Promise<Value>): Promise<Value> {
  const member = new Headless(served.url, seat);
  try {
    await member.view();
    return await work(member);
  } finally {
    await member[Symbol.asyncDispose]();
  }
}

/** Asks for something during which the process is struck, and starts it again. */
async function struck(moment: string, work: () => Promise<unknown>): Promise<void> {
  writeFileSync(path.join(home, "strike"), moment);
  const ended = served.ended();
  // Its connection breaks: what becomes of it is seen after the start.
  work().catch(() => undefined);
  expect(await ended).toBe("SIGKILL");
  expect(existsSync(path.join(home, "strike"))).toBe(false);
}

async function isGone(story: StoryId, quote: QuoteId, rows: Rows): Promise<void> {
  for (const seat of [author, other]) {
    expect((await readStory(served.url, seat, story)).status).toBe(404);
    expect((await readQuote(served.url, seat, quote)).status).toBe(404);
  }
  expect(keysIn(served.dataDir)).toEqual([]);
  const now = storyRows(path.join(served.dataDir, "tablee.sqlite"));
  expect([now.stories, now.quotes]).toEqual([[], []]);
  expect(openedBy(filesBelow(served.dataDir), rows)).toEqual([]);
  expect(await canaries(CANARY, { folders: [served.dataDir], buffers: { said: Buffer.from(served.said()) } })).toEqual(
    [],
  );
}

const MOMENTS = { committed: 1, destroyed: 0 };

for (const [moment, keysLeft] of Object.entries(MOMENTS))
  test(`NAR16 kill -9 when a withdrawal is ${moment} and not yet answered leaves nothing, and the same command again is done`, async () => {
    const { story, quote } = await sitting(author, async (member) => {
      const told = await tell(served.url, { seat: author, member }, { text: `Voilà ${CANARY}.`, level: "this-group" });
      const asked = newId<QuoteId>();
      const words = CANARY;
      expect((await askToQuote(served.url, other, { story: told, quote: asked, words })).status).toBe(204);
      return { story: told, quote: asked };
    });
    const rows = storyRows(path.join(served.dataDir, "tablee.sqlite"));
    // The search finds them while they are there.
    expect(openedBy(filesBelow(served.dataDir), rows)).toHaveLength(2);
    const member = new Headless(served.url, author);
    await member.view();
    // The client itself asks again when it is connected again, under the same id.
    const asked = member.command("story.withdraw", { story });
    await struck(moment, () => asked);
    expect(keysIn(served.dataDir)).toHaveLength(keysLeft);
    await served.start();
    await sitting(author, async (again) => {
      expect((await again.view()).stories.mine).toEqual([]);
      await again.command("story.withdraw", { story });
    });
    await isGone(story, quote, rows);
    await member[Symbol.asyncDispose]();
  });

test("NAR17 kill -9 when a story has its key and not yet its row leaves no key, and what is kept again is kept", async () => {
  const story = newId<StoryId>();
  await sitting(author, async (member) => {
    await readAccords(member);
    await member.command("story.begin", { story, person: 0, of: "story" });
    await struck("made", () => writeStory(served.url, author, story, { text: "Au début." }));
  });
  expect(keysIn(served.dataDir)).toHaveLength(1);
  await served.start();
  expect(keysIn(served.dataDir)).toEqual([]);
  expect((await readStory(served.url, author, story)).body).toMatchObject({ text: "" });
  expect((await writeStory(served.url, author, story, { text: "Au début." })).status).toBe(204);
  await served.end("SIGKILL");
  await served.start();
  expect((await readStory(served.url, author, story)).body).toMatchObject({ text: "Au début." });
});
