import express from "express";
import type { Request, Response, Router } from "express";
import { ipKeyGenerator } from "express-rate-limit";
import type { Options } from "express-rate-limit";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { CreateBoardBody, CreateLinkBody, JoinBody, PatchBoardBody, PatchMeBody } from "@tablee/shared/protocol/http";
import type { MadeLink, NameNeeded, OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { roomName, SYNC_PATH } from "@tablee/shared/protocol/rooms";
import type { Access, Session } from "@tablee/shared/session/types";
import { atNow, COOKIE, memberFrom, memberOf, tokenOf } from "../auth/member.ts";
import type { Member } from "../auth/member.ts";
import { baseOf, isForeign } from "../auth/origin.ts";
import { newSecret } from "../auth/secrets.ts";
import * as boards from "../boards.ts";
import type { Invitation } from "../boards.ts";
import type { Config } from "../config.ts";
import type { Store } from "../store/open.ts";
import type { BoardRow } from "../store/tables.ts";
import type { Direct } from "../sync/transports/direct.ts";
import type { Meetings } from "../meetings.ts";
import type { ExportDesk } from "../stories/export-desk.ts";
import type { Contributions } from "../contributions.ts";
import type { StoryDesk } from "../stories/desk.ts";
import type { Versions } from "../versions.ts";
import { read, refuse, Refusal } from "./answer.ts";
import { asking, leading } from "./asking.ts";
import { exportRoutes } from "./exports.ts";
import { imageRoutes } from "./images.ts";
import { JoinTries, limitTries } from "./join-tries.ts";
import { limiter } from "./limiter.ts";
import { meetingRoutes } from "./meetings.ts";
import { rehearsalRoutes } from "./rehearsals.ts";
import { contributionRoutes } from "./contributions.ts";
import { storyRoutes } from "./stories.ts";
import { versionRoutes } from "./versions.ts";

/** Who tells the people at a table what a request has changed. */
export interface Teller {
  /** What somebody may do has changed: every open connection is judged again. */
  judgeAgain(board: BoardId): Promise<void>;
  tellViews(board: BoardId): Promise<void>;
  tellPerson(board: BoardId, member: MemberId): Promise<void>;
  tellTitle(board: BoardId, title: string): void;
  /** Other people may sit on a seat now. */
  seatChanged(before: Member, now: Member): Promise<void>;
}

export interface ApiParts {
  readonly config: Config;
  readonly store: Store;
  readonly direct: Direct;
  readonly teller: Teller;
  readonly versions: Versions;
  readonly meetings: Meetings;
  readonly stories: StoryDesk;
  readonly exported: ExportDesk;
  readonly contributions: Contributions;
  /** The one rule for writing at a table, as its session has it now. */
  readonly accessOf: (member: Member) => Promise<Access>;
  readonly sessionOf: (board: BoardId) => Promise<Session>;
  readonly isDraining: () => boolean;
}

const YEAR_MS = 365 * 86_400_000;

/** /api: things with an address. */
export function api(parts: ApiParts): Router {
  const router = express.Router();
  router.use((request, response, next) => {
    response.set("Cache-Control", "no-store");
    if (parts.isDraining()) return refuse(response, "draining");
    if (isForeign(request, parts.config)) return refuse(response, "foreign-origin");
    next();
  });
  imageRoutes(router, parts);
  router.use((request, response, next) => {
    const writes = request.method !== "GET" && request.method !== "HEAD";
    // Only JSON: a form on a foreign page cannot send it without being asked first.
    const isBare = request.method === "DELETE" && !hasBody(request);
    if (writes && !isBare && !request.is("application/json")) return refuse(response, "wrong-content-type");
    next();
  });
  storyRoutes(router, parts);
  contributionRoutes(router, parts);
  router.use(express.json({ limit: limits.HTTP_BODY_MAX_BYTES, strict: true }));
  const failures = limitTries(new JoinTries());
  // A proxy may be made to forward a new address with each guess. Codes are short: what it forwards does not count here.
  const guesses = limiter({
    windowMs: limits.FAILED_JOINS_WINDOW_SECONDS * 1_000,
    limit: limits.FAILED_CODES_PER_SOCKET_ADDRESS_COUNT,
    ...failuresAlone,
    keyGenerator: ({ socket }) => ipKeyGenerator(socket.remoteAddress ?? ""),
    skip: ({ body }: { readonly body: unknown }) => !(typeof body === "object" && body !== null && "code" in body),
  });
  const openings = limiter({ windowMs: 3_600_000, limit: limits.BOARDS_PER_ADDRESS_PER_HOUR_COUNT });
  router.post("/boards", openings, (request, response) => open(parts, request, response));
  router.post("/join", failures, guesses, (request, response) => join(parts, request, response));
  router.get("/boards", (request, response) => listMine(parts, request, response));
  router.get("/organisation", (_request, response) => void response.json(parts.config.organisation));
  boardRoutes(router, parts);
  rehearsalRoutes(router, openings, { ...parts, seatFor });
  versionRoutes(router, parts);
  exportRoutes(router, parts);
  meetingRoutes(router, parts);
  router.use((_request, response) => refuse(response, "not-found"));
  return router;
}

function hasBody({ headers }: Request): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** Only a wrong secret is a guess. */
const failuresAlone: Partial<Options> = {
  skipSuccessfulRequests: true,
  requestWasSuccessful: (_request, response) => ![404, 410].includes(response.statusCode),
};

function seatFor(board: BoardRow, member: Member): Seat {
  const { id, name, role, part, partHidden, also } = member;
  return {
    board: { id: board.id, title: board.title, code: board.code },
    member: { id, name, role, part, partHidden, also },
    sync: { path: `${SYNC_PATH}/${roomName({ board: board.id, epoch: board.epoch })}` },
  };
}

/** The device’s token: the one it has, or a new one in a cookie, or in the answer when a script asks for it. */
async function deviceToken(
  parts: ApiParts,
  exchange: { request: Request; response: Response; wants: "cookie" | "token" },
): Promise<{ token: string; shown: { token?: string } }> {
  const { request, response, wants } = exchange;
  if (wants === "token") {
    const token = newSecret();
    return { token, shown: { token } };
  }
  const held = tokenOf(request);
  // Only a token that was made here is used again: a cookie planted by somebody else must not become a seat.
  const token = held !== undefined && (await boards.isSeat(parts.store, held)) ? held : newSecret();
  const secure = baseOf(request, parts.config).startsWith("https:");
  response.cookie(COOKIE, token, { httpOnly: true, sameSite: "lax", secure, maxAge: YEAR_MS, path: "/" });
  return { token, shown: {} };
}

function linkTo(parts: ApiParts, request: Request, secret: string): string {
  return `${baseOf(request, parts.config)}/join#s=${secret}`;
}

async function open(parts: ApiParts, request: Request, response: Response): Promise<void> {
  const body = read(CreateBoardBody, request.body);
  const board = await boards.createBoard(parts.store, parts.direct, {
    title: body.title,
    locale: body.locale,
    template: body.template,
    kept: body.kept,
    course: body.course,
  });
  const added = await boards.addMember(parts.store, board.id, { name: body.name, part: body.part, role: "host" });
  if (!added.ok) throw new Refusal(added.reason);
  const { token, shown } = await deviceToken(parts, { request, response, wants: body.session });
  await boards.seat(parts.store, token, added.value);
  const link = async (role: Member["role"]): Promise<string> => {
    const made = await boards.makeLink(parts.store, { board: board.id, role });
    if (!made.ok) throw new Refusal(made.reason);
    return linkTo(parts, request, made.value);
  };
  const links = { participant: await link("participant"), host: await link("host"), observer: await link("observer") };
  const opened: OpenedBoard = { ...seatFor(board, added.value), links, ...shown };
  response.status(201).json(opened);
}

async function join(parts: ApiParts, request: Request, response: Response): Promise<void> {
  const body = read(JoinBody, request.body);
  const found =
    body.code === undefined
      ? await boards.invitationBySecret(parts.store, body.secret ?? "")
      : await boards.invitationByCode(parts.store, body.code);
  if (!found.ok) throw new Refusal(found.reason);
  const held =
    body.session === "cookie" ? await memberOf(parts.store, tokenOf(request), found.value.board.id) : undefined;
  const member = await memberFor(parts, found.value, { held, name: body.name, part: body.part });
  if (!member) {
    const { association } = await parts.sessionOf(found.value.board.id);
    response.json({ needs: "name", association } satisfies NameNeeded);
    return;
  }
  const { token, shown } = await deviceToken(parts, { request, response, wants: body.session });
  await boards.seat(parts.store, token, member);
  response.json({ ...seatFor(found.value.board, member), ...shown } satisfies Seat);
  await parts.teller.tellPerson(found.value.board.id, member.id);
}

function isLasting({ role, lentUntil }: Member): boolean {
  return role === "host" && lentUntil === null;
}

/**
 * A member link is that member; a device that has a seat stays who it is, raised by a host’s link; else a new one, for
 * whom a name is needed.
 */
async function memberFor(
  parts: ApiParts,
  invitation: Invitation,
  wish: { held: Member | undefined; name: string | undefined; part: Member["part"] },
): Promise<Member | null> {
  const { store, teller } = parts;
  if (invitation.member !== null) {
    const members = await boards.membersOf(store, invitation.board.id);
    const same = members.find(({ id }) => id === invitation.member);
    if (!same) throw new Refusal("link-expired");
    return same;
  }
  if (wish.held) {
    if (invitation.role !== "host" || isLasting(wish.held)) return wish.held;
    await boards.changeMember(store, wish.held, { role: "host" });
    await teller.judgeAgain(invitation.board.id);
    await teller.tellViews(invitation.board.id);
    return { ...wish.held, role: "host", lentUntil: null };
  }
  if (wish.name === undefined) return null;
  const added = await boards.addMember(store, invitation.board.id, {
    name: wish.name,
    part: wish.part,
    role: invitation.role,
  });
  if (!added.ok) throw new Refusal(added.reason);
  return added.value;
}

async function listMine(parts: ApiParts, request: Request, response: Response): Promise<void> {
  const token = tokenOf(request);
  response.json(token === undefined ? [] : await boards.myBoards(parts.store, token));
}

function boardRoutes(router: Router, parts: ApiParts): void {
  const { store, teller } = parts;
  router.get("/boards/:id", async (request, response) => {
    const member = await asking(parts, request);
    boards.visit(store, tokenOf(request) ?? "", member.board);
    response.json(seatFor(await boards.boardOf(store, member.board), member));
  });
  router.patch("/boards/:id", async (request, response) => {
    const { board } = await leading(parts, request);
    const { title } = read(PatchBoardBody, request.body);
    await store.db.updateTable("boards").set({ title }).where("id", "=", board).execute();
    teller.tellTitle(board, title);
    response.json({ title });
  });
  router.patch("/boards/:id/me", async (request, response) => {
    const member = await asking(parts, request);
    await boards.changeMember(store, member, read(PatchMeBody, request.body));
    const row = await store.db.selectFrom("members").selectAll().where("id", "=", member.id).executeTakeFirstOrThrow();
    await teller.seatChanged(member, memberFrom(row));
    await teller.judgeAgain(member.board);
    await teller.tellViews(member.board);
    await teller.tellPerson(member.board, member.id);
    response.json(seatFor(await boards.boardOf(store, member.board), atNow(memberFrom(row))));
  });
  router.post("/boards/:id/my-link", async (request, response) => {
    const member = await asking(parts, request);
    const expiresAt = Date.now() + limits.MY_LINK_LIFE_HOURS * 3_600_000;
    const made = await boards.makeLink(store, {
      board: member.board,
      role: member.role,
      member: member.id,
      expiresAt,
    });
    if (!made.ok) throw new Refusal(made.reason);
    response.status(201).json({ url: linkTo(parts, request, made.value), expiresAt } satisfies MadeLink);
  });
  linkRoutes(router, parts);
}

function linkRoutes(router: Router, parts: ApiParts): void {
  const { store } = parts;
  router.get("/boards/:id/links", async (request, response) => {
    const { board } = await leading(parts, request);
    response.json(await boards.liveLinks(store, board));
  });
  router.post("/boards/:id/links", async (request, response) => {
    const { board } = await leading(parts, request);
    const made = await boards.makeLink(store, { board, role: read(CreateLinkBody, request.body).role });
    if (!made.ok) throw new Refusal(made.reason);
    response.status(201).json({ url: linkTo(parts, request, made.value), expiresAt: null } satisfies MadeLink);
  });
  router.delete("/boards/:id/links/:link", async (request, response) => {
    const { board } = await leading(parts, request);
    if (!(await boards.revokeLink(store, board, request.params["link"] ?? ""))) throw new Refusal("not-found");
    response.status(204).end();
  });
  router.post("/boards/:id/code", async (request, response) => {
    const { board } = await leading(parts, request);
    response.json({ code: await boards.changeCode(store, board) });
  });
}
