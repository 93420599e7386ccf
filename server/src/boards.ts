import * as Y from "yjs";
import type { Hand } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { openRoots } from "@tablee/shared/board/schema";
import type { BoardId, InvitationId, MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { Locale } from "@tablee/shared/locales";
import type { LinkInfo, MyBoard } from "@tablee/shared/protocol/http";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { Part, Role } from "@tablee/shared/rules/roles";
import { NEW_SESSION, sessionFrom } from "@tablee/shared/session/reducer";
import { rehearsalOf } from "@tablee/shared/session/rehearsal";
import type { Course } from "@tablee/shared/session/course";
import type { Session } from "@tablee/shared/session/types";
import type { TemplateName } from "@tablee/shared/templates/names";
import { keptFrom, keptSession } from "@tablee/shared/templates/kept";
import type { KeptTemplate } from "@tablee/shared/templates/kept";
import { templateOf, templatePhases, writeTemplate, writeZones } from "@tablee/shared/templates/templates";
import { atNow, memberFrom } from "./auth/member.ts";
import type { Member } from "./auth/member.ts";
import { hashOf, newCode, newId, newSecret, readCode } from "./auth/secrets.ts";
import { COURSE_NAME, KEPT_DAYS } from "./store/courses.ts";
import type { Store } from "./store/open.ts";
import type { BoardRow, InvitationRow } from "./store/tables.ts";
import type { Direct } from "./sync/transports/direct.ts";

/** Boards, seats and invitations: the things with an address. */

// Every id below was made by newId just now: the brand says no more than that.

export interface NewMember {
  readonly name: string;
  readonly part: Part | null;
  readonly role: Role;
}

export async function createBoard(
  store: Store,
  rooms: Pick<Direct, "create">,
  {
    kept,
    course,
    ...wish
  }: {
    readonly title: string;
    readonly locale: Locale;
    readonly template: TemplateName;
    readonly course?: Course | undefined;
    /** In the place of one of ours. */
    readonly kept?: KeptTemplate | undefined;
  },
): Promise<BoardRow> {
  if (kept) {
    const session = { ...keptSession(kept, NEW_SESSION), ...(course && { course }) };
    return keepBoard(store, rooms, {
      ...wish,
      template: "kept",
      session,
      write: (hand) => writeZones(hand, kept.zones),
    });
  }
  const template = templateOf(wish.template);
  const keptDays = template.keptDays ?? null;
  return keepBoard(store, rooms, {
    ...wish,
    session: {
      ...NEW_SESSION,
      phases: templatePhases(template, wish.locale),
      // A table where people tell what they lived does not lose its date by being put into a course.
      course: { name: course?.name ?? "", keptDays: course?.keptDays ?? keptDays },
    },
    write: (hand) => writeTemplate(hand, template, wish.locale),
  });
}

interface NewBoard {
  readonly title: string;
  readonly locale: Locale;
  readonly template: string;
  readonly session: Session;
  /** What is on it from the beginning. */
  readonly write: (hand: Hand) => void;
}

async function keepBoard(
  store: Store,
  rooms: Pick<Direct, "create">,
  { session, write, ...wish }: NewBoard,
): Promise<BoardRow> {
  const now = Date.now();
  const id = newId() as BoardId;
  const row: BoardRow = { id, ...wish, code: await freeCode(store), code_at: now, epoch: 1, created_at: now };
  const doc = new Y.Doc();
  openRoots(doc);
  write({ doc, by: null, origin: "template", newId, suffix: () => newId().slice(0, 3), now: () => now });
  await rooms.create({ board: id, epoch: row.epoch }, Y.encodeStateAsUpdate(doc));
  await store.together([
    store.db.insertInto("boards").values(row),
    store.db.insertInto("sessions").values({ board_id: id, state: JSON.stringify(session) }),
  ]);
  return row;
}

/** A table with the areas of another and what was made ready for it: nothing that anybody wrote comes along. */
export async function createRehearsal(
  store: Store,
  rooms: Pick<Direct, "create" | "folded">,
  { of, title }: { readonly of: BoardId; readonly title: string },
): Promise<BoardRow> {
  const { locale, template, epoch } = await boardOf(store, of);
  const { state } = await store.db
    .selectFrom("sessions")
    .select("state")
    .where("board_id", "=", of)
    .executeTakeFirstOrThrow();
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, await rooms.folded({ board: of, epoch }));
  const { zones } = readBoard(doc);
  // As keepStep stored it.
  const session = sessionFrom(JSON.parse(state) as Session);
  return keepBoard(store, rooms, {
    title,
    locale,
    template,
    session: rehearsalOf(session, { fresh: NEW_SESSION, of, now: Date.now() }),
    write: (hand) => writeZones(hand, keptFrom({ zones }, session).zones),
  });
}

async function freeCode(store: Store): Promise<string> {
  for (;;) {
    const code = newCode();
    const taken = await store.db.selectFrom("boards").select("id").where("code", "=", code).executeTakeFirst();
    if (!taken) return code;
  }
}

export async function changeCode(store: Store, board: BoardId): Promise<string> {
  const code = await freeCode(store);
  await store.db.updateTable("boards").set({ code, code_at: Date.now() }).where("id", "=", board).execute();
  return code;
}

export function boardOf(store: Store, id: BoardId): Promise<BoardRow> {
  return store.db.selectFrom("boards").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

export async function makeLink(
  store: Store,
  link: { readonly board: BoardId; readonly role: Role; readonly member?: MemberId; readonly expiresAt?: number },
): Promise<Reply<string, "too-many-links">> {
  const now = Date.now();
  const live = await liveLinks(store, link.board);
  if (link.member === undefined && live.length >= limits.INVITATIONS_PER_BOARD_MAX_COUNT) return no("too-many-links");
  const secret = newSecret();
  await store.db
    .insertInto("invitations")
    .values({
      id: newId() as InvitationId,
      board_id: link.board,
      role: link.role,
      member_id: link.member ?? null,
      secret_hash: hashOf(secret),
      created_at: now,
      expires_at: link.expiresAt ?? null,
      revoked_at: null,
    })
    .execute();
  return yes(secret);
}

function isLive(row: InvitationRow): boolean {
  return row.revoked_at === null && (row.expires_at === null || row.expires_at > Date.now());
}

/** Links that carry a role; those of single members are theirs. */
export async function liveLinks(store: Store, board: BoardId): Promise<LinkInfo[]> {
  const rows = await store.db
    .selectFrom("invitations")
    .selectAll()
    .where("board_id", "=", board)
    .where("member_id", "is", null)
    .orderBy("created_at")
    .execute();
  return rows
    .filter(isLive)
    .map(({ id, role, created_at, expires_at }) => ({ id, role, createdAt: created_at, expiresAt: expires_at }));
}

export async function revokeLink(store: Store, board: BoardId, id: string): Promise<boolean> {
  const done = await store.db
    .updateTable("invitations")
    .set({ revoked_at: Date.now() })
    .where("board_id", "=", board)
    .where("id", "=", id as InvitationId)
    .where("member_id", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export interface Invitation {
  readonly board: BoardRow;
  readonly role: Role;
  readonly member: MemberId | null;
}

export async function invitationByCode(
  store: Store,
  typed: string,
): Promise<Reply<Invitation, "wrong-code" | "link-expired">> {
  const board = await store.db.selectFrom("boards").selectAll().where("code", "=", readCode(typed)).executeTakeFirst();
  if (!board) return no("wrong-code");
  if (Date.now() - board.code_at > limits.CODE_LIFE_DAYS * 86_400_000) return no("link-expired");
  return yes({ board, role: "participant", member: null });
}

export async function invitationBySecret(
  store: Store,
  secret: string,
): Promise<Reply<Invitation, "wrong-link" | "link-expired">> {
  const row = await store.db
    .selectFrom("invitations")
    .selectAll()
    .where("secret_hash", "=", hashOf(secret))
    .executeTakeFirst();
  if (!row) return no("wrong-link");
  if (!isLive(row)) return no("link-expired");
  return yes({ board: await boardOf(store, row.board_id), role: row.role, member: row.member_id });
}

export async function isSeat(store: Store, token: string): Promise<boolean> {
  const row = await store.db
    .selectFrom("seats")
    .select("seen_at")
    .where("token_hash", "=", hashOf(token))
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives the device behind `token` a seat as `member`. */
export async function seat(store: Store, token: string, member: Pick<Member, "id" | "board">): Promise<void> {
  const now = Date.now();
  const token_hash = hashOf(token);
  await store.together([
    store.db
      .insertInto("seats")
      .values({ token_hash, created_at: now, seen_at: now })
      .onConflict((conflict) => conflict.column("token_hash").doUpdateSet({ seen_at: now })),
    store.db
      .insertInto("seat_members")
      .values({ token_hash, board_id: member.board, member_id: member.id, seen_at: now })
      .onConflict((conflict) =>
        conflict.columns(["token_hash", "board_id"]).doUpdateSet({ member_id: member.id, seen_at: now }),
      ),
  ]);
}

/**
 * The device behind `token` opens the board now. For the list of tables alone: nobody waits for it, and a disk that is
 * full turns nobody away for it.
 */
export function visit(store: Store, token: string, board: BoardId): void {
  const written = store.db
    .updateTable("seat_members")
    .set({ seen_at: Date.now() })
    .where("token_hash", "=", hashOf(token))
    .where("board_id", "=", board)
    .execute();
  written.catch(() => undefined);
}

export async function addMember(store: Store, board: BoardId, wish: NewMember): Promise<Reply<Member, "board-full">> {
  const { count } = await store.db
    .selectFrom("members")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("board_id", "=", board)
    .where("removed_at", "is", null)
    .executeTakeFirstOrThrow();
  if (count >= limits.MEMBERS_PER_BOARD_MAX_COUNT) return no("board-full");
  const row = {
    id: newId() as MemberId,
    board_id: board,
    name: wish.name,
    part: wish.part,
    part_hidden: 0,
    also: "[]",
    role: wish.role,
    created_at: Date.now(),
    removed_at: null,
    lent_until: null,
  };
  await store.db.insertInto("members").values(row).execute();
  keptOf(store).delete(board);
  return yes(memberFrom(row));
}

/** Read for every command and every arrival: kept until a member comes, changes or goes. */
const membersKept = new WeakMap<Store, Map<BoardId, Promise<readonly Member[]>>>();
const BOARDS_KEPT = 1_000;

function keptOf(store: Store): Map<BoardId, Promise<readonly Member[]>> {
  const kept = membersKept.get(store) ?? new Map();
  membersKept.set(store, kept);
  return kept;
}

export async function membersOf(store: Store, board: BoardId): Promise<readonly Member[]> {
  return (await membersAsStored(store, board)).map(atNow);
}

function membersAsStored(store: Store, board: BoardId): Promise<readonly Member[]> {
  const kept = keptOf(store);
  const held = kept.get(board);
  if (held) return held;
  const read = readMembers(store, board);
  kept.set(board, read);
  if (kept.size > BOARDS_KEPT) kept.delete(kept.keys().next().value ?? board);
  // What could not be read is asked for again.
  read.catch(() => kept.delete(board));
  return read;
}

/** The board is gone. */
export function forgetMembers(store: Store, board: BoardId): void {
  keptOf(store).delete(board);
}

async function readMembers(store: Store, board: BoardId): Promise<readonly Member[]> {
  const rows = await store.db
    .selectFrom("members")
    .selectAll()
    .where("board_id", "=", board)
    .where("removed_at", "is", null)
    .orderBy("created_at")
    .execute();
  return rows.map(memberFrom);
}

export async function changeMember(
  store: Store,
  { id, board }: Pick<Member, "id" | "board">,
  change: {
    readonly name?: string | undefined;
    readonly part?: Part | null | undefined;
    readonly partHidden?: boolean | undefined;
    readonly also?: readonly string[] | undefined;
    readonly role?: Role;
    readonly lentUntil?: number | null;
  },
): Promise<void> {
  const values = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.part !== undefined && { part: change.part }),
    ...(change.partHidden !== undefined && { part_hidden: change.partHidden ? 1 : 0 }),
    ...(change.also !== undefined && { also: JSON.stringify(change.also) }),
    ...(change.role !== undefined && { role: change.role, lent_until: null }),
    ...(change.lentUntil !== undefined && { lent_until: change.lentUntil }),
  };
  if (Object.keys(values).length === 0) return;
  await store.db.updateTable("members").set(values).where("id", "=", id).execute();
  keptOf(store).delete(board);
}

/** Ends a membership: its seats and its own links go; the cards stay. */
export async function removeMember(store: Store, { id, board }: Pick<Member, "id" | "board">): Promise<void> {
  await store.together([
    store.db.updateTable("members").set({ removed_at: Date.now() }).where("id", "=", id),
    store.db.deleteFrom("seat_members").where("member_id", "=", id),
    store.db.deleteFrom("invitations").where("member_id", "=", id),
  ]);
  keptOf(store).delete(board);
}

export async function myBoards(store: Store, token: string): Promise<MyBoard[]> {
  const rows = await store.db
    .selectFrom("seat_members")
    .innerJoin("boards", "boards.id", "seat_members.board_id")
    .innerJoin("members", "members.id", "seat_members.member_id")
    .leftJoin("sessions", "sessions.board_id", "seat_members.board_id")
    .select(["boards.id", "boards.title", "seat_members.seen_at", "members.name", "members.role"])
    .select([COURSE_NAME.as("courseName"), KEPT_DAYS.as("keptDays")])
    .where("seat_members.token_hash", "=", hashOf(token))
    .where("members.removed_at", "is", null)
    .orderBy("seat_members.seen_at", "desc")
    .execute();
  return rows.map(({ seen_at, courseName, keptDays, ...board }) => ({
    ...board,
    seenAt: seen_at,
    course: { name: courseName ?? "", keptDays },
  }));
}
