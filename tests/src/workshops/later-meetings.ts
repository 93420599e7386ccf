import * as Y from "yjs";
import { seriesWords } from "@tablee/client/i18n/words/series";
import { itemOf, shownOf } from "@tablee/shared/board/items";
import { zoneOf } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import type { Board } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { Headless } from "../support/member.ts";
import { until } from "../support/house.ts";
import type { Client } from "./client.ts";
import { note } from "./concerns/items.ts";
import { filled } from "./page-parts.ts";
import { MAIN } from "./play.ts";
import type { Play } from "./play.ts";

/** A table after the meeting of its script: what people come back to, and what they read of before. */

export function boardId(play: Play): string {
  return play.table().room.split("/")[2]?.split(".")[0] ?? "";
}

export function socketsOf(play: Play): readonly Headless[] {
  return play.here(MAIN).flatMap(({ by }) => (by.kind === "sockets" ? [by.member] : []));
}

/** Everybody by the address that they kept, and as who they were. */
export async function comeBack(play: Play): Promise<void> {
  for (const { id } of play.script.participants) {
    const { client, member } = play.seated(id);
    const seat = await client.join({ kind: "bookmark", value: boardId(play), part: null });
    if (seat.member !== member) throw new Error(`${id} came back as somebody else`);
  }
}

async function ask(play: Play, reader: string, route: string): Promise<Response> {
  const answer = await fetch(`${play.base}/api/boards/${boardId(play)}${route}`, {
    headers: { authorization: `Bearer ${await play.seated(reader).client.token()}` },
  });
  if (!answer.ok) throw new Error(`${route} is answered by ${answer.status}`);
  return answer;
}

/** Newest first, as somebody at the table is told. */
export async function meetingsFor(play: Play, reader: string): Promise<readonly MeetingInfo[]> {
  // The protocol’s type; its shape is looked at by what is read from it.
  return (await (await ask(play, reader, "/meetings")).json()) as MeetingInfo[];
}

/** The board as it was at the end of a meeting. */
export async function boardThen(play: Play, reader: string, number: number): Promise<Board> {
  const meeting = (await meetingsFor(play, reader)).find((one) => one.number === number);
  if (!meeting) throw new Error(`nobody kept meeting ${number}`);
  const doc = new Y.Doc();
  const bytes = await (await ask(play, reader, `/versions/${meeting.version}`)).arrayBuffer();
  Y.applyUpdateV2(doc, new Uint8Array(bytes));
  return readBoard(doc);
}

interface Become {
  readonly shown: string | null;
  readonly zone: string | null;
  readonly words: string | undefined;
  readonly item: unknown;
}

/** All that has become of a card: where it stands, in which area, with its whole history and who takes care of it. */
export function becomeOf(board: Board, id: CardId): Become {
  const card = board.cards.get(id);
  return {
    words: card?.text,
    shown: card ? shownOf(board, card) : null,
    zone: card ? (zoneOf(board, card)?.title ?? null) : null,
    item: itemOf(board, id),
  };
}

export function wordsOn({ cards }: Board): readonly string[] {
  return [...cards.values()].map(({ text }) => text).sort();
}

/** In a page: from the table’s menu into its memory, the meeting unfolded, its cards asked for, one of them read; and back. */
export async function readMemory(client: Client, number: number, words: string): Promise<void> {
  const { by } = client;
  if (by.kind !== "page") throw new Error(`${client.person.id} has no page`);
  const { page, on } = by;
  const { memory } = seriesWords[on.locale];
  await on.menu.press("Enter");
  await on.menuItem(memory.link).press("Enter");
  const meeting = page.locator(`[data-meeting="${number}"]`);
  await meeting.locator("summary").press("Enter");
  await meeting.getByRole("button", { name: filled(memory.show, { number }) }).press("Enter");
  await meeting.getByText(words).first().waitFor();
  await page.getByRole("link", { name: memory.back }).press("Enter");
  await on.saved.waitFor();
}

/** Somebody says that it is over; whoever raised it says so too, and it is so for all. */
export async function removeTogether(
  play: Play,
  { card, by, confirmedBy }: { readonly card: string; readonly by: string; readonly confirmedBy: string },
): Promise<void> {
  const { id } = play.card(card);
  await note(play.seated(by).client, id, { status: "removed", text: "Le bus passe aussi le vendredi." });
  const { by: way } = play.seated(confirmedBy).client;
  if (way.kind !== "sockets") throw new Error(`${confirmedBy} has a page`);
  await until("the claim has come", () => itemOf(way.member.board(), id).claim !== null);
  const { claim } = itemOf(way.member.board(), id);
  if (claim === null) throw new Error("there is no claim");
  await way.member.saved();
  await way.member.command("item.confirm", { card: id, claim });
  await until("it is removed for all", () =>
    socketsOf(play).every((member) => becomeOf(member.board(), id).shown === "removed"),
  );
}
