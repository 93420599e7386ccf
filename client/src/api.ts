import type {
  CreateBoardWish,
  CreateVersionWish,
  HttpError,
  HttpReason,
  JoinWish,
  LinkInfo,
  MadeLink,
  MeetingInfo,
  MyBoard,
  NameNeeded,
  OpenedBoard,
  PatchMeWish,
  Seat,
  VersionInfo,
} from "@tablee/shared/protocol/http";
import type { Organisation } from "@tablee/shared/protocol/organisation";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { Role } from "@tablee/shared/rules/roles";
import { takeSeat } from "./ahead.ts";
import type { AheadAnswer } from "./ahead.ts";

/** The calls of /api. A refusal is a value; `offline` when no answer came. */

/** What opens the door. */
export type DoorKey = { readonly code: string } | { readonly secret: string };
type NamedWish = Pick<JoinWish, "part" | "session"> & { readonly name: string };

export type ApiReason = HttpReason | "offline";
const ANSWER_WITHIN_MS = 15_000;
/** A whole board may be many megabytes, on a slow line. */
const DOCUMENT_WITHIN_MS = 120_000;

type Answer<Value> = Promise<Reply<Value, ApiReason>>;

interface Asked {
  readonly body?: unknown;
  readonly withinMs?: number | undefined;
}

async function ask(method: string, route: string, { body, withinMs = ANSWER_WITHIN_MS }: Asked): Promise<AheadAnswer> {
  const answer = await fetch(`/api${route}`, {
    method,
    signal: AbortSignal.timeout(withinMs),
    ...(method !== "GET" && { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
  });
  return { isOk: answer.ok, text: await answer.text() };
}

export function call<Value>(method: string, route: string, asked: Asked = {}): Answer<Value> {
  return read(ask(method, route, asked));
}

async function read<Value>(answer: Promise<AheadAnswer>): Answer<Value> {
  try {
    const { isOk, text } = await answer;
    // The server of this origin, of this build or the next: its answers are types of the protocol.
    const value = (text === "" ? null : JSON.parse(text)) as Value & { error?: HttpError["error"] };
    if (isOk) return yes(value);
    return no(value?.error?.reason ?? "broken", value?.error?.detail);
  } catch (error) {
    // Not JSON: something between us and the server answered. Everything else is a network that did not carry.
    return no(error instanceof SyntaxError ? "broken" : "offline");
  }
}

export function createBoard(body: CreateBoardWish): Answer<OpenedBoard> {
  return call("POST", "/boards", { body });
}

/** Without a name: a link of one’s own, or a seat that this device already has, needs none. */
export function knock(key: DoorKey): Answer<Seat | NameNeeded> {
  return call("POST", "/join", { body: key satisfies JoinWish });
}

export function joinBoard(body: DoorKey & NamedWish): Answer<Seat> {
  return call("POST", "/join", { body: body satisfies JoinWish });
}

/** Who runs this server; null: they have not said. */
export function whoRunsIt(): Answer<Organisation | null> {
  return call("GET", "/organisation");
}

export function myBoards(): Answer<readonly MyBoard[]> {
  return call("GET", "/boards");
}

export function getSeat(board: string, withinMs?: number): Answer<Seat> {
  const ahead = takeSeat(board);
  return ahead ? read(ahead) : call("GET", `/boards/${board}`, { withinMs });
}

export function patchBoard(board: string, title: string): Answer<{ readonly title: string }> {
  return call("PATCH", `/boards/${board}`, { body: { title } });
}

export function patchMe(board: string, change: PatchMeWish): Answer<Seat> {
  return call("PATCH", `/boards/${board}/me`, { body: change });
}

export function makeMyLink(board: string): Answer<MadeLink> {
  return call("POST", `/boards/${board}/my-link`);
}

export function listLinks(board: string): Answer<readonly LinkInfo[]> {
  return call("GET", `/boards/${board}/links`);
}

export function makeLink(board: string, role: Role): Answer<MadeLink> {
  return call("POST", `/boards/${board}/links`, { body: { role } });
}

export function revokeLink(board: string, id: string): Answer<null> {
  return call("DELETE", `/boards/${board}/links/${id}`);
}

export function listVersions(board: string): Answer<readonly VersionInfo[]> {
  return call("GET", `/boards/${board}/versions`);
}

/** Those that are over, newest first. */
export function listMeetings(board: string): Answer<readonly MeetingInfo[]> {
  return call("GET", `/boards/${board}/meetings`);
}

export function makeVersion(board: string, wish: CreateVersionWish, withinMs?: number): Answer<VersionInfo> {
  return call("POST", `/boards/${board}/versions`, { body: wish, withinMs });
}

/** Its document: Yjs V2. */
export async function readVersion(board: string, id: string): Answer<Uint8Array> {
  try {
    const signal = AbortSignal.timeout(DOCUMENT_WITHIN_MS);
    const answer = await fetch(`/api/boards/${board}/versions/${id}`, { signal });
    if (answer.ok) return yes(new Uint8Array(await answer.arrayBuffer()));
    // As in call().
    const { error } = (await answer.json()) as Partial<HttpError>;
    return no(error?.reason ?? "broken", error?.detail);
  } catch (error) {
    return no(error instanceof SyntaxError ? "broken" : "offline");
  }
}

export function deleteVersion(board: string, id: string): Answer<null> {
  return call("DELETE", `/boards/${board}/versions/${id}`);
}

/** A table of one’s own to rehearse this one at. */
export function openRehearsal(board: string, title: string): Answer<Seat> {
  return call("POST", `/boards/${board}/rehearsal`, { body: { title } });
}

export function renewCode(board: string): Answer<{ readonly code: string }> {
  return call("POST", `/boards/${board}/code`);
}
