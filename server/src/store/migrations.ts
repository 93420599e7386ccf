import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Each one once, in the order of the names, in a transaction. A migration that has shipped is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001-first-table": { up: firstTable },
  "002-last-visit": { up: lastVisit },
  "003-versions": { up: versions },
  "004-images": { up: images },
  "005-lent-rights": { up: lentRights },
  "006-meetings": { up: meetings },
  "007-stories": { up: stories },
};

async function firstTable(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("boards")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("template", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull().unique())
    .addColumn("code_at", "integer", (column) => column.notNull())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("members")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("part", "text")
    .addColumn("part_hidden", "integer", (column) => column.notNull())
    .addColumn("also", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .addColumn("removed_at", "integer")
    .execute();
  await db.schema.createIndex("members_by_board").on("members").column("board_id").execute();
  await seatTables(db);
  await roomTables(db);
}

async function seatTables(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("seats")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .addColumn("seen_at", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("seat_members")
    .addColumn("token_hash", "text", (column) => column.notNull().references("seats.token_hash").onDelete("cascade"))
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id").onDelete("cascade"))
    .addColumn("member_id", "text", (column) => column.notNull().references("members.id").onDelete("cascade"))
    .addPrimaryKeyConstraint("seat_members_key", ["token_hash", "board_id"])
    .execute();
  await db.schema.createIndex("seats_by_member").on("seat_members").column("member_id").execute();
  await db.schema
    .createTable("invitations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id").onDelete("cascade"))
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("member_id", "text", (column) => column.references("members.id").onDelete("cascade"))
    .addColumn("secret_hash", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .addColumn("expires_at", "integer")
    .addColumn("revoked_at", "integer")
    .execute();
  await db.schema.createIndex("invitations_by_board").on("invitations").column("board_id").execute();
}

async function roomTables(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("sessions")
    .addColumn("board_id", "text", (column) => column.primaryKey().references("boards.id").onDelete("cascade"))
    .addColumn("state", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("updates")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("bytes", "blob", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("checksum", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("updates_by_room").on("updates").columns(["room", "seq"]).execute();
  await db.schema
    .createTable("snapshots")
    .addColumn("room", "text", (column) => column.primaryKey())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("bytes", "blob", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("checksum", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("client_ids")
    .addColumn("room", "text", (column) => column.notNull())
    .addColumn("client_id", "integer", (column) => column.notNull())
    .addColumn("member_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("client_ids_key", ["room", "client_id"])
    .execute();
}

/** Until the next visit, what is known of the device as a whole. */
async function lastVisit(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable("seat_members")
    .addColumn("seen_at", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update seat_members set seen_at = (select seen_at from seats where seats.token_hash = seat_members.token_hash)`.execute(
    db,
  );
}

async function versions(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("versions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id").onDelete("cascade"))
    .addColumn("cause", "text", (column) => column.notNull())
    .addColumn("name", "text")
    .addColumn("made_by", "text", (column) => column.references("members.id").onDelete("set null"))
    .addColumn("made_at", "integer", (column) => column.notNull())
    .addColumn("schema", "integer", (column) => column.notNull())
    .addColumn("bytes", "blob", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("checksum", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("versions_by_board").on("versions").columns(["board_id", "made_at"]).execute();
}

/** In the database and not beside it: one backup of one moment has all, and what a board loses goes with its row. */
async function images(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("images")
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id").onDelete("cascade"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("rendition", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("w", "integer", (column) => column.notNull())
    .addColumn("h", "integer", (column) => column.notNull())
    .addColumn("checksum", "integer", (column) => column.notNull())
    .addColumn("unnamed_since", "integer")
    // Last: what is short is read without walking over them.
    .addColumn("bytes", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("images_key", ["board_id", "id", "rendition"])
    .execute();
}

async function lentRights(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable("members").addColumn("lent_until", "integer").execute();
}

async function meetings(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("meetings")
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id").onDelete("cascade"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("version_id", "text", (column) => column.references("versions.id").onDelete("set null"))
    .addColumn("record", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("meetings_key", ["board_id", "number"])
    .execute();
}

/** Words that only their key opens, and the key lies elsewhere. An id is unique at its table alone: anybody may choose one. */
async function stories(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("stories")
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id").onDelete("cascade"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("member_id", "text", (column) => column.notNull().references("members.id").onDelete("cascade"))
    .addColumn("changed_at", "integer", (column) => column.notNull())
    // Last: what is short is read without walking over it.
    .addColumn("body", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("stories_key", ["board_id", "id"])
    .execute();
  await db.schema
    .createTable("quotes")
    .addColumn("board_id", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("story_id", "text", (column) => column.notNull())
    .addColumn("body", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("quotes_key", ["board_id", "id"])
    .addForeignKeyConstraint("quotes_story", ["board_id", "story_id"], "stories", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .execute();
  await db.schema.createIndex("quotes_by_story").on("quotes").columns(["board_id", "story_id"]).execute();
}
