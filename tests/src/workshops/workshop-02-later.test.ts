import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Browsers } from "./browsers.ts";
import { closeBoard } from "./concerns/at-the-table.ts";
import { openNext } from "./concerns/series.ts";
import { NONE, workshop } from "./corpus.ts";
import * as later from "./later-meetings.ts";
import type { Play } from "./play.ts";
import { playWorkshop } from "./player.ts";
import { parseScript, textOfCard } from "./script.ts";

const ALLIES = workshop("02-allies-group.json");

const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;
const PLAYED_WITHIN_MS = 600_000;
const CARRIED = ["o1", "o2", "o3", "o6"] as const;
/** Areas that the script does not carry over. */
const LEFT = new Set(["issue", "lever", "trust"]);

function wordsOf(play: Play, zones: ReadonlySet<string>): readonly string[] {
  const { contributions } = play.script;
  return contributions.filter(({ zone }) => zones.has(zone)).map((card) => textOfCard(card, "fr"));
}

/** What the script carries over is there with all that has become of it, the rest is in the archive, for everybody to read. */
async function fifthMeeting(play: Play): Promise<void> {
  await later.comeBack(play);
  const then = await later.boardThen(play, "a2", 4);
  const members = later.socketsOf(play);
  expect(members.length).toBe(6);
  const left = wordsOf(play, LEFT);
  for (const member of members) {
    expect((await member.view()).series.number).toBe(5);
    // The session and the board come on links of their own.
    const isLeft = (text: string): boolean => left.includes(text);
    await until("the rest is in the archive", () => !later.wordsOn(member.board()).some(isLeft));
    const now = member.board();
    for (const card of CARRIED) {
      const { id } = play.card(card);
      expect([card, later.becomeOf(now, id)]).toEqual([card, later.becomeOf(then, id)]);
    }
  }
  const standing = CARRIED.map((card) => later.becomeOf(then, play.card(card).id).shown);
  expect(standing).toEqual(["in-progress", "blocked", "reopened", "open"]);
  expect(later.wordsOn(then)).toEqual(expect.arrayContaining([...left]));
  const [fourth] = await later.meetingsFor(play, "a8");
  expect(fourth).toMatchObject({ number: 4, votes: [{ turnout: 8 }], brakes: [{ words: "Ce que le binôme demande" }] });
  await later.readMemory(play.seated("a5").client, 4, left[0] ?? "");
  // They go on: one obstacle is called removed and is so, another is only said to be.
  await later.removeTogether(play, { card: "o3", by: "a5", confirmedBy: "a8" });
  await closeBoard(play.seated("a7").client);
}

/** Another table of the same house, whose end has a date. */
async function openDated(house: House) {
  const opened = await openBoard(house.url, { title: "Un essai" });
  const host = new Headless(house.url, opened);
  await host.view();
  host.addCard("canari-de-l-essai");
  await host.saved();
  await host.command("board.close", { decided: "canari-decide", tasks: [], deleteAt: Date.now() + 30 * DAY_MS });
  await host[Symbol.asyncDispose]();
  return { seat: opened, canaries: ["canari-de-l-essai", "canari-decide", opened.board.id, opened.member.id] };
}

function bytesOf({ dataDir }: House): string {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(path.join(parentPath, name)).toString()).join("\n");
}

/** Nobody has promised a date for it: all of it is there, and they open their sixth meeting without what is removed. */
async function sixthMeeting(play: Play): Promise<void> {
  await later.comeBack(play);
  const [watcher] = later.socketsOf(play);
  if (!watcher) throw new Error("nobody came back without a page");
  const before = later.wordsOn(watcher.board());
  await openNext(play.seated("a7").client, 5, { areas: [], over: true });
  const { id: removed, text } = play.card("o3");
  const going = CARRIED.filter((card) => card !== "o3").map((card) => play.card(card).id);
  const members = later.socketsOf(play);
  await until("what is removed stays behind for all", () =>
    members.every((member) => member.live().view?.series.number === 6 && !member.board().cards.has(removed)),
  );
  const then = await later.boardThen(play, "a4", 5);
  expect(later.wordsOn(then)).toEqual(before);
  expect(later.becomeOf(then, removed).shown).toBe("removed");
  for (const member of members) {
    const now = member.board();
    for (const id of going) expect(later.becomeOf(now, id)).toEqual(later.becomeOf(then, id));
    expect(now.cards.size).toBe(then.cards.size - 1);
  }
  expect((await later.meetingsFor(play, "a2")).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  expect(later.wordsOn(await later.boardThen(play, "a6", 4))).toEqual(expect.arrayContaining([...wordsOf(play, LEFT)]));
  await later.readMemory(play.seated("a5").client, 5, text);
}

test.skipIf(!ALLIES.isThere)(
  `WRK21 [C29] [C30] [C31] the fifth meeting goes on with what was carried over, the sixth comes after a year without what is removed, and nothing is left of a table whose date has passed${ALLIES.why}`,
  async () => {
    let ahead = 0;
    await using house = await openHouse({ now: () => Date.now() + ahead });
    await using browsers = await Browsers.open(false);
    const report = await playWorkshop({
      script: parseScript(ALLIES.text(), "02"),
      base: house.url,
      browsers,
      inBrowser: new Set(["a5", "a7"]),
      speed: 1_000,
      only: null,
      say: () => undefined,
      strikes: [],
      server: null,
      pictures: null,
      afterwards: async (play) => {
        await fifthMeeting(play);
        const { seat, canaries } = await openDated(house);
        const isThere = async (): Promise<boolean> => {
          const headers = { authorization: `Bearer ${seat.token}` };
          return (await fetch(`${house.url}/api/boards/${seat.board.id}`, { headers })).ok;
        };
        expect(await isThere()).toBe(true);
        expect(canaries.filter((canary) => bytesOf(house).includes(canary))).toEqual(canaries);
        ahead = YEAR_MS;
        await house.restart();
        await expect.poll(isThere, { timeout: 20_000 }).toBe(false);
        await sixthMeeting(play);
        await house.stop();
        const bytes = bytesOf(house);
        const isIn = (words: string): boolean => bytes.includes(words);
        expect([play.card("o1").text, later.boardId(play), ...canaries].filter(isIn)).toEqual([
          play.card("o1").text,
          later.boardId(play),
        ]);
        await house.start();
      },
    });
    expect([report.failed.lists, report.unknown.lists]).toEqual([NONE, NONE]);
  },
  PLAYED_WITHIN_MS,
);
