import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pngOf } from "@tablee/server/images/samples";
import type { ImageInfo, OpenedBoard } from "@tablee/shared/protocol/http";
import { openBoard, openHouse } from "../support/house.ts";
import { look, tamper } from "../support/kept-folder.ts";

// Programs are started in processes of their own, each slow to begin where many tests run.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const FULL = pngOf(600, 300);
const SMALL = pngOf(480, 240);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tablee-images-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function send(
  url: string,
  { method, token, bytes }: { method: string; token: string | undefined; bytes: Buffer },
) {
  const headers = { "content-type": "image/png", authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method, headers, body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}

/** A board with two pictures, one of them also small. */
async function keepImages(base: string): Promise<{ readonly opened: OpenedBoard; readonly ids: readonly string[] }> {
  const opened = await openBoard(base);
  const { board, token } = opened;
  const url = `${base}/api/boards/${board.id}/images`;
  const put = async (bytes: Buffer): Promise<string> =>
    // As the protocol has it.
    (JSON.parse(await send(url, { method: "POST", token, bytes })) as ImageInfo).id;
  const ids = [await put(FULL), await put(pngOf(5, 5))];
  await send(`${url}/${ids[0]}/small`, { method: "PUT", token, bytes: SMALL });
  return { opened, ids };
}

async function shown(base: string, { board, token }: OpenedBoard, id: string): Promise<Buffer | number> {
  const answer = await fetch(`${base}/api/boards/${board.id}/images/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : answer.status;
}

test("STO33 a backup holds the pictures, and restored they are shown to the members as before", async () => {
  await using house = await openHouse();
  const { opened, ids } = await keepImages(house.url);
  const [id = ""] = ids;
  const file = path.join(folder, "backup.sqlite");
  expect(await look("backup", { dataDir: house.dataDir, args: [file] })).toMatch(/^0: /);
  const dataDir = path.join(folder, "new");
  expect(await look("restore", { dataDir, args: [file] })).toMatch(/^0: The backup is in place/);
  expect(await look("doctor", { dataDir })).toMatch(/^0: /);
  await using again = await openHouse({ dataDir });
  expect(await shown(again.url, opened, id)).toEqual(FULL);
  expect(await shown(again.url, opened, `${id}/small`)).toEqual(SMALL);
});

test("STO34 the doctor names a picture that is damaged, and removes it so that it can be sent again; of a small one the large stands in; after a wiped out first page they are found", async () => {
  const house = await openHouse({ dataDir: path.join(folder, "data") });
  const { opened, ids } = await keepImages(house.url);
  const [one = "", other = ""] = ids;
  await house.stop();
  const dataDir = path.join(folder, "copy");
  cpSync(house.dataDir, dataDir, { recursive: true });
  tamper(dataDir, (database) => {
    database.prepare("update images set bytes = zeroblob(40) where id = ? and rendition = 'small'").run(one);
    // It matches its checksum, and is not what its name says.
    database.prepare("update images set bytes = x'00', checksum = 3523407757 where id = ?").run(other);
  });
  const said = await look("doctor", { dataDir });
  expect(said).toMatch(/^1: /);
  expect(said).toContain(`the picture ${one} (small) is no longer what was stored`);
  expect(said).toContain(`the picture ${other} is no longer what was stored`);
  expect(await look("doctor", { dataDir, lang: "fr_FR" })).toContain(`l’image ${other} n’est plus ce qui a été stocké`);
  const mended = await look("doctor", { dataDir, args: ["--repair"] });
  expect(mended).toMatch(/^0: /);
  expect(mended).toContain(`the small picture ${one} removed; the large one stands in.`);
  expect(mended).toContain(`the picture ${other} removed. Whoever still has it can send it again`);
  await using again = await openHouse({ dataDir });
  expect(await shown(again.url, opened, one)).toEqual(FULL);
  expect(await shown(again.url, opened, `${one}/small`)).toEqual(FULL);
  expect(await shown(again.url, opened, other)).toBe(404);

  const torn = house.dataDir;
  const handle = openSync(path.join(torn, "tablee.sqlite"), "r+");
  writeSync(handle, Buffer.alloc(4_096));
  closeSync(handle);
  expect(await look("doctor", { dataDir: torn, args: ["--repair"] })).toMatch(/readable row\(s\) copied into a new/);
  await using back = await openHouse({ dataDir: torn });
  expect(await shown(back.url, opened, one)).toEqual(FULL);
  expect(await shown(back.url, opened, `${one}/small`)).toEqual(SMALL);
});
