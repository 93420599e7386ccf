import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openProfile } from "../support/browser.ts";
import { canaries } from "../support/canary.ts";
import { card, menu, row, view } from "../support/canvas.ts";
import { joinTable, openTable, put } from "../support/page.ts";
import { canariesInMemory, INSPECTED } from "../support/server-memory.ts";
import { Served } from "../support/served.ts";

const WORD = "RECIT-7F3A-CANARI";

/** Browsers whose profiles are searched once they are closed. */
class Profiles {
  readonly home = mkdtempSync(path.join(tmpdir(), "tablee-profiles-"));
  readonly #open: BrowserContext[] = [];

  async open(name: string): Promise<Page> {
    const context = await openProfile(path.join(this.home, name), {
      locale: "fr-FR",
      viewport: { width: 1280, height: 800 },
    });
    this.#open.push(context);
    return context.pages()[0] ?? (await context.newPage());
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((context) => context.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

async function saved(page: Page): Promise<void> {
  await page.locator('[data-status="saved"]').waitFor();
}

test("ERA16 after somebody took back what they brought, the word they wrote is nowhere: not in the folder, the memory of the server, nor in three browsers, of which one was away and one undoes", async () => {
  await using served = await Served.open({ node: INSPECTED });
  await using profiles = new Profiles();
  const mine = await profiles.open("mine");
  const peer = await profiles.open("peer");
  const away = await profiles.open("away");
  const code = await openTable(peer, { house: served, name: "Mésange" });
  await joinTable(mine, { house: served, code, name: "Tilleul" });
  await joinTable(away, { house: served, code, name: "Alisier" });
  await put(mine, `Ma carte ${WORD}`);
  await put(mine, `Une autre ${WORD}`);
  await put(peer, "Celle de la mésange");
  for (const page of [mine, peer, away]) {
    await card(page, `Ma carte ${WORD}`).waitFor();
    await card(page, "Celle de la mésange").waitFor();
  }
  // Deleted by somebody else, and brought back.
  await card(peer, `Une autre ${WORD}`).click();
  await peer.keyboard.press("Delete");
  await card(mine, `Une autre ${WORD}`).waitFor({ state: "detached" });
  await peer.keyboard.press("Control+z");
  await card(mine, `Une autre ${WORD}`).waitFor();
  for (const page of [mine, peer, away]) await saved(page);
  const found = await canaries(WORD, { folders: [served.dataDir] });
  expect(found).not.toEqual([]);
  expect(await canariesInMemory(WORD, served.said())).not.toEqual([]);
  expect(await canaries(WORD, { folders: [path.join(profiles.home, "away")] })).not.toEqual([]);
  await away.context().setOffline(true);

  const id = new URL(mine.url()).pathname.split("/")[2] ?? "";
  const answer = await mine.request.post(`${served.url}/api/boards/${id}/contribution/withdrawal`, {
    data: { person: 0, things: null, said: true, leave: false },
  });
  expect(answer.status()).toBe(200);
  for (const page of [mine, peer]) {
    await card(page, WORD).first().waitFor({ state: "detached" });
    await card(page, "Celle de la mésange").waitFor();
  }
  for (let times = 0; times < 5; times += 1) await peer.keyboard.press("Control+z");
  await away.context().setOffline(false);
  await card(away, WORD).first().waitFor({ state: "detached" });
  await card(away, "Celle de la mésange").waitFor();
  for (const page of [mine, peer, away]) await saved(page);
  for (const page of [mine, peer, away]) expect(await page.locator("body").innerText()).not.toContain(WORD);
  await profiles.close();

  expect(await canaries(WORD, { folders: [served.dataDir] })).toEqual([]);
  expect(await canaries(WORD, { folders: [profiles.home] })).toEqual([]);
  expect(await canariesInMemory(WORD, served.said())).toEqual([]);
});

void [menu, row, view];
