import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { joinBoard, openBoard, until } from "./support/house.ts";
import { freePort, start } from "./support/process.ts";
import type { Running, Start } from "./support/process.ts";
import { ROOT } from "./support/sources.ts";

const MAIN = "server/src/main.ts";
/** Root writes everywhere: then another account is asked to, which must be able to read the project. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = { uid: NOBODY, gid: NOBODY };
const isHidden = isRoot && spawnSync(process.execPath, [path.join(ROOT, "scripts/house.mjs")], asNobody).status !== 0;
const cannotLend = isHidden ? " (skipped: no other account may read the project where it lies)" : "";

let folder: string;
let running: Running[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tablee-process-"));
  running = [];
});

afterEach(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true });
});

function run(env: Start["env"], more: { program?: string; args?: readonly string[]; uid?: number } = {}): Running {
  const { program = MAIN, ...rest } = more;
  const one = start(program, { env: { PORT: "0", DATA_DIR: folder, ...env }, ...rest });
  running.push(one);
  return one;
}

async function serve(env: Start["env"] = {}): Promise<Running & { readonly url: string }> {
  const port = await freePort();
  const one = run({ PORT: String(port), ...env });
  await until("it serves", () => one.said().includes("Tablée is served"), 20_000);
  return { ...one, url: `http://127.0.0.1:${port}` };
}

/** Starts what must not start; answers how it ended and what it said. */
async function refused(env: Start["env"], more: Parameters<typeof run>[1] = {}): Promise<string> {
  const one = run(env, more);
  const code = await one.ended;
  return `${code}: ${one.said().trim()}`;
}

describe("the server as a process", () => {
  test("HOM30 SIGTERM ends it with code 0, the folder free and everything stored, and the next start has it", async () => {
    const first = await serve();
    const { board } = await openBoard(first.url);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(existsSync(path.join(folder, "tablee.lock"))).toBe(false);
    const second = await serve();
    expect((await joinBoard(second.url, board.code)).board.id).toBe(board.id);
  });

  test("HOM31 while it ends, who is in the middle of a request is told that it is draining, and cannot hold it up", async () => {
    const { child, ended, url } = await serve();
    const half = () => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      let answer = "";
      socket.on("data", (part) => (answer += part.toString()));
      socket.on("error", () => undefined);
      socket.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n");
      return { socket, answer: () => answer };
    };
    const [asking, silent] = [half(), half()];
    await until("both are connected", () => !asking.socket.connecting && !silent.socket.connecting);
    await fetch(`${url}/healthz`);
    child.kill("SIGTERM");
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    asking.socket.write("\r\n");
    await until("an answer", () => asking.answer().includes("}"));
    expect(asking.answer()).toMatch(/^HTTP\/1\.1 503 [\s\S]*\{"status":"draining"\}/);
    expect(await ended).toBe(0);
  });

  test("HOM32 an interrupt that comes twice, as from a terminal, ends it as cleanly as one", async () => {
    const { child, ended } = await serve();
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(existsSync(path.join(folder, "tablee.lock"))).toBe(false);
  });

  test("HOM33 a second start on one folder is refused by name, and the first goes on", async () => {
    const { url, child } = await serve();
    const said = await refused({});
    expect(said).toMatch(new RegExp(`^1: .*${folder}.*already served by process ${child.pid}.*\\n.*another DATA_DIR`));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test("HOM34 a folder left by a killed server is taken over", async () => {
    const first = await serve();
    first.child.kill("SIGKILL");
    await first.ended;
    expect(existsSync(path.join(folder, "tablee.lock"))).toBe(true);
    await serve();
  });
});

describe("what does not start says why, and what to do", () => {
  test.each([
    [{ PORT: "abc" }, /^2: .*\nPORT must be a whole number from 0 to 65535\nSee docs\/configuration\.md/],
    [{ PUBLIC_URL: "tables.example.org" }, /^2: .*\nPUBLIC_URL must be an address as https:/],
    [{ PUBLIC_URL: "https://example.org/tables" }, /^2: .*\nPUBLIC_URL must have no path/],
    [{ LOG_LEVEL: "loud" }, /^2: .*\nLOG_LEVEL must be one of fatal, error/],
    [{ TRUSTED_PROXIES: "many" }, /^2: .*\nTRUSTED_PROXIES must be a whole number from 0 to 10/],
    [{ HOST: "203.0.113.7" }, /^1: HOST=203\.0\.113\.7 is no address of this machine/],
  ])("HOM35 a wrong setting is named: %j", async (env, said) => {
    expect(await refused(env)).toMatch(said);
    expect(existsSync(path.join(folder, "tablee.lock"))).toBe(false);
  });

  test("HOM36 a taken port is named, and the folder is free again", async () => {
    const { url } = await serve();
    const other = path.join(folder, "other");
    const said = await refused({ PORT: new URL(url).port, DATA_DIR: other });
    expect(said).toMatch(/^1: Port \d+ is taken\. Give another: PORT=3001 npm start/);
    expect(existsSync(path.join(other, "tablee.lock"))).toBe(false);
  });

  test("HOM37 a data folder that is a file is named", async () => {
    const file = path.join(folder, "a-file");
    writeFileSync(file, "");
    expect(await refused({ DATA_DIR: file })).toMatch(/^1: The data folder .*a-file cannot be made/);
    expect(await refused({ DATA_DIR: path.join(file, "below") })).toMatch(/^1: The data folder .*below cannot be made/);
  });

  test.skipIf(isHidden)(`HOM46 a data folder that cannot be written is named${cannotLend}`, async () => {
    const closed = path.join(folder, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    chmodSync(folder, 0o755);
    const said = await refused({ DATA_DIR: closed }, isRoot ? { uid: NOBODY } : {});
    expect(said).toMatch(/^1: The data folder .*closed cannot be written/);
  });

  test("HOM38 a file that is no database is named, and left as it was", async () => {
    const file = path.join(folder, "tablee.sqlite");
    const mine = "Ma liste de courses\n".repeat(500);
    writeFileSync(file, mine);
    expect(await refused({})).toMatch(/^1: .*tablee\.sqlite is not a database of this server\. Move it elsewhere/);
    expect(readFileSync(file, "utf8")).toBe(mine);
  });
});

describe("the way back for a host", () => {
  test("HOM39 a host link made with the server stopped gives the host’s right; without code, table or folder it says why", async () => {
    const first = await serve();
    const { board } = await openBoard(first.url);
    const program = "server/src/host-link.ts";
    expect(await refused({}, { program, args: [board.code] })).toMatch(/^1: .*already served by process/);
    first.child.kill("SIGTERM");
    await first.ended;
    expect(await refused({}, { program })).toBe("1: Say which table: npm run host-link -- CODE");
    expect(await refused({}, { program, args: ["AAAAAA"] })).toMatch(/^1: No table has that code/);
    const made = run({}, { program, args: [board.code] });
    expect(await made.ended).toBe(0);
    const second = await serve();
    const answer = await fetch(`${second.url}/api/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: made.said().trim().split("#s=")[1], name: "Tilleul" }),
    });
    expect(await answer.json()).toMatchObject({ member: { role: "host" } });
  });
});
