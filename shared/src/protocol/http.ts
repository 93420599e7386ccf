import { z } from "zod";
import type { BoardId, CardId, ExportId, FileId, InvitationId, MemberId, QuoteId, StoryId, VersionId } from "../ids.ts";
import * as limits from "../limits.ts";
import { LOCALES } from "../locales.ts";
import { PARTS, ROLES } from "../rules/roles.ts";
import type { Part, Role } from "../rules/roles.ts";
import type { Association } from "../session/association.ts";
import type { Course } from "../session/course.ts";
import { course } from "./around-commands.ts";
import { AUDIENCES } from "../session/audience.ts";
import { EXPORT_FORMATS, EXPORTED } from "../session/ledger.ts";
import type { Place } from "../session/seat.ts";
import type { StoryKind } from "../session/stories.ts";
import type { MeetingRecord } from "../session/series.ts";
import type { KeptTemplate } from "../templates/kept.ts";
import { TEMPLATE_NAMES } from "../templates/names.ts";
import { id } from "./id.ts";
import { KeptTemplateBody } from "./kept.ts";

/** Bodies and answers of /api. Bodies are schemas: they arrive from outside. Answers are types. */

const name = z.string().trim().min(1).max(limits.NAME_MAX_CHARS);
const title = z.string().trim().min(1).max(limits.TITLE_MAX_CHARS);
const part = z.enum(PARTS).nullable();
const session = z.enum(["cookie", "token"]).default("cookie");

export const CreateBoardBody = z.strictObject({
  title,
  name,
  locale: z.enum(LOCALES).default("fr"),
  template: z.enum(TEMPLATE_NAMES).default("ingredients"),
  kept: KeptTemplateBody.optional(),
  /** Left out: as the template says. */
  course: course
    .extend({ keptDays: z.int().min(limits.DELETION_AHEAD_MIN_DAYS).max(limits.DELETION_AHEAD_MAX_DAYS).nullable() })
    .optional(),
  part: part.default(null),
  session,
});

export const JoinBody = z
  .strictObject({
    code: z.string().max(64).optional(),
    secret: z.string().max(128).optional(),
    name: name.optional(),
    part: part.default(null),
    session,
  })
  .refine((body) => (body.code === undefined) !== (body.secret === undefined), { error: "give either code or secret" });

export const PatchMeBody = z.strictObject({
  name: name.optional(),
  part: part.optional(),
  partHidden: z.boolean().optional(),
  also: z.array(name).max(limits.SEAT_NAMES_MAX_COUNT).optional(),
});

export const PatchBoardBody = z.strictObject({ title });
export const CreateRehearsalBody = z.strictObject({ title });
export const CreateLinkBody = z.strictObject({ role: z.enum(ROLES) });

/** What leaves with words of stories in it. */
export const ExportBody = z.strictObject({
  id: id<ExportId>(),
  as: z.enum(EXPORTED),
  audience: z.enum(AUDIENCES),
  formats: z.array(z.enum(EXPORT_FORMATS)).min(1).max(EXPORT_FORMATS.length),
  to: z.string().trim().max(limits.EXPORT_TO_MAX_CHARS),
});
export type ExportWish = z.input<typeof ExportBody>;

/** Why there is an earlier state: somebody named it, or the house kept it by itself; of a meeting it is the archive. */
export const VERSION_CAUSES = ["named", "phase-end", "phase-start", "time", "bring", "restore", "meeting"] as const;
export type VersionCause = (typeof VERSION_CAUSES)[number];

/** A name, or what the board is kept before. */
export const CreateVersionBody = z
  .strictObject({ name: title.optional(), before: z.enum(["bring", "restore"]).optional() })
  .refine((body) => (body.name === undefined) !== (body.before === undefined), { error: "give either name or before" });

/** Bodies as a caller writes them. */
export type CreateBoardWish = Omit<z.input<typeof CreateBoardBody>, "kept"> & { readonly kept?: KeptTemplate };
export type JoinWish = z.input<typeof JoinBody>;
export type PatchMeWish = z.input<typeof PatchMeBody>;
export type CreateVersionWish = z.input<typeof CreateVersionBody>;

export interface BoardInfo {
  readonly id: BoardId;
  readonly title: string;
  readonly code: string;
}

export interface MemberInfo {
  readonly id: MemberId;
  readonly name: string;
  readonly role: Role;
  readonly part: Part | null;
  readonly partHidden: boolean;
  readonly also: readonly string[];
}

export interface SyncInfo {
  /** `/sync/<room>` */
  readonly path: string;
}

/** POST /api/join, GET /api/boards/:id */
export interface Seat {
  readonly board: BoardInfo;
  readonly member: MemberInfo;
  readonly sync: SyncInfo;
  readonly token?: string;
}

/** POST /api/join, where the door is open and a name alone is missing. */
export interface NameNeeded {
  readonly needs: "name";
  /** What one is associated with by coming in; null: nobody has written it. */
  readonly association: Association | null;
}

/** POST /api/boards */
export interface OpenedBoard extends Seat {
  readonly links: { readonly participant: string; readonly host: string; readonly observer: string };
}

/** GET /api/boards: the tables this device has a seat at. */
export interface MyBoard {
  readonly id: BoardId;
  readonly title: string;
  readonly name: string;
  readonly role: Role;
  readonly seenAt: number;
  readonly course: Course;
}

/** GET /api/boards/:id/links, for hosts. The secret is shown once, when the link is made. */
export interface LinkInfo {
  readonly id: InvitationId;
  readonly role: Role;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

/** POST /api/boards/:id/links, POST /api/boards/:id/my-link */
export interface MadeLink {
  readonly url: string;
  readonly expiresAt: number | null;
}

/** GET and POST /api/boards/:id/versions. Its document has an address of its own. */
export interface VersionInfo {
  readonly id: VersionId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cause: VersionCause;
  /** As somebody named it; of a phase, the phase’s. */
  readonly name: string | null;
  /** Who named it; null for what the house kept by itself. */
  readonly by: MemberId | null;
  readonly bytes: number;
}

/** GET /api/boards/:id/meetings, newest first. */
export interface MeetingInfo extends MeetingRecord {
  /** The board as it was then: an earlier state. Null when a host has deleted it. */
  readonly version: VersionId | null;
}

/** POST /api/boards/:id/exports, once it is noted: what may go so far, and nothing else. */
export interface HandedOut {
  readonly stories: readonly {
    readonly id: StoryId;
    readonly kind: StoryKind;
    /** Null: not signed. */
    readonly by: Place | null;
    readonly text: string;
    readonly easy: string;
  }[];
  readonly quotes: readonly {
    readonly id: QuoteId;
    readonly card: CardId;
    readonly by: Place | null;
    readonly words: string;
  }[];
}

/** The kinds of picture that are taken, told by their bytes. */
export const IMAGE_TYPES = ["image/webp", "image/jpeg", "image/png"] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** POST /api/boards/:id/images */
export interface ImageInfo {
  /** The same for the same picture at the same board. */
  readonly id: FileId;
  readonly type: ImageType;
  readonly w: number;
  readonly h: number;
}

/** Every refusal of /api: `{ error: { reason, detail? } }` with a 4xx or 5xx status. */
export interface HttpError {
  readonly error: { readonly reason: HttpReason; readonly detail?: string };
}

export const HTTP_REASONS = [
  "bad-input",
  "bad-json",
  "wrong-content-type",
  "too-big",
  "not-found",
  "not-allowed",
  "wrong-code",
  "wrong-link",
  "link-expired",
  "board-full",
  "too-many-links",
  "last-host",
  "too-many-versions",
  "version-damaged",
  "too-many-tries",
  "bad-image",
  "images-full",
  "not-verbatim",
  "foreign-origin",
  "not-saved",
  "draining",
  "broken",
] as const;
export type HttpReason = (typeof HTTP_REASONS)[number];
