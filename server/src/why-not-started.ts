import type { Config } from "./config.ts";
import { troubleOf } from "./store/errors.ts";
import { databaseIn, FolderInUseError } from "./store/folder.ts";
import { KeysMissingError } from "./stories/keys.ts";

/** What a person who starts the server reads when it does not start: what is wrong, and what to do next. */

const NOT_WRITABLE = new Set(["EACCES", "EPERM", "EROFS"]);
const NO_FOLDER = new Set(["EEXIST", "ENOTDIR", "ENOENT"]);
interface Failure {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly errcode?: unknown;
}

/** The first of an error and its causes that says what failed. */
function failureOf(error: unknown): Failure {
  for (let at = error; at instanceof Error; at = at.cause) if ("code" in at || "errcode" in at) return at;
  return {};
}

function aboutAddress(code: unknown, config: Config): string | undefined {
  if (code === "EADDRINUSE") return `Port ${config.port} is taken. Give another: PORT=3001 npm start`;
  if (code === "EACCES")
    return `Port ${config.port} needs more rights than this account has. Give one above 1023: PORT=3000 npm start`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `HOST=${config.host} is no address of this machine. Leave HOST out, or give one that is.`;
  return undefined;
}

const DOCTOR =
  "npm run doctor -- --repair saves what can still be read, npm run restore -- FILE puts a backup in its place.";

function aboutDatabase({ code, errcode }: Failure, config: Config): string | undefined {
  const file = databaseIn(config.dataDir);
  if (code === "ERR_STORE_HOLLOW")
    return `The database ${file} is empty, or only its companion is left. ${DOCTOR} If this folder was never served, empty it and start again.`;
  const trouble = troubleOf(errcode);
  if (trouble === "notADatabase")
    return `${file} is not a database of this server. Move it elsewhere (do not delete it before you know what it is), or give another DATA_DIR. If it was one, its beginning is destroyed: ${DOCTOR}`;
  if (trouble === "corrupt") return `The database ${file} is damaged. Keep a copy of the folder. ${DOCTOR}`;
  if (trouble === "full") return aboutFullDisk(config);
  if (trouble === "readonly" || trouble === "cannotOpen")
    return `The database ${file} cannot be written. Give the account that runs the server the right to write it, then start again.`;
  return undefined;
}

function aboutFullDisk(config: Config): string {
  return `The disk of ${config.dataDir} is full. Make room, then start again.`;
}

export function whyNotStarted(error: unknown, config: Config): string {
  if (error instanceof FolderInUseError) return `${error.message}.\nStop it first, or give this one another DATA_DIR.`;
  if (error instanceof KeysMissingError)
    return `The database has ${error.stories} stories, and the folder ${error.folder} that opens them is not there. Put it back, or mount it, and start again. If it is lost, those stories are: npm run doctor -- --repair lets them go.`;
  const failure = failureOf(error);
  const { code, syscall } = failure;
  const known =
    syscall === "listen" || syscall === "getaddrinfo" ? aboutAddress(code, config) : aboutDatabase(failure, config);
  if (known !== undefined) return known;
  if (code === "ENOSPC") return aboutFullDisk(config);
  if (NOT_WRITABLE.has(String(code)))
    return `The data folder ${config.dataDir} cannot be written. Give the account that runs the server the right to write there, or give another DATA_DIR.`;
  if (NO_FOLDER.has(String(code)))
    return `The data folder ${config.dataDir} cannot be made, because a part of its path is no folder. Give another DATA_DIR.`;
  return `The server could not start: ${error instanceof Error ? error.message : String(error)}`;
}
