import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { readConfig } from "./config.ts";
import { startServer } from "./server.ts";
import type { RunningServer } from "./server.ts";
import { FolderInUseError } from "./store/folder.ts";

let dataDir: string;
let server: RunningServer;

async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
  const config = readConfig({ HOST: "127.0.0.1", PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", ...more });
  if (!config.ok) throw new Error(config.detail);
  server = await startServer(config.value);
}

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tablee-server-"));
  await start();
});

afterEach(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly cookie: string | null;
}

async function call<Body = unknown>(
  method: string,
  route: string,
  options: { body?: unknown; token?: string | undefined; headers?: Record<string, string>; raw?: string } = {},
): Promise<Answer<Body>> {
  const answer = await fetch(`${server.url}${route}`, {
    method,
    headers: {
      ...(method !== "GET" && { "content-type": "application/json" }),
      ...(options.token && { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(method !== "GET" && { body: options.raw ?? JSON.stringify(options.body ?? {}) }),
  });
  const text = await answer.text();
  // Each test says which body it expects.
  const body = (text === "" ? null : JSON.parse(text)) as Body;
  return { status: answer.status, body, cookie: answer.headers.get("set-cookie") };
}

async function open(): Promise<OpenedBoard> {
  const body = { title: "Les ingrédients", name: "Mésange", session: "token" };
  return (await call<OpenedBoard>("POST", "/api/boards", { body })).body;
}

describe("opening and joining", () => {
  test("HTT1 opening a table answers board, member, links, room and, if asked, a token", async () => {
    const { status, body } = await call<OpenedBoard>("POST", "/api/boards", {
      body: { title: "Les ingrédients", name: "Mésange", locale: "fr", template: "ingredients", session: "token" },
    });
    expect(status).toBe(201);
    expect(body.board.code).toMatch(/^[A-Z2-9]{6}$/);
    expect(body.member).toMatchObject({ name: "Mésange", role: "host" });
    expect(body.sync.path).toMatch(/^\/sync\/[\w-]+\.1$/);
    expect(body.links.host).toMatch(/\/join#s=[\w-]{43}$/);
    expect(new Set(Object.values(body.links)).size).toBe(3);
  });

  test("HTT2 a code is read whatever its case, spaces and dashes, and gives a seat that lasts over a restart", async () => {
    const { board } = await open();
    const typed = ` ${board.code.slice(0, 3).toLowerCase()}-${board.code.slice(3)} `;
    const joined = await call<Seat>("POST", "/api/join", { body: { code: typed, name: "Tilleul" } });
    expect(joined.status).toBe(200);
    expect(joined.cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
    const cookie = { cookie: joined.cookie?.split(";")[0] ?? "" };
    await server.close();
    await start();
    const again = await call<Seat>("GET", `/api/boards/${board.id}`, { headers: cookie });
    expect(again.body.member).toEqual(joined.body.member);
    const twice = await call<Seat>("POST", "/api/join", { body: { code: board.code }, headers: cookie });
    expect(twice.body.member.id).toBe(joined.body.member.id);
  });

  test("SES30 who opens the door without a name is asked for one, which is no refusal, and sits nowhere yet", async () => {
    const { board, links, token } = await open();
    for (const key of [{ code: board.code }, { secret: links.observer.split("#s=")[1] }]) {
      const asked = await call("POST", "/api/join", { body: key });
      expect(asked).toEqual({ status: 200, body: { needs: "name", association: null }, cookie: null });
      const wrong = await call("POST", "/api/join", { body: { ...key, name: " " } });
      expect(wrong).toMatchObject({ status: 400, body: { error: { reason: "bad-input" } } });
    }
    const stranger = await call("POST", "/api/join", { body: { code: "ZZZZZZ" } });
    expect(stranger).toMatchObject({ status: 404, body: { error: { reason: "wrong-code" } } });
    expect((await call<unknown[]>("GET", "/api/boards", { token })).body).toHaveLength(1);
  });

  test("HTT3 links give their role, my link gives the same member, and a revoked link opens nothing", async () => {
    const { board, links, member, token } = await open();
    const secretOf = (url: string) => url.split("#s=")[1];
    const observer = await call<Seat>("POST", "/api/join", {
      body: { secret: secretOf(links.observer), name: "Iris" },
    });
    expect(observer.body.member.role).toBe("observer");
    const mine = await call<{ url: string }>("POST", `/api/boards/${board.id}/my-link`, { token });
    const phone = await call<Seat>("POST", "/api/join", { body: { secret: secretOf(mine.body.url) } });
    expect(phone.body.member.id).toBe(member.id);
    const list = await call<{ id: string; role: string }[]>("GET", `/api/boards/${board.id}/links`, { token });
    for (const link of list.body) await call("DELETE", `/api/boards/${board.id}/links/${link.id}`, { token });
    const late = await call("POST", "/api/join", { body: { secret: secretOf(links.participant), name: "Iris" } });
    expect(late).toMatchObject({ status: 410, body: { error: { reason: "link-expired" } } });
  });

  test("HTT4 the old code opens nothing once there is a new one", async () => {
    const { board, token } = await open();
    const made = await call<{ code: string }>("POST", `/api/boards/${board.id}/code`, { token });
    expect((await call("POST", "/api/join", { body: { code: board.code, name: "Iris" } })).status).toBe(404);
    expect((await call("POST", "/api/join", { body: { code: made.body.code, name: "Iris" } })).status).toBe(200);
  });

  test("HTT5 somebody who guesses codes is stopped, and successes do not count", async () => {
    const { board } = await open();
    for (let at = 0; at < 30; at += 1) {
      expect((await call("POST", "/api/join", { body: { code: board.code, name: "Iris" } })).status).toBe(200);
    }
    const tries = Array.from({ length: limits.FAILED_JOINS_PER_WINDOW_COUNT }, () =>
      call("POST", "/api/join", { body: { code: "AAAAAA", name: "Iris" } }),
    );
    await Promise.all(tries);
    const last = await call("POST", "/api/join", { body: { code: "AAAAAA", name: "Iris" } });
    expect(last).toMatchObject({ status: 429, body: { error: { reason: "too-many-tries" } } });
  });
});

describe("what is refused", () => {
  test("HTT6 a board that is not there and one that is not yours answer the same", async () => {
    const { board } = await open();
    const foreign = await call("GET", `/api/boards/${board.id}`);
    const absent = await call("GET", "/api/boards/nothing");
    expect(foreign).toEqual(absent);
    expect(foreign.status).toBe(404);
  });

  test("HTT7 names, titles and bodies over their limit, bad JSON and forms get a reason", async () => {
    const long = "x".repeat(limits.TITLE_MAX_CHARS + 1);
    const reasonOf = async (options: Parameters<typeof call>[2]) =>
      (await call<{ error: { reason: string } }>("POST", "/api/boards", options)).body.error.reason;
    expect(await reasonOf({ body: { title: long, name: "Iris" } })).toBe("bad-input");
    expect(await reasonOf({ body: { title: "t", name: "x".repeat(limits.NAME_MAX_CHARS + 1) } })).toBe("bad-input");
    expect(await reasonOf({ body: { title: "t", name: "  " } })).toBe("bad-input");
    expect(await reasonOf({ raw: "{" })).toBe("bad-json");
    expect(await reasonOf({ raw: JSON.stringify({ title: "x".repeat(limits.HTTP_BODY_MAX_BYTES) }) })).toBe("too-big");
    expect(await reasonOf({ headers: { "content-type": "text/plain" } })).toBe("wrong-content-type");
    expect(await reasonOf({ headers: { origin: "https://elsewhere.example" } })).toBe("foreign-origin");
  });

  test("HTT8 a participant cannot rename the table, see its links or change its code", async () => {
    const { board } = await open();
    const body = { code: board.code, name: "Iris", session: "token" };
    const { token } = (await call<Seat>("POST", "/api/join", { body })).body;
    expect((await call("PATCH", `/api/boards/${board.id}`, { token, body: { title: "x" } })).status).toBe(403);
    expect((await call("GET", `/api/boards/${board.id}/links`, { token })).status).toBe(403);
    expect((await call("POST", `/api/boards/${board.id}/code`, { token })).status).toBe(403);
  });

  test("HTT9 a second server on one data folder is refused", async () => {
    await expect(start()).rejects.toThrow(FolderInUseError);
  });
});

describe("the house", () => {
  test("HTT10 says how it is, and sends no page that may call another host", async () => {
    expect(await call("GET", "/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
    const answer = await fetch(`${server.url}/healthz`);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(answer.headers.get("content-security-policy")).not.toContain("unsafe-inline");
  });

  test("HTT11 a name, a part and a second person on the seat can be changed by their owner", async () => {
    const { board, token } = await open();
    const body = { name: "Loriot", part: "supported", partHidden: true, also: ["Alisier"] };
    const changed = await call<Seat>("PATCH", `/api/boards/${board.id}/me`, { token, body });
    expect(changed.body.member).toMatchObject(body);
    const crowd = Array.from({ length: limits.SEAT_NAMES_MAX_COUNT + 1 }, () => "x");
    expect((await call("PATCH", `/api/boards/${board.id}/me`, { token, body: { also: crowd } })).status).toBe(400);
  });

  test("HTT13 a link is deleted without a body, and a body that is not JSON is still refused", async () => {
    const { board, token } = await open();
    const [link] = (await call<{ id: string }[]>("GET", `/api/boards/${board.id}/links`, { token })).body;
    const url = `${server.url}/api/boards/${board.id}/links/${link?.id}`;
    const headers = { authorization: `Bearer ${token}` };
    const form = await fetch(url, { method: "DELETE", headers, body: new URLSearchParams({ a: "1" }) });
    expect(form.status).toBe(415);
    expect((await fetch(url, { method: "DELETE", headers })).status).toBe(204);
  });

  test("HTT14 the list of my tables says when this device last opened each, the last one first", async () => {
    const first = await open();
    const second = await call<Seat>("POST", "/api/boards", { body: { title: "Deuxième", name: "Mésange" } });
    const cookie = { cookie: second.cookie?.split(";")[0] ?? "" };
    await call("POST", "/api/join", { body: { code: first.board.code, name: "Mésange" }, headers: cookie });
    const list = async () =>
      (await call<{ id: string; seenAt: number }[]>("GET", "/api/boards", { headers: cookie })).body;
    expect((await list()).map(({ id }) => id)).toEqual([first.board.id, second.body.board.id]);
    const before = Date.now();
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    await call("GET", `/api/boards/${second.body.board.id}`, { headers: cookie });
    const [last, other] = await list();
    expect([last?.id, other?.id]).toEqual([second.body.board.id, first.board.id]);
    expect(last?.seenAt).toBeGreaterThan(before);
    expect(other?.seenAt).toBeLessThanOrEqual(before);
  });

  test("HTT15 behind a trusted proxy that ends TLS cookies are secure and links are https; what an untrusted one says counts for nothing", async () => {
    const wish = {
      body: { title: "t", name: "Mésange" },
      headers: { "x-forwarded-proto": "https" },
    };
    const untrusted = await call<OpenedBoard>("POST", "/api/boards", wish);
    expect(untrusted.cookie).not.toContain("Secure");
    expect(untrusted.body.links.host).toMatch(/^http:/);
    await server.close();
    await start({ TRUSTED_PROXIES: "1" });
    const trusted = await call<OpenedBoard>("POST", "/api/boards", wish);
    expect(trusted.cookie).toContain("Secure");
    expect(trusted.body.links.host).toMatch(/^https:/);
  });

  test("HTT12 a wrong configuration names the variable", () => {
    expect(readConfig({ PORT: "abc", PUBLIC_URL: "ftp://x" })).toMatchObject({ ok: false, reason: "bad-config" });
    const config = readConfig({ PORT: "abc" });
    expect(!config.ok && config.detail).toContain("PORT");
  });
});
