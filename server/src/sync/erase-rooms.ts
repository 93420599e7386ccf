import { roomName } from "@tablee/shared/protocol/rooms";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { Beside, Owner } from "../store/calls.ts";
import { updateIn } from "./frames.ts";
import type { Together } from "./room.ts";
import type { Stored } from "./stored.ts";
import { WriteRefusedError } from "./transports/direct.ts";
import type { ErasingWish } from "./transports/direct.ts";
import type { Archive } from "./workers/archive-host.ts";
import type { Owners } from "./workers/erase/asking.ts";
import type { Erased, StoredDoc } from "./workers/erase/erase.ts";

/**
 *   rooms closed ──► all that came is stored ──► archive thread: what is left of each ──► one transaction: the first row of
 *        ▲                                                                                each room’s next epoch, what belongs
 *        └────────────── nothing to do, or not saved: they open again ◄────────────────── to it, and the old rooms are gone
 *
 * Nobody writes meanwhile: what comes stays on its device, and is offered as a copy once that comes to the next epoch.
 */
interface Parts {
  readonly archive: Archive;
  readonly stored: Stored;
}

interface Closing extends Parts {
  /** When all that came of it is stored. */
  readonly close: (room: RoomAddress) => Promise<void>;
  readonly storeAlone: (together: Omit<Together, "onStored">) => Promise<void>;
  readonly open: (room: RoomAddress) => void;
  /** Everybody goes to the next epoch, and nothing of this one is left in the files. */
  readonly gone: (rooms: readonly RoomAddress[]) => Promise<void>;
}

export async function contribution(wish: ErasingWish, { archive, stored }: Parts): Promise<Erased> {
  const rooms = await Promise.all(wish.rooms.map((room) => docIn(room, stored)));
  const owners: Owners = rooms[0]?.owners ?? new Map();
  const earlier = wish.earlier.map((bytes): StoredDoc => ({ updates: [bytes], version: 2, owners }));
  const [board, ...pairs] = rooms;
  const whole = pairs.map((pair) => ({ ...pair, isWhole: true }));
  return archive.erase([...(board ? [board] : []), ...whole, ...earlier], wish.asking);
}

export async function eraseInRooms(
  wish: ErasingWish,
  beside: (erased: Erased) => Beside | undefined,
  { open, gone, ...parts }: Closing,
): Promise<Erased> {
  const taken = [...wish.rooms, ...wish.dropped];
  try {
    const { erased, isDone } = await erase(wish, beside, parts);
    if (isDone) await gone(taken);
    else taken.forEach(open);
    return erased;
  } catch (error) {
    taken.forEach(open);
    throw error instanceof WriteRefusedError ? error : new WriteRefusedError("not-saved", String(error));
  }
}

async function erase(
  wish: ErasingWish,
  beside: (erased: Erased) => Beside | undefined,
  { close, storeAlone, ...parts }: Omit<Closing, "open" | "gone">,
): Promise<{ readonly erased: Erased; readonly isDone: boolean }> {
  const taken = [...wish.rooms, ...wish.dropped];
  await Promise.all(taken.map(close));
  const erased = await contribution(wish, parts);
  const more = beside(erased);
  if (!more) return { erased, isDone: false };
  const owners = [...erased.owners].map(([clientId, member]): Owner => ({ clientId, member }));
  const rows = wish.rooms.map((room, at) => {
    const bytes = erased.documents[at];
    if (!bytes) throw new Error("a room could not be read");
    return { room: roomName({ ...room, epoch: room.epoch + 1 }), bytes, owners };
  });
  await storeAlone({ rows, also: more.also, drop: [...taken.map(roomName), ...more.drop] });
  return { erased, isDone: true };
}

async function docIn(room: RoomAddress, stored: Stored): Promise<StoredDoc> {
  const loaded = await stored.load(room);
  if (!loaded) throw new Error("nothing is stored under that name");
  return { updates: loaded.snapshot.frames.map(updateIn), version: 1, owners: loaded.stored.owners };
}
