import type { Locator } from "playwright-core";
import { votesWords } from "@tablee/client/i18n/words/votes";
import { readingOrder, outlineOf } from "@tablee/shared/board/outline";
import { newId } from "@tablee/client/new-id";
import type { CardId, MemberId, VoteId } from "@tablee/shared/ids";
import { parseRoom } from "@tablee/shared/protocol/rooms";
import { until } from "../../support/house.ts";
import { WireTap } from "../../support/wire-tap.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import { filled } from "../page-parts.ts";
import type { PageParts } from "../page-parts.ts";
import type { Play } from "../play.ts";

/** A secret vote, by sockets and by hand, and ears on the wire while it lasts. */

export interface VoteWish {
  readonly points: number;
  readonly maxPerCard: number;
  /** Null: all. */
  readonly over: readonly CardId[] | null;
}

export function startVote(client: Client, { points, maxPerCard, over }: VoteWish): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => {
      const vote = newId<VoteId>();
      const cards = over ?? readingOrder(outlineOf(member.board())).map(({ id }) => id);
      return member.command("vote.start", { vote, question: "", points, maxPerCard, cards: [...cards] });
    },
    page: async ({ page, on, inPanel }) => {
      const words = votesWords[on.locale];
      if (over !== null) {
        await client.show("list");
        for (const [at, card] of over.entries()) await on.row(card).click({ modifiers: at === 0 ? [] : ["Control"] });
      }
      await inPanel(on.board.actions.votes, async () => {
        const again = on.panel.getByRole("button", { name: words.start.title, exact: true });
        if (await again.isVisible()) await again.press("Enter");
        await fillNumber(on, words.start.points, points);
        await fillNumber(on, words.start.max, maxPerCard);
        if (over !== null) {
          await on.panel.getByRole("button", { name: words.start.scope }).press("Enter");
          await on.option(words.start.chosen).press("Enter");
        }
        await on.inPanel(words.start.go).press("Enter");
        await page.locator(".votes-lead").first().waitFor();
      });
    },
  });
}

async function fillNumber(on: PageParts, label: string, value: number): Promise<void> {
  const field = on.panel.getByRole("textbox", { name: label });
  await field.fill(String(value));
  await field.press("Tab");
}

export interface BallotWish {
  readonly points: ReadonlyMap<CardId, number>;
  /** Which person of the seat, and by which name they are asked. */
  readonly person: number;
  readonly name: string;
}

export function castVote(client: Client, { points, person, name }: BallotWish): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      await until("a vote is open", () => member.live().view?.votes.open != null);
      const vote = (await member.view()).votes.open;
      if (!vote) throw new Error("no vote is open");
      await member.command("vote.cast", { vote: vote.id, person, ballot: Object.fromEntries(points) });
    },
    page: ({ page, on, inPanel }) => {
      const { whose } = votesWords[on.locale];
      return inPanel(on.board.actions.votes, async () => {
        const turn = on.panel.getByRole("button", { name: filled(whose.take, { name }) });
        await turn.or(page.locator(".votes-ballot")).first().waitFor();
        const isShared = await turn.isVisible();
        if (isShared) await turn.press("Enter");
        for (const [card, count] of points) await place(on, card, count);
        await page.locator('[data-ballot="saved"]').waitFor();
        if (isShared) await on.inPanel(whose.done).press("Enter");
      });
    },
  });
}

async function place(on: PageParts, card: CardId, count: number): Promise<void> {
  const number: Locator = on.panel.locator(`[data-vote-card="${card}"]`).getByRole("spinbutton");
  await number.press(String(count));
  await on.panel.locator(`[data-vote-card="${card}"] [aria-valuenow="${count}"]`).waitFor();
}

export function closeVote(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const vote = (await member.view()).votes.open;
      if (!vote) throw new Error("no vote is open");
      await member.command("vote.close", { vote: vote.id });
    },
    page: ({ page, on, inPanel }) => {
      const { lead } = votesWords[on.locale];
      return inPanel(on.board.actions.votes, async () => {
        await on.inPanel(lead.close).press("Enter");
        await on.inDialog(lead.close).press("Enter");
        await page.locator(".votes-result").first().waitFor();
      });
    },
  });
}

/** All points of the newest result, as this person is shown them. */
export function tallySeen(client: Client): Promise<number | null> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const result = (await member.view()).votes.results.at(-1);
      return result ? result.totals.reduce((sum, [, points]) => sum + points, 0) : null;
    },
    page: ({ page, on, inPanel }) =>
      inPanel(on.board.actions.votes, async () => {
        await page.locator(".votes-result").first().waitFor();
        const rows = page.locator(".votes-result").first().locator(".votes-rank");
        const counts = await rows.evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-points"))));
        return counts.reduce((sum, count) => sum + count, 0);
      }),
  });
}

interface Watch {
  readonly taps: readonly WireTap[];
  /** What was cast, by seat. */
  readonly casts: { readonly member: MemberId; readonly points: ReadonlyMap<CardId, number> }[];
  /** How much each tap had heard when the vote was closed. */
  until: readonly number[];
}

const watches = new WeakMap<Play, Watch>();

/** A bare socket of this person’s, beside their device. */
export async function tapOf(play: Play, id: string, board: string): Promise<WireTap> {
  const { client, member } = play.seated(id, board);
  const path = play.table(board).room;
  const address = parseRoom(path.slice(path.lastIndexOf("/") + 1));
  if (!address) throw new Error("no room");
  const token = await client.token();
  return new WireTap(play.base, { board: { id: address.board }, member: { id: member }, sync: { path }, token }).here();
}

/** Listens for the one who leads and for somebody else, from now on. */
export async function watchVote(play: Play, leader: string, board: string): Promise<void> {
  const other = play.here(board).findLast(({ person }) => person.id !== leader);
  const taps = await Promise.all([leader, other?.person.id ?? leader].map((id) => tapOf(play, id, board)));
  watches.set(play, { taps, casts: [], until: [] });
}

export function noteCast(play: Play, member: MemberId, points: ReadonlyMap<CardId, number>): void {
  watches.get(play)?.casts.push({ member, points });
}

export function noteClosing(play: Play): void {
  const watch = watches.get(play);
  if (watch) watch.until = watch.taps.map(({ heard }) => heard.length);
}

/** Whatever the taps heard before closing that they should not have: another’s ballot, or a total. Null: nothing. */
export function leaked(play: Play): string | null {
  const watch = watches.get(play);
  if (!watch) return "nobody listened";
  for (const [at, tap] of watch.taps.entries()) {
    const heard = tap.heard.slice(0, watch.until[at] ?? tap.heard.length).join("\n");
    if (heard.includes('"totals"')) return "a total was told before closing";
    const mine = watch.casts.filter(({ member }) => member === tap.seat.member.id);
    const own = new Set(mine.flatMap(({ points }) => [...points].map((pair) => JSON.stringify(pair))));
    if ([...own].some((pair) => !heard.includes(pair))) return "the tap does not hear";
    for (const { member, points } of watch.casts) {
      if (member === tap.seat.member.id) continue;
      const told = [...points]
        .map((pair) => JSON.stringify(pair))
        .find((pair) => !own.has(pair) && heard.includes(pair));
      if (told !== undefined) return `a ballot was told to somebody else: ${told}`;
    }
  }
  return null;
}

export function endWatch(play: Play): void {
  for (const tap of watches.get(play)?.taps ?? []) tap[Symbol.dispose]();
  watches.delete(play);
}
