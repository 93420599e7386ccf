import { existsSync } from "node:fs";
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import express from "express";
import helmet from "helmet";
import sirv from "sirv";
import { Server as SocketServer } from "socket.io";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { LIVE_PATH, parseRoom, roomName } from "@tablee/shared/protocol/rooms";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { no, yes } from "@tablee/shared/reply";
import { accessOf } from "@tablee/shared/session/access";
import { pairAccess, pairAt } from "@tablee/shared/session/pairs";
import { sheetAccess } from "@tablee/shared/session/rounds";
import type { Access } from "@tablee/shared/session/types";
import { askerOf, memberOf, tokenOf } from "./auth/member.ts";
import type { Member } from "./auth/member.ts";
import { isForeign } from "./auth/origin.ts";
import { boardOf } from "./boards.ts";
import type { Config } from "./config.ts";
import { Contributions } from "./contributions.ts";
import { createPatientServer, Doorkeeper } from "./door/doorkeeper.ts";
import { errorFunnel } from "./http/answer.ts";
import { api } from "./http/api.ts";
import { keepSweeping } from "./images/images.ts";
import { Meetings } from "./meetings.ts";
import { Gateway } from "./live/gateway.ts";
import { Sessions } from "./live/sessions.ts";
import { createLog } from "./log.ts";
import type { Logger } from "./log.ts";
import { mayMeasure } from "./metrics/door.ts";
import { Meter } from "./metrics/meter.ts";
import { METRICS_TYPE, MetricsPage } from "./metrics/page.ts";
import { Retention } from "./retention.ts";
import { openStore } from "./store/open.ts";
import type { Store } from "./store/open.ts";
import { scrub } from "./store/scrub.ts";
import { openVault } from "./stories/open-vault.ts";
import { ExportDesk } from "./stories/export-desk.ts";
import { StoryDesk } from "./stories/desk.ts";
import type { DeskParts } from "./stories/desk.ts";
import type { Vault } from "./stories/vault.ts";
import { RoomLog } from "./store/room-log.ts";
import { Rooms } from "./sync/rooms.ts";
import { isCrowded } from "./sync/transports/admit.ts";
import type { Admit } from "./sync/transports/admit.ts";
import { BoundedServer } from "./sync/transports/bounded-server.ts";
import { attachTunnel } from "./sync/transports/tunnel.ts";
import { attachWebSocket } from "./sync/transports/websocket.ts";
import { Versions } from "./versions.ts";

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Drains: stores what is open, tells everybody, ends. */
  close(): Promise<void>;
}

interface House {
  readonly config: Config;
  readonly logger: Logger;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly vault: Vault;
  readonly httpServer: HttpServer;
  readonly meter: Meter;
  readonly metrics: MetricsPage;
  draining: boolean;
}

async function openHouse(config: Config): Promise<House> {
  const logger = createLog(config.logLevel);
  const store = await openStore(config.dataDir, { logger });
  // What was erased just before a crash still lies in the log of the database.
  await scrub(store, (error) => logger.warn({ err: error }, "the database could not be scrubbed"));
  const sessions = new Sessions(store);
  const meter = new Meter();
  try {
    const vault = await openVault({ dataDir: config.dataDir, store, logger, sessions });
    const metrics = new MetricsPage(meter);
    return {
      config,
      logger,
      store,
      sessions,
      vault,
      httpServer: createPatientServer(),
      meter,
      metrics,
      draining: false,
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** `now`: the calendar, milliseconds since 1970. */
export async function startServer(config: Config, now: () => number = Date.now): Promise<RunningServer> {
  const since = performance.now();
  const house = await openHouse(config);
  const { logger, store, sessions, vault, meter } = house;
  const stopSweeping = keepSweeping(store, logger);
  const door = new Doorkeeper({ ...house, isProxied: config.trustedProxies > 0 });
  const app = express();
  const io = openSocketServer(house, app);
  door.watch(house.httpServer, io);
  let gateway: Gateway | undefined;
  let versions: Versions | undefined;
  let retention: Retention | undefined;
  const rooms = new Rooms({
    log: new RoomLog(store),
    logger,
    meter,
    onPresence: (board, member) => void gateway?.tellPerson(board, member),
    onStored: (board) => versions?.changed(board),
    onSheet: (board) => gateway?.wroteOnSheet(board),
  });
  const kept = new Versions({ store, rooms, logger });
  versions = kept;
  const meetings = new Meetings(store, kept, async (board, since) =>
    rooms.obstacles({ board, epoch: (await boardOf(store, board)).epoch }, since),
  );
  const live = new Gateway({
    io,
    store,
    sessions,
    vault,
    direct: rooms,
    logger,
    identify: (request, board, token) => memberOf(store, typeof token === "string" ? token : tokenOf(request), board),
    isDraining: () => house.draining,
    archive: (board, record) => meetings.archive(board, record),
    onDate: () => void retention?.look(),
    onPhase: (board, change) => kept.phase(board, change),
  });
  gateway = live;
  retention = new Retention({ store, rooms, vault, live, logger, now, holders: [sessions, kept, live] });
  furnish(app, house, {
    rooms,
    gateway,
    versions: kept,
    meetings,
    ...desksOf(house, { rooms, live, versions: kept, now }),
  });
  return opened(house, {
    ends: { io, rooms, versions: kept, retention, detach: attachWays(house, { io, rooms, door }), door, stopSweeping },
    since,
  });
}

/** What is asked over HTTP of what somebody told or brought. */
function desksOf(
  { store, sessions, vault, logger }: House,
  parts: { readonly rooms: Rooms; readonly live: Gateway; readonly versions: Versions; readonly now: () => number },
): Pick<Served, "stories" | "exported" | "contributions"> {
  const { rooms, live, versions, now } = parts;
  const desk: DeskParts = { vault, sessions, live, now };
  const stories = new StoryDesk(desk);
  const exported = new ExportDesk(desk);
  const told = (board: BoardId, member: MemberId, hasLeft: boolean): Promise<void> =>
    live.tookBack(board, member, hasLeft);
  const contributions = new Contributions({ store, sessions, direct: rooms, versions, vault, logger, told });
  return { stories, exported, contributions };
}

/** WebSocket, and where that is blocked the tunnel: one rule for both of who may come in. */
function attachWays(
  house: House,
  { io, rooms, door }: { readonly io: SocketServer; readonly rooms: Rooms; readonly door: Doorkeeper },
): () => Promise<void> {
  const { httpServer, meter } = house;
  const admit = admission(house, rooms);
  attachTunnel({ io, rooms, admit, meter });
  return attachWebSocket({ httpServer, rooms, admit, meter, arrived: (socket) => door.arrived(socket) });
}

interface Opening {
  readonly ends: Ends;
  readonly since: number;
}

async function opened(house: House, { ends, since }: Opening): Promise<RunningServer> {
  try {
    const port = await listen(house);
    house.logger.info({ port, took: Math.round(performance.now() - since) }, "serving");
    return { url: `http://127.0.0.1:${port}`, port, close: () => drain(house, ends) };
  } catch (error) {
    await drain(house, ends);
    throw error;
  }
}

/** /live and the tunnel; what is not its own path goes on to the app. */
function openSocketServer({ httpServer, config, meter }: House, app: express.Express): SocketServer {
  // Before Socket.IO: it takes over the listeners that are there, and passes on what is not its own path.
  httpServer.on("request", app);
  return new SocketServer(httpServer, {
    path: LIVE_PATH,
    serveClient: false,
    // Engine.IO would otherwise end every upgrade that is not its own and silent for a second: those of /sync.
    destroyUpgrade: false,
    maxHttpBufferSize: limits.FRAME_MAX_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    wsEngine: BoundedServer,
    // Socket.IO’s `cors` does not guard its WebSocket: this does.
    allowRequest: (request, callback) => {
      const foreign = isForeign(request, config);
      if (foreign) meter.count("turnedAway", "foreign-origin");
      callback(null, !foreign);
    },
  });
}

function admission({ config, store, sessions, ...house }: House, rooms: Rooms): Admit {
  const isDraining = (): boolean => house.draining;
  return async (request, { room, version, token }) => {
    if (isForeign(request, config)) return no("foreign-origin");
    if (isDraining()) return no("draining");
    if (version !== null && Number(version) !== PROTOCOL_VERSION) return no("outdated");
    const address = parseRoom(room);
    const member = address && (await memberOf(store, token ?? tokenOf(request), address.board));
    if (!address || !member) return no("not-found");
    const served = await roomServed({ store, sessions }, address, member);
    if (served && address.epoch < served.epoch) return no("epoch-gone");
    if (!served || roomName(served) !== room) return no("not-found");
    const isSheet = address.sheet !== undefined;
    const access = isSheet ? sheetAccess(askerOf(member)) : await accessNow({ sessions }, member);
    const seat = { room: address, member: member.id, access };
    return isCrowded(rooms, seat) ? no("too-many-connections") : yes(seat);
  };
}

/** As it is now. Somebody else’s sheet is not there, as one that nobody has. */
async function roomServed(
  { store, sessions }: Pick<House, "store" | "sessions">,
  { board, sheet }: RoomAddress,
  member: Member,
): Promise<RoomAddress | undefined> {
  if (sheet === undefined) return { board, epoch: (await boardOf(store, board)).epoch };
  const session = await sessions.get(board);
  const pair = pairAt(session, sheet);
  if (pair) return pairAccess(pair, askerOf(member)) ? { board, sheet, epoch: pair.epoch } : undefined;
  const mine = session.rounds.sheets.find((one) => one.sheet === sheet && one.member === member.id);
  return mine && { board, sheet, epoch: mine.epoch };
}

async function accessNow({ sessions }: Pick<House, "sessions">, member: Member): Promise<Access> {
  return accessOf(await sessions.get(member.board), askerOf(member));
}

interface Served {
  readonly rooms: Rooms;
  readonly gateway: Gateway;
  readonly versions: Versions;
  readonly meetings: Meetings;
  readonly stories: StoryDesk;
  readonly exported: ExportDesk;
  readonly contributions: Contributions;
}

function apiOf(house: House, { rooms, gateway, ...served }: Served): express.Router {
  const { config, store } = house;
  return api({
    config,
    store,
    direct: rooms,
    teller: gateway,
    ...served,
    accessOf: (member) => accessNow(house, member),
    sessionOf: (board) => house.sessions.get(board),
    isDraining: () => house.draining,
  });
}

function furnish(app: express.Express, house: House, served: Served): void {
  const { config } = house;
  const { rooms } = served;
  app.disable("x-powered-by");
  app.set("trust proxy", config.trustedProxies);
  const secure = config.publicUrl?.startsWith("https:") ?? false;
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", "data:", "blob:"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      hsts: secure,
      crossOriginOpenerPolicy: secure,
      originAgentCluster: secure,
      referrerPolicy: { policy: "no-referrer" },
    }),
  );
  app.get("/healthz", (_request, response) => {
    const status = house.draining ? "draining" : rooms.isSaving ? "ok" : "not-saving";
    response.status(status === "ok" ? 200 : 503).json({ status });
  });
  app.get("/metrics", (request, response) => {
    response.set("Cache-Control", "no-store");
    if (mayMeasure(request, config.metricsToken)) response.type(METRICS_TYPE).send(house.metrics.text());
    else response.sendStatus(404);
  });
  app.use("/api", apiOf(house, served));
  if (existsSync(path.join(config.clientDir, "index.html"))) {
    app.use(
      sirv(config.clientDir, {
        single: true,
        gzip: true,
        brotli: true,
        setHeaders: (response, pathname) => {
          response.setHeader(
            "Cache-Control",
            pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
          );
        },
      }),
    );
  }
  app.use(errorFunnel(house.logger));
}

function listen({ httpServer, config }: House): Promise<number> {
  return new Promise((resolve, reject) => {
    httpServer.once("error", reject);
    httpServer.listen(config.port, config.host, () => {
      httpServer.off("error", reject);
      // A TCP server’s address is an object with a port; a string only for pipes.
      resolve((httpServer.address() as AddressInfo).port);
    });
  });
}

interface Ends {
  readonly io: SocketServer;
  readonly rooms: Rooms;
  readonly versions: Versions;
  readonly retention: Retention;
  readonly detach: () => Promise<void>;
  readonly door: Doorkeeper;
  readonly stopSweeping: () => void;
}

async function drain(
  house: House,
  { io, rooms, versions, retention, detach, door, stopSweeping }: Ends,
): Promise<void> {
  if (house.draining) return;
  house.draining = true;
  house.logger.info("stopping");
  stopSweeping();
  await retention.close();
  await versions.close();
  await rooms.close();
  await detach();
  // Socket.IO closes the HTTP server with itself, and that waits for whoever is in the middle of a request.
  const ended = io.close();
  const impatience = setTimeout(() => house.httpServer.closeAllConnections(), limits.GOODBYE_WITHIN_MS);
  await ended;
  clearTimeout(impatience);
  house.metrics.close();
  door.close();
  house.vault.close();
  await house.store.close();
  house.logger.info("stopped");
}
