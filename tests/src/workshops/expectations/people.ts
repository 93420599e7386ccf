import * as Y from "yjs";
import { z } from "zod";
import { addCards } from "@tablee/shared/board/edit-cards";
import { readBoard } from "@tablee/shared/board/read";
import { newId } from "@tablee/client/new-id";
import type { MemberId } from "@tablee/shared/ids";
import { RawRoom } from "../../support/raw-room.ts";
import { Unknown } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { judge } from "./judge.ts";
import { ballotIsRejected } from "./voting.ts";

/** Who is here, how one comes in, what needs no pointer, what the server refuses. */

/** Longer than any window in which a room collects writes. */
const REST_MS = 200;

/**
 * The script counts seats: its 60 participants, of whom two people share one tablet. Both counts must be right with
 * everybody: as many seats as it says, and as many heads as seats and second names together.
 */
export const presenceCount = judge(z.strictObject({ is: z.number() }), async ({ play, says, board }) => {
  const here = play.here(board);
  const heads = says.is + here.filter(({ person }) => person.sharedWith !== undefined).length;
  const missing = async (): Promise<string | null> => {
    for (const { client, answer: seen } of await play.ask(board, (one) => one.session())) {
      if (seen.led && seen.led.seats !== says.is) return `${client.person.id} counts ${seen.led.seats} seats`;
      if (seen.heads !== heads) return `${client.person.id} counts ${seen.heads} people`;
    }
    return null;
  };
  const ms = await holds(missing, { withinMs: SEEN_WITHIN_MS });
  return `${heads} people on ${says.is} seats, for all after ${ms} ms`;
});

export const code = judge(z.strictObject({ length: z.number() }), async ({ play, says, board }) => {
  const shown = play.table(board).code;
  if (shown.length !== says.length) throw new Error(`the code has ${shown.length} characters`);
  return "";
});

const MoveArgs = z.object({ by: z.string().optional() });

/** In a page, the driver moves cards by keys alone. */
export const dragNotNeeded = judge(z.strictObject({}), async ({ play, moment, board }) => {
  const { client } = play.seated(moment.actor ?? "", board);
  if (!client.isBrowser) throw new Unknown("only somebody in a browser could have dragged: see --browsers");
  if (MoveArgs.parse(moment.args).by !== "keyboard") throw new Error("it was not done by keyboard");
  return "keys alone";
});

/** A card as one update, made by nobody’s client. */
function rawCard(by: MemberId): { readonly id: string; readonly update: Uint8Array } {
  const doc = new Y.Doc();
  const hand = { doc, by, origin: null, newId, suffix: () => "raw", now: () => Date.now() };
  const added = addCards(hand, [{ text: "(past the client)", place: { x: 0, y: 0, zone: null, group: null } }]);
  const [id] = added.ok ? added.value : [];
  if (!id) throw new Error("there is nothing to write");
  return { id, update: Y.encodeStateAsUpdate(doc) };
}

/** Past every courtesy of the client: a bare socket writes a card, or casts a ballot, and the server must not take it. */
export const serverRejects = judge(
  z.strictObject({ reason: z.enum(["experience-first", "over-budget"]) }),
  async ({ play, says, moment, board }) => {
    if (says.reason === "over-budget") return ballotIsRejected(play, moment, board);
    const { client, member } = play.seated(moment.actor ?? "", board);
    const { id, update } = rawCard(member);
    using room = await RawRoom.open(play.base, { path: play.table(board).room, token: await client.token() });
    room.write(update);
    await room.read();
    await new Promise((resolve) => {
      setTimeout(resolve, REST_MS);
    });
    if (has(await room.read(), id)) throw new Error("the server took it");
    for (const other of play.here(board)) {
      if ((await other.board()).cards.some((card) => card.id === id)) throw new Error(`${other.person.id} has it`);
    }
    return "a bare socket was refused";
  },
);

function has(doc: Y.Doc, id: string): boolean {
  return [...readBoard(doc).cards.keys()].some((card) => card === id);
}
