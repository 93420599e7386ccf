import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openProfile } from "../support/browser.ts";
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
  "the history of addresses": `history.pushState(null, "", "?q=" + word)`,
};

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

test.for(Object.entries(WAYS))("ERA1 is found in the profile of a browser, in %s", async ([, way]) => {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-profile-"));
  try {
    const updates = await typedApart();
    const help = HELP.replace("LETTERS", JSON.stringify(updates.map((one) => [...one])));
    const context = await openProfile(folder);
    const page = await context.newPage();
    await page.goto(house.url);
    await page.evaluate(`(async () => { ${help} ; ${way} })()`);
    await context.close();
    expect(await canaries(NEEDLE, { folders: [folder] })).not.toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function typedApart(): Promise<Uint8Array[]> {
  const { Doc } = await import("yjs");
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of NEEDLE) doc.getText("text").insert(doc.getText("text").length, letter);
  return updates;
}
