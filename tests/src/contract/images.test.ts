import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { request as send } from "node:http";
import { describe, expect, test } from "vitest";
import { readStill } from "@tablee/server/images/read-still";
import { jpegOf, jpegSegment, PAGE, PLACE, pngOf, webpFrame, webpOf } from "@tablee/server/images/samples";
import * as limits from "@tablee/shared/limits";
import type { ImageInfo, OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";

const PNG = pngOf(8, 6);
/** Seldom: each try that is taken counts. */
const PATIENT = { timeout: 15_000, interval: 700 };

interface Sending {
  readonly token?: string | undefined;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function put(house: House, board: string, bytes: Uint8Array, { token, type = "image/png", headers }: Sending = {}) {
  return fetch(`${house.url}/api/boards/${board}/images`, {
    method: "POST",
    headers: { "content-type": type, ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: new Uint8Array(bytes),
  });
}

function putSmall(house: House, { board, token }: OpenedBoard, id: string, bytes: Uint8Array) {
  return fetch(`${house.url}/api/boards/${board.id}/images/${id}/small`, {
    method: "PUT",
    headers: { "content-type": "image/png", authorization: `Bearer ${token}` },
    body: new Uint8Array(bytes),
  });
}

function see(house: House, board: string, id: string, headers: Readonly<Record<string, string>> = {}) {
  return fetch(`${house.url}/api/boards/${board}/images/${id}`, { headers });
}

function bearer({ token }: Seat): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function refusalOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json();
  const { error } = body as { error?: { reason: string; detail?: string } };
  return `${answer.status} ${error?.reason}${error?.detail === undefined ? "" : ` ${error.detail}`}`;
}

async function putOne(house: House, { board, token }: Seat, bytes: Uint8Array = PNG): Promise<ImageInfo> {
  const answer = await put(house, board.id, bytes, { token });
  if (answer.status !== 201) throw new Error(await answer.text());
  // As the protocol has it.
  return (await answer.json()) as ImageInfo;
}

async function joinAs(house: House, opened: OpenedBoard, role: "observer" | "participant"): Promise<Seat> {
  const answer = await fetch(`${house.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: opened.links[role].split("#s=")[1], name: "Iris", session: "token" }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Seat;
}

test("HTT16 a picture is answered as it is and as nothing else: its own type, a file to save, no script, private", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const info = await putOne(house, opened);
  expect(info).toEqual({ id: expect.stringMatching(/^image-[\w-]{43}$/), type: "image/png", w: 8, h: 6 });
  // Said to be something else, it is still what its bytes are.
  const again = await put(house, opened.board.id, PNG, { token: opened.token, type: "image/jpeg" });
  expect(await again.json()).toEqual(info);
  const seen = await see(house, opened.board.id, info.id, bearer(opened));
  expect(Buffer.from(await seen.arrayBuffer())).toEqual(PNG);
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    "content-type": "image/png",
    "content-disposition": `attachment; filename="${info.id}.png"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=604800, immutable",
    vary: "Cookie, Authorization",
  });
  // And it is there after a restart.
  await house.restart();
  expect((await see(house, opened.board.id, info.id, bearer(opened))).status).toBe(200);
});

describe("HTT17 a picture is for the members of its board", () => {
  test("nobody else sees it: no device, no code, no link, no other board, and all are answered as if it were not there", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const other = await openBoard(house.url);
    const { id } = await putOne(house, opened);
    const secret = opened.links.observer.split("#s=")[1] ?? "";
    const answers = [
      await see(house, opened.board.id, id),
      await see(house, opened.board.id, id, bearer(other)),
      await see(house, opened.board.id, id, { authorization: `Bearer ${secret}` }),
      await see(house, opened.board.id, id, { cookie: `tablee=${opened.board.code}` }),
      await see(house, other.board.id, id, bearer(other)),
      await see(house, opened.board.id, "image-none", bearer(opened)),
      await see(house, "none", id, bearer(opened)),
    ];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(new Set(texts).size).toBe(1);
    expect((await see(house, opened.board.id, id, { cookie: `tablee=${opened.token}` })).status).toBe(200);
  });

  test("who may look sees it and sends none; who was removed does neither", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const { id } = await putOne(house, opened);
    const observer = await joinAs(house, opened, "observer");
    expect((await see(house, opened.board.id, id, bearer(observer))).status).toBe(200);
    expect(await refusalOf(await put(house, opened.board.id, PNG, observer))).toBe("403 not-allowed");
    await using host = new Headless(house.url, opened);
    await host.view();
    await host.command("member.remove", { member: observer.member.id });
    expect((await see(house, opened.board.id, id, bearer(observer))).status).toBe(404);
    expect(await refusalOf(await put(house, opened.board.id, PNG, observer))).toBe("404 not-found");
  });

  test("while only the experience of the supported is asked for, others send none", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url, { part: "trainer" });
    const supported = await joinBoard(house.url, opened.board.code, { part: "supported" });
    await using host = new Headless(house.url, opened);
    const { phases } = await host.view();
    const gated = phases.map((phase) => ({ ...phase, gate: "experience-first" as const }));
    await host.command("agenda.set", { phases: gated });
    await host.command("phase.set", { phase: gated[0]?.id ?? null });
    expect(await refusalOf(await put(house, opened.board.id, PNG, opened))).toBe("403 not-allowed");
    expect((await put(house, opened.board.id, PNG, supported)).status).toBe(201);
  });
});

describe("HTT18 what is no picture is refused with its reason, and what is beside one is not kept", () => {
  test.each([
    ["a page that says it is a picture", Buffer.from(PAGE), "422 bad-image unknown"],
    ["a drawing that may run scripts", Buffer.from("<svg/>"), "422 bad-image unknown"],
    ["nothing", Buffer.alloc(0), "422 bad-image unknown"],
    ["half of one", PNG.subarray(0, 40), "422 bad-image damaged"],
    ["one that claims a million by a million", pngOf(1, 1, { claims: [1e6, 1e6] }), "422 bad-image large"],
    ["one over the size", Buffer.alloc(limits.IMAGE_MAX_BYTES + 1), "413 too-big"],
  ])("%s", async (_name, bytes, refusal) => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    expect(await refusalOf(await put(house, opened.board.id, bytes, opened))).toBe(refusal);
  });

  test("a drawing by its type, a form, a body that is packed, and a foreign page", async () => {
    await using house = await openHouse();
    const { board, token } = await openBoard(house.url);
    const sent = async (sending: Sending): Promise<string> =>
      refusalOf(await put(house, board.id, PNG, { token, ...sending }));
    expect(await sent({ type: "multipart/form-data; boundary=x" })).toBe("415 wrong-content-type");
    expect(await sent({ type: "text/plain" })).toBe("415 wrong-content-type");
    expect(await sent({ headers: { "content-encoding": "gzip" } })).toMatch(/^400 /);
    expect(await sent({ headers: { origin: "https://elsewhere.example" } })).toBe("403 foreign-origin");
  });

  test("where a photograph was taken reaches nobody, and neither does a page behind it", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const dirty = Buffer.concat([jpegOf({ more: [jpegSegment(0xe1, `Exif\0\0${PLACE}`)] }), Buffer.from(PAGE)]);
    const { id, type } = await putOne(house, opened, dirty);
    expect(type).toBe("image/jpeg");
    const seen = Buffer.from(await (await see(house, opened.board.id, id, bearer(opened))).arrayBuffer());
    expect(readStill(seen).ok).toBe(true);
    expect(seen.toString("latin1")).not.toMatch(/GPS|script/);
    // The same photograph without them is the same picture.
    expect((await putOne(house, opened, jpegOf())).id).toBe(id);
  });
});

test("HTT19 a small one of the same shape stands beside a picture, the first for good; without it the picture itself is answered", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const full = pngOf(1_000, 500);
  const { id } = await putOne(house, opened, full);
  const small = async (): Promise<Buffer> =>
    Buffer.from(await (await see(house, opened.board.id, `${id}/small`, bearer(opened))).arrayBuffer());
  expect(await small()).toEqual(full);
  const { IMAGE_SMALL_SIDE_MAX_PX: side, IMAGE_SMALL_MAX_BYTES: most } = limits;
  expect(await refusalOf(await putSmall(house, opened, id, pngOf(side, side)))).toBe("422 bad-image size");
  expect(await refusalOf(await putSmall(house, opened, id, pngOf(side + 2, side / 2 + 1)))).toBe("422 bad-image size");
  expect(await refusalOf(await putSmall(house, opened, id, Buffer.alloc(most + 1)))).toBe("413 too-big");
  expect(await refusalOf(await putSmall(house, opened, "image-none", pngOf(2, 1)))).toBe("404 not-found");
  const first = pngOf(side, side / 2);
  expect((await putSmall(house, opened, id, first)).status).toBe(204);
  expect((await putSmall(house, opened, id, pngOf(side, side / 2, { grey: 7 }))).status).toBe(204);
  expect(await small()).toEqual(first);
});

test("HTT20 while the store cannot write, a picture is answered not saved, and is taken once it can", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const other = new DatabaseSync(path.join(house.dataDir, "tablee.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  expect(await refusalOf(await put(house, opened.board.id, PNG, opened))).toBe("503 not-saved");
  other.exec("ROLLBACK");
  other.close();
  await putOne(house, opened);
}, 60_000);

/** Straight into the file, as the server would have. */
function fill(house: House, board: string, rows: { readonly count: number; readonly bytes: number }): void {
  const database = new DatabaseSync(path.join(house.dataDir, "tablee.sqlite"), { timeout: 5_000 });
  const insert = database.prepare(
    "insert into images (board_id, id, rendition, type, w, h, checksum, bytes) values (?, ?, 'full', 'image/png', 1, 1, 0, zeroblob(?))",
  );
  for (let at = 0; at < rows.count; at += 1) insert.run(board, `image-${at}`, rows.bytes);
  database.close();
}

describe("LIM101 a board holds so many pictures, of so many bytes", () => {
  test.each([
    ["count", { count: limits.IMAGES_PER_BOARD_MAX_COUNT - 1, bytes: 1 }],
    ["bytes", { count: 1, bytes: limits.IMAGES_PER_BOARD_MAX_BYTES - PNG.length }],
  ])("by %s", async (_name, rows) => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    fill(house, opened.board.id, rows);
    const { id } = await putOne(house, opened);
    expect(await refusalOf(await put(house, opened.board.id, pngOf(9, 6), opened))).toBe("409 images-full");
    // What is there already takes no room, and other boards have theirs.
    expect((await putOne(house, opened)).id).toBe(id);
    await putOne(house, await openBoard(house.url));
  });
});

test("LIM102 one person sends so many pictures, then waits; another is not held up", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const { IMAGES_PER_MEMBER_BURST_COUNT: burst, IMAGES_PER_MEMBER_PER_HOUR_COUNT: hourly } = limits;
  const since = performance.now();
  for (let at = 0; at < burst; at += 1) await putOne(house, opened);
  // While these were sent, a few more have come to be allowed.
  const grown = Math.ceil(((performance.now() - since) / 3_600_000) * hourly) + 1;
  const statuses: number[] = [];
  for (let at = 0; at <= grown; at += 1) statuses.push((await put(house, opened.board.id, PNG, opened)).status);
  expect(statuses).toContain(429);
  const refused = await put(house, opened.board.id, PNG, opened);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  await putOne(house, await joinBoard(house.url, opened.board.code));
});

test("LIM103 so many are on their way at once, of one person and of all; what is broken off makes room", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  /** Says that much is to come, sends half of it, and goes on saying nothing. */
  const begin = ({ token }: Seat) => {
    const request = send(`${house.url}/api/boards/${opened.board.id}/images`, {
      method: "POST",
      headers: { "content-type": "image/png", "content-length": PNG.length, authorization: `Bearer ${token}` },
    });
    let answered = false;
    request.on("response", () => (answered = true));
    request.on("error", () => undefined);
    request.write(PNG.subarray(0, 20));
    return { request, isAnswered: () => answered };
  };
  const { IMAGE_UPLOADS_PER_MEMBER_MAX_COUNT: mine, IMAGE_UPLOADS_MAX_COUNT: all } = limits;
  // One more than may be: whichever comes last is the one refused. A whole picture sent to find out would itself take a
  // place, and a half one be refused for it.
  const held = Array.from({ length: mine + 1 }, () => begin(opened));
  const refused = () => held.filter(({ isAnswered }) => isAnswered()).length;
  await expect.poll(refused, PATIENT).toBe(1);
  const guest = await joinBoard(house.url, opened.board.code);
  await putOne(house, guest);
  for (let at = mine; at < all; at += mine) {
    const seat = await joinBoard(house.url, opened.board.code);
    for (let count = 0; count < mine; count += 1) held.push(begin(seat));
  }
  held.push(begin(guest));
  await expect.poll(refused, PATIENT).toBe(2);
  for (const seat of [opened, guest]) expect((await put(house, opened.board.id, PNG, seat)).status).toBe(429);
  expect(refused()).toBe(2);
  for (const { request } of held) request.destroy();
  await expect.poll(async () => (await put(house, opened.board.id, PNG, guest)).status, PATIENT).toBe(201);
});

test("HTT21 several send the same picture at once: it is there once", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = await Promise.all(Array.from({ length: 6 }, () => joinBoard(house.url, opened.board.code)));
  const bytes = webpOf(["VP8L", webpFrame(5, 5)]);
  const ids = await Promise.all(seats.map(async (seat) => (await putOne(house, seat, bytes)).id));
  expect(new Set(ids).size).toBe(1);
  const database = new DatabaseSync(path.join(house.dataDir, "tablee.sqlite"), { readOnly: true });
  expect(database.prepare("select count(*) as count from images").get()).toEqual({ count: 1 });
  database.close();
});

test("HTT22 a picture on a slow line may take longer than a handshake", async () => {
  await using house = await openHouse();
  const { board, token } = await openBoard(house.url);
  const status = new Promise((resolve, reject) => {
    const request = send(
      `${house.url}/api/boards/${board.id}/images`,
      {
        method: "POST",
        headers: { "content-type": "image/png", "content-length": PNG.length, authorization: `Bearer ${token}` },
      },
      (answer) => resolve(answer.statusCode),
    );
    request.on("error", reject);
    request.write(PNG.subarray(0, 20));
    setTimeout(() => request.end(PNG.subarray(20)), limits.HANDSHAKE_WITHIN_MS + 2_000);
  });
  expect(await status).toBe(201);
}, 60_000);
