import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keyFolderIn, keyName, StoryKeys } from "./keys.ts";
import { seal, unseal } from "./seal.ts";

let dataDir: string;
let keys: StoryKeys;
const STORY = { board: "board", story: "story" };

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tablee-keys-"));
  keys = new StoryKeys(dataDir);
  await keys.makeFolder();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function mode(file: string): string {
  return (statSync(file).mode & 0o777).toString(8);
}

describe("keys of stories", () => {
  test("NAR9 each story has a key of its own in a file that nobody but its owner can read, and the same each time", async () => {
    const key = await keys.make(STORY);
    const folder = keyFolderIn(dataDir);
    const file = path.join(folder, keyName(STORY));
    expect([mode(folder), mode(file)]).toEqual(["700", "600"]);
    expect(readFileSync(file)).toEqual(key);
    expect(key).toHaveLength(32);
    expect(await keys.make(STORY)).toEqual(key);
    expect(await keys.read(STORY)).toEqual(key);
    const others = [
      { board: "other", story: "story" },
      { board: "board", story: "STORY" },
    ];
    for (const other of others) expect(await keys.make(other)).not.toEqual(key);
    // Not only its letters: there are file systems that take both for one name.
    expect(new Set((await keys.names()).map((name) => name.toLowerCase())).size).toBe(3);
  });

  test("NAR10 a destroyed key is gone, again and again, and half of one passes for none", async () => {
    await keys.make(STORY);
    await keys.destroy([keyName(STORY)]);
    expect(await keys.read(STORY)).toBeUndefined();
    expect(await keys.names()).toEqual([]);
    await keys.destroy([keyName(STORY)]);
    const file = path.join(keyFolderIn(dataDir), keyName(STORY));
    writeFileSync(file, "half");
    expect(await keys.read(STORY)).toBeUndefined();
    expect(await keys.make(STORY)).toHaveLength(32);
    expect(readdirSync(keyFolderIn(dataDir))).toContain(keyName(STORY));
  });
});

describe("sealed words", () => {
  test("NAR11 open with their key in their place alone, and as they were written", async () => {
    const key = await keys.make(STORY);
    const words = "Ce que j’ai vécu 🌿\ud800";
    const body = seal(key, ["board", "story"], words);
    expect(unseal(key, ["board", "story"], body)).toBe(words.replace("\ud800", "�"));
    expect(body.includes(Buffer.from("vécu"))).toBe(false);
    expect(seal(key, ["board", "story"], words).equals(body)).toBe(false);
    const another = await keys.make({ board: "board", story: "another" });
    expect(unseal(another, ["board", "story"], body)).toBeUndefined();
    for (const place of [["board", "another"], ["other", "story"], ["board"], ["board", "story", "quote"]])
      expect(unseal(key, place, body)).toBeUndefined();
    for (let at = 0; at < body.length; at += 1) {
      const spoilt = Buffer.from(body);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      expect(unseal(key, ["board", "story"], spoilt)).toBeUndefined();
      expect(unseal(key, ["board", "story"], body.subarray(0, at))).toBeUndefined();
    }
  });
});
