import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { itemOf, standingOf } from "@tablee/shared/board/items";
import { outlineOf } from "@tablee/shared/board/outline";
import type { Board } from "@tablee/shared/board/types";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const FILE = `---

kanban-plugin: board

---

## À faire

- [ ] Appeler la mission locale @{2026-12-14}
- [x] Réserver la salle


## Fini

- [x] Envoyer le compte rendu




%% kanban:settings
\`\`\`
{"kanban-plugin":"board","lane-width":280}
\`\`\`
%%`;

const TLDRAW = JSON.stringify({
  tldrawFileFormatVersion: 1,
  schema: { schemaVersion: 2, sequences: {} },
  records: [
    { typeName: "page", id: "page:p" },
    ...["note", "geo", "sparkle", "embed"].map((type, at) => ({
      typeName: "shape",
      id: `shape:${type}`,
      type,
      x: 300 * at,
      y: 0,
      rotation: type === "note" ? 0.5 : 0,
      parentId: "page:p",
      props: {
        text: type === "note" ? "Une note penchée" : "",
        geo: "cloud",
        w: 100,
        h: 80,
        url: type === "embed" ? "javascript:alert(1)" : "",
      },
    })),
  ],
});

/** The file itself is chosen in a window of the browser’s, where no test comes. */
async function bring(page: Page, name: string, content: string): Promise<void> {
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

function told(board: Board): unknown {
  return outlineOf(board).flatMap(({ zone, lone }) =>
    lone.map((card) => [zone?.title, card.text, card.kind, standingOf(board, card), itemOf(board, card.id).due]),
  );
}

test("FMT54 by keyboard a Kanban is read before it is accepted, accepted, and taken back in one step", async () => {
  const { page } = await openPage(browser, { policy: true });
  const code = await openTable(page, { house, name: "Bergeronnette" });
  await using member = new Headless(house.url, await joinBoard(house.url, code, { name: "Fauvette" }));
  await member.saved();
  const zones = member.board().zones.size;
  await choose(page, "Apporter des cartes…");
  await bring(page, "cassé.json", '{"format": "tablee-board",');
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("alert").getByText("La table n’a pas changé").waitFor();
  expect(await dialog.getByRole("button", { name: /^Ajouter/ }).count()).toBe(0);
  await dialog.getByRole("button", { name: "Choisir autre chose" }).press("Enter");
  await bring(page, "équipe.md", FILE);
  await dialog.getByText("Kanban d’Obsidian", { exact: true }).waitFor();
  await dialog.getByText("Chaque colonne devient une zone").waitFor();
  expect(await dialog.locator(".files-counts li").allTextContents()).toEqual([
    "3 cartes",
    "2 nouvelles zones",
    "3 suivis (état, date ou note)",
  ]);
  expect(await dialog.locator(".files-note").getByRole("heading").allTextContents()).toEqual([
    "Gardé sans être montré",
  ]);
  expect(member.board().cards.size).toBe(0);
  await page.keyboard.press("Tab");
  const add = dialog.getByRole("button", { name: "Ajouter 3 cartes" });
  for (let at = 0; at < 12 && !(await add.evaluate((one) => one === document.activeElement)); at += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await until("the lanes have come", () => member.board().cards.size === 3);
  expect(told(member.board())).toEqual([
    ["À faire", "Appeler la mission locale", "step", null, "2026-12-14"],
    ["À faire", "Réserver la salle", "step", "removed", null],
    ["Fini", "Envoyer le compte rendu", "step", "removed", null],
  ]);
  expect(member.board().zones.size).toBe(zones + 2);
  await page.getByRole("button", { name: "Annuler mon geste" }).first().press("Enter");
  await until("one step takes all of it back", () => member.board().cards.size === 0);
  expect([member.board().zones.size, member.board().notes.size]).toEqual([zones, 0]);
});

test.each([
  { colorScheme: "light", locale: "fr-FR", width: 1280 },
  { colorScheme: "dark", locale: "en-GB", width: 390 },
] as const)(
  "FMT54 axe finds nothing in what is kept, changed and left, $colorScheme, $locale, $width px",
  async (options) => {
    const { page } = await openPage(browser, options);
    await openTable(page, { house, name: "Alouette" });
    await choose(page, options.locale === "fr-FR" ? "Apporter des cartes…" : "Bring cards in…");
    await bring(page, "dessin.tldr", TLDRAW);
    await page.locator(".files-note").nth(1).waitFor();
    const sorts = await page.locator(".files-note").evaluateAll((all) => all.map((one) => one.dataset["sort"]));
    expect(sorts).toEqual(["changed", "left"]);
    expect(await violations(page)).toEqual([]);
    const isWithin = await page.locator(".ui-modal").evaluate((modal) => modal.scrollWidth <= modal.clientWidth);
    expect(isWithin).toBe(true);
  },
);
