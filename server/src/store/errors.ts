import { NoResultError } from "kysely";
import type { Failure } from "./calls.ts";

/** SQLite’s primary result codes; an extended one has its primary in the lowest byte. */
const SQLITE = { readonly: 8, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

export type SqliteTrouble = keyof typeof SQLITE;

/** Which of the troubles that a person can do something about; undefined for any other. */
export function troubleOf(errcode: unknown): SqliteTrouble | undefined {
  if (typeof errcode !== "number") return undefined;
  const names = Object.keys(SQLITE) as SqliteTrouble[];
  return names.find((name) => SQLITE[name] === (errcode & 0xff));
}

/**
 * What the database refused, as the thread that serves meets it. `code` is `ERR_SQLITE_ERROR` for SQLite’s own refusals,
 * `ERR_ROOM_DAMAGED` and `ERR_ROOM_VERSION` for rows that may not be served, `ERR_STORE_ENDED` when its thread has died
 * or is closed: then nobody knows whether what was asked has been done.
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: string;
  readonly errcode: number | undefined;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.code = failure.code;
    this.errcode = failure.errcode;
  }
}

/** What is stored cannot be read: no disk space and no patience will change that. */
export function isDamage({ code, errcode }: { readonly code?: unknown; readonly errcode?: unknown }): boolean {
  const trouble = troubleOf(errcode);
  return code === "ERR_ROOM_DAMAGED" || trouble === "corrupt" || trouble === "notADatabase";
}

/** What somebody relied on to be there was deleted meanwhile. */
export function isGone(error: unknown): boolean {
  return error instanceof NoResultError;
}

const ADVICE = "stop the server and run: npm run doctor";

export function roomDamaged(what: string): StoreError {
  return new StoreError({ code: "ERR_ROOM_DAMAGED", message: `${what}; ${ADVICE}` });
}

export function roomVersion(seq: number, version: number): StoreError {
  const message = `row ${seq} is in encoding ${version}, which this build does not know: serve it with the one that wrote it`;
  return new StoreError({ code: "ERR_ROOM_VERSION", message });
}

export function failureOf(error: unknown): Failure {
  if (error instanceof StoreError) {
    const { message, code, errcode } = error;
    return errcode === undefined ? { message, code } : { message, code, errcode };
  }
  if (!(error instanceof Error)) return { message: String(error), code: "ERR_STORE" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "ERR_STORE";
  if (!("errcode" in error) || typeof error.errcode !== "number") return { message: error.message, code };
  const { errcode } = error;
  return { message: isDamage({ errcode }) ? `${error.message}; ${ADVICE}` : error.message, code, errcode };
}
