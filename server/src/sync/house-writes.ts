import type { MemberId, SheetId } from "@tablee/shared/ids";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import { roomName } from "@tablee/shared/protocol/rooms";
import type { Access } from "@tablee/shared/session/types";
import { updateIn } from "./frames.ts";
import { HOUSE } from "./house.ts";
import type { Room, Together, Writer } from "./room.ts";
import { ownersIn } from "./stored.ts";
import type { Stored } from "./stored.ts";
import { WriteRefusedError } from "./transports/direct.ts";
import type { HouseWrite, HouseWritten } from "./transports/direct.ts";
import type { Archive } from "./workers/archive-host.ts";
import { sheetsOf } from "./workers/house-changes.ts";

const NOTHING = { snapshot: { frames: [] } } as const;

/** The house at a room’s door: it is asked nothing, and hears whether its one update was stored or refused. */
class HouseWriter implements Writer {
  readonly member: MemberId = HOUSE;
  readonly access: Access = { cards: true, structure: true, reason: null };
  readonly isCutOff = false;
  readonly isAsked = false;
  readonly newClientIdsLeft = Infinity;
  readonly #over: (error: WriteRefusedError | null) => void;
  #isStored = false;
  #refusal: string | undefined;

  constructor(over: (error: WriteRefusedError | null) => void) {
    this.#over = over;
  }

  stored(): void {
    this.#isStored = true;
  }

  close(name: CloseName, reason: string = name): void {
    this.#refusal = reason;
  }

  /** Said in every case, and last. */
  settle(): void {
    if (this.#isStored) this.#over(null);
    else if (this.#refusal === undefined) this.#over(new WriteRefusedError("not-saved"));
    else this.#over(new WriteRefusedError("refused", this.#refusal));
  }

  beganClientId(): void {}
  beAsked(): void {}
  send(): void {}
}

/**
 *   sheets closed ──► all that came is stored ──► archive thread: one update ──► window, alone ──► one transaction: its row,
 *        ▲                                                                                         `also`, new sheets, and
 *        └────────────── refused or not saved: they open again ◄───────────────────────────────── the old sheets are gone
 *
 * The update goes the way of everybody’s: judged, stored, then said. What it is made from is what is stored and accepted;
 * whatever comes meanwhile is beside it, as between any two writers.
 */
export async function writeAsHouse(
  address: RoomAddress,
  { changes, at, also }: HouseWrite,
  parts: {
    readonly room: Room;
    readonly archive: Archive;
    readonly stored: Stored;
    /** Closes the sheet, when all that came of it is stored. */
    readonly retire: (sheet: RoomAddress) => Promise<void>;
    readonly storeAlone: (together: Omit<Together, "onStored">) => Promise<void>;
  },
): Promise<HouseWritten> {
  const { room, archive, stored } = parts;
  const taken = sheetsOf(changes).map(({ sheet, epoch }) => ({ board: address.board, epoch, sheet }));
  await Promise.all(taken.map((sheet) => parts.retire(sheet)));
  const sheets = new Map<SheetId, readonly Uint8Array[]>();
  await Promise.all(
    taken.map(async (sheet) => {
      const { snapshot } = (await stored.load(sheet)) ?? NOTHING;
      sheets.set(sheet.sheet, snapshot.frames.map(updateIn));
    }),
  );
  const done = await archive.change({ changes, at, board: await room.content(), sheets, owners: room.owners });
  if (!done.ok) throw new WriteRefusedError("refused", done.reason);
  const { update, sheets: left, heard } = done.value;
  const rows = taken.flatMap((sheet) => {
    const bytes = left.get(sheet.sheet);
    return bytes ? [{ room: roomName({ ...sheet, epoch: sheet.epoch + 1 }), bytes, owners: ownersIn(bytes) }] : [];
  });
  const drop = taken.map(roomName);
  if (!update) {
    await parts.storeAlone({ rows, also, drop });
    return { heard };
  }
  await new Promise<void>((resolve, reject) => {
    const writer = new HouseWriter((error) => (error ? reject(error) : resolve()));
    const together: Together = { rows, also, drop, onStored: () => writer.stored() };
    if (!room.take(writer, { update, ifEarly: "refuse", together })) writer.settle();
  });
  return { heard };
}
