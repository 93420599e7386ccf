import type { BoardId, FileId } from "@tablee/shared/ids";
import type { TakeBackWish } from "@tablee/shared/protocol/contribution";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import { roomName } from "@tablee/shared/protocol/rooms";
import type { MeetingRecord } from "@tablee/shared/session/series";
import type { Member } from "./auth/member.ts";
import type { Query } from "./store/calls.ts";
import { queryOf } from "./store/dialect.ts";
import type { Compilable, Store } from "./store/open.ts";
import type { State, Versions } from "./versions.ts";

/** What is written with the rooms when somebody takes back what they brought, in the same transaction. */
interface Made {
  readonly states: readonly State[];
  /** What is left of each state that could be read, in their order. */
  readonly earlier: readonly (Uint8Array | null)[];
  /** Pictures that nobody names any more. */
  readonly images: readonly string[];
  readonly asked: { readonly rooms: readonly RoomAddress[]; readonly dropped: readonly RoomAddress[] };
}

export function rowsOf(
  { member, wish }: { readonly member: Member; readonly wish: TakeBackWish },
  made: Made,
  { store, versions }: { readonly store: Store; readonly versions: Versions },
): readonly Query[] {
  const { db } = store;
  const { board, id } = member;
  const left = [...made.earlier];
  const isTheirs = ({ by }: State): boolean => by === id && wish.things === null;
  const writes: Compilable[] = [
    db
      .updateTable("boards")
      .set(({ eb }) => ({ epoch: eb("epoch", "+", 1) }))
      .where("id", "=", board),
    ...made.states.map((state) => {
      const bytes = state.bytes && (left.shift() ?? null);
      return versions.rewriting(state.id, bytes, isTheirs(state));
    }),
    // Ids that were found among the bytes of a document: the shape of an id is all that a brand says.
    ...made.images.map((image) =>
      db
        .deleteFrom("images")
        .where("board_id", "=", board)
        .where("id", "=", image as FileId),
    ),
    ...[...made.asked.rooms, ...made.asked.dropped].flatMap((room) => setAside(store, roomName(room))),
    ...(wish.leave ? [db.deleteFrom("members").where("id", "=", id)] : []),
  ];
  return writes.map((write) => queryOf(write.compile()));
}

/** What was damaged lies beside its room until somebody repairs it, and cannot be searched. */
function setAside({ db }: Store, name: string): Compilable[] {
  const [from, to] = [`${name}!`, `${name}"`];
  return [
    db.deleteFrom("updates").where("room", ">=", from).where("room", "<", to),
    db.deleteFrom("snapshots").where("room", ">=", from).where("room", "<", to),
  ];
}

/** A record of a meeting names those who took a task on. */
export async function recordsWithout(
  store: Store,
  board: BoardId,
  names: readonly string[],
): Promise<readonly Query[]> {
  if (names.length === 0) return [];
  const rows = await store.db
    .selectFrom("meetings")
    .select(["number", "record"])
    .where("board_id", "=", board)
    .execute();
  return rows.flatMap(({ number, record: text }) => {
    // Written by Meetings.archive.
    const record = JSON.parse(text) as MeetingRecord;
    if (!record.tasks.some(({ who }) => names.includes(who.trim()))) return [];
    const tasks = record.tasks.map((task) => (names.includes(task.who.trim()) ? { ...task, who: "" } : task));
    const write = store.db
      .updateTable("meetings")
      .set({ record: JSON.stringify({ ...record, tasks }) })
      .where("board_id", "=", board)
      .where("number", "=", number);
    return [queryOf(write.compile())];
  });
}
