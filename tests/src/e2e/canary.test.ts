import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { isPacked, openProfile } from "../support/browser.ts";
import { canaries } from "../support/canary.ts";
import { openStage } from "../support/stage.ts";

const { house } = await openStage();
const NEEDLE = "RECIT-7F3A-CANARI";

/** In one of the ways in which a page keeps something. `word` is put together there: no script holds the whole. */
const WAYS: Readonly<Record<string, string>> = {
  localStorage: `localStorage.setItem("a", word)`,
  "a value of IndexedDB": `await put(word)`,
  "a large value that Chromium packs": `await put((word + " ").repeat(20_000))`,
  "letters, each in an update of its own": `await put(...letters)`,
  "tables that the log was folded into": `for (let at = 0; at < 24; at += 1) await put(noise() + word + noise())`,
  "a cache": `await (await caches.open("c")).put("/x", new Response(word.repeat(3)))`,
};

const noHistory = isPacked() ? " (skipped: this browser keeps none)" : "";

const HELP = `
  const word = ["RECIT", "7F3A", "CANARI"].join("-");
  const letters = LETTERS.map((one) => new Uint8Array(one));
  const noise = () => Array.from({ length: 200_000 }, () => "abcdefghij"[Math.floor(Math.random() * 10)]).join("");
  const put = (...values) => new Promise((done, failed) => {
    const asked = indexedDB.open("d", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("s", { autoIncrement: true });
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      const writes = asked.result.transaction("s", "readwrite");
      for (const value of values) writes.objectStore("s").add(value);
      writes.oncomplete = () => { asked.result.close(); done(); };
    };
  });`;

/** Whether it is found in the profile of a browser in which a page did this. */
async function isFoundAfter(way: string): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-profile-"));
  try {
    const updates = await typedApart();
    const help = HELP.replace("LETTERS", JSON.stringify(updates.map((one) => [...one])));
    const context = await openProfile(folder);
    const page = await context.newPage();
    await page.goto(house.url);
    await page.evaluate(`(async () => { ${help} ; ${way} })()`);
    await context.close();
    return (await canaries(NEEDLE, { folders: [folder] })).length > 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.for(Object.entries(WAYS))("ERA1 is found in the profile of a browser, in %s", async ([, way]) => {
  expect(await isFoundAfter(way)).toBe(true);
});

test.skipIf(noHistory)(`ERA1 is found in the history of addresses of a browser${noHistory}`, async () => {
  expect(await isFoundAfter(`history.pushState(null, "", "?q=" + word)`)).toBe(true);
});

async function typedApart(): Promise<Uint8Array[]> {
  const { Doc } = await import("yjs");
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of NEEDLE) doc.getText("text").insert(doc.getText("text").length, letter);
  return updates;
}
