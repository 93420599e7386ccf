import { comparisonOf } from "@tablee/client/session/comparing/comparison";
import { comparingWords } from "@tablee/client/i18n/words/comparing";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import { boardWords } from "@tablee/client/i18n/words/board";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import { filled } from "../page-parts.ts";
import type { PageParts } from "../page-parts.ts";
import type { Play } from "../play.ts";

/** Meetings side by side: as the page makes them of what the house gives, and as somebody reads them there. */

export interface PointSeen {
  readonly number: number;
  readonly open: number;
  readonly removed: number;
  /** In the order of the answers; null where nothing is shown. */
  readonly satisfaction: string | null;
}

export interface ComparisonSeen {
  readonly points: readonly PointSeen[];
  /** All that came with it, as text: nobody is to be found in it. */
  readonly text: string;
}

export function compareMeetings(play: Play, client: Client, numbers: readonly number[]): Promise<ComparisonSeen> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const view = await member.view();
      const meetings = await meetingsOf(play, client);
      const wanted = new Set([...numbers, view.series.number]);
      const { chosen } = comparisonOf({ view, board: member.board(), meetings, past: new Map() }, wanted);
      const points = chosen.map(({ number, obstacles, pulse }): PointSeen => {
        if (!obstacles) throw new Error(`the obstacles of meeting ${number} are not counted`);
        const satisfaction = pulse.kind === "bands" ? [...pulse.bands.values()].join(", ") : null;
        return { number, open: obstacles.open, removed: obstacles.removed, satisfaction };
      });
      return { points, text: JSON.stringify(meetings) };
    },
    page: async ({ on }) => {
      await on.menu.press("Enter");
      await on.menuItem(boardWords[on.locale].actions.memory).press("Enter");
      try {
        return await readPage(on, numbers);
      } finally {
        await on.page.locator(".memory-tools a").press("Enter");
        await on.saved.waitFor();
      }
    },
  });
}

async function meetingsOf(play: Play, client: Client): Promise<readonly MeetingInfo[]> {
  const board = play.table().room.split("/")[2]?.split(".")[0] ?? "";
  const answer = await fetch(`${play.base}/api/boards/${board}/meetings`, {
    headers: { authorization: `Bearer ${await client.token()}` },
  });
  // The protocol’s type; the contract tests look at the shape itself.
  return (await answer.json()) as MeetingInfo[];
}

/** By key: the meetings are ticked, and the table behind the picture is read cell by cell. */
async function readPage(on: PageParts, numbers: readonly number[]): Promise<ComparisonSeen> {
  const words = comparingWords[on.locale];
  const part = on.page.getByRole("region", { name: words.title, exact: true });
  await part.getByRole("img", { name: words.picture.title }).waitFor();
  const names = new Set(numbers.map((number) => filled(words.meeting, { number })));
  const boxes = part.getByRole("checkbox");
  const count = await boxes.count();
  for (let at = 0; at < count; at += 1) {
    const name = (await boxes.nth(at).locator("xpath=..").innerText()).trim();
    // The last one is the meeting that is on: it stays.
    const isWanted = names.has(name) || at === count - 1;
    if ((await boxes.nth(at).isChecked()) !== isWanted) await boxes.nth(at).press("Space");
  }
  await part.locator("summary").press("Enter");
  const table = part.getByRole("table");
  await table.waitFor();
  const rows = await table.locator("tbody tr").evaluateAll(READ_ROWS);
  const hidden = new Set<string>(Object.values(words.pulse));
  return { points: (rows as string[][]).map((row) => pointIn(row, hidden)), text: await part.innerText() };
}

const READ_ROWS = `(rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent))`;

function pointIn(
  [name = "", open, , , removed, satisfaction = ""]: readonly string[],
  hidden: ReadonlySet<string>,
): PointSeen {
  return {
    number: Number(/\d+/.exec(name)?.[0]),
    open: Number(open),
    removed: Number(removed),
    satisfaction: hidden.has(satisfaction) ? null : satisfaction,
  };
}
