import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newId } from "@tablee/client/new-id";
import type { VoteId } from "@tablee/shared/ids";
import { openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { sit } from "./hands/table.ts";

const { house, browser } = await openStage();

/** What a screen reader would say has the keyboard. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const here = document.activeElement;
    if (!here || here === document.body) return "nothing";
    if (here.matches("main")) return "content";
    return (here.getAttribute("aria-label") || here.labels?.[0]?.textContent || here.textContent || "").replace(/\\s+/g, " ").trim();
  })()`);
}

function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

test("HND7 a press that takes its own button away leaves the keyboard beside it: the next row, the other button, the panel, the page", async () => {
  const { page } = await openPage(browser);
  await page.goto(house.url);
  // What keeps the keyboard comes after the page itself.
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Ouvrir une table" }).first().press("Enter");
  await expect.poll(() => focused(page)).toBe("content");
  await openTable(page, { house, name: "Olivier" });
  await choose(page, "Mener la séance");
  await button(page, "Lancer").press("Enter");
  await expect.poll(() => focused(page)).toBe("Mener la séance");
  await button(page, "Modifier le déroulé").press("Enter");
  const names = page.getByRole("dialog").getByRole("textbox", { name: /^Phase \d+ : son nom$/ });
  const [first = "", second = "", third = ""] = await names.evaluateAll((all) =>
    all.map((one) => (one instanceof HTMLInputElement ? one.value : "")),
  );
  // The way up ends at the first place, and that down is beside it.
  await button(page, `Monter la phase ${second}`).press("Enter");
  await expect.poll(() => focused(page)).toBe(`Descendre la phase ${second}`);
  await button(page, `Retirer la phase ${first}`).press("Enter");
  await expect.poll(() => focused(page)).toBe("Phase 2 : son nom");
  expect(await names.nth(1).inputValue()).toBe(third);
  await button(page, "Ne rien changer").press("Enter");
  await expect.poll(() => focused(page)).toBe("Modifier le déroulé");
  // From the menu: its button has the keyboard again, though the entry is gone.
  await button(page, "Menu de la table").press("Enter");
  await page.getByRole("menuitem", { name: "Inviter à une zone…" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Après la formation" }).press("Enter");
  await expect.poll(() => focused(page)).toBe("Menu de la table");
});

test("HND8 a notice that is answered leaves the keyboard at the content, and whoever has put it away themself is not fetched back", async () => {
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  const { page } = await openPage(browser);
  await joinTable(page, { house, code: opened.board.code, name: "Iris" });
  await host.saved();
  // What hears the call is there with the goal.
  await host.command("goal.set", { text: "Se rencontrer" });
  await page.locator(".together-pinned").waitFor();
  const [zone] = [...host.board().zones.keys()];
  if (zone) await host.command("summon", { zone });
  const call = page.locator(".together-call");
  await call.getByRole("button", { name: "Rester ici" }).press("Enter");
  await call.waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).toBe("content");
  await page.locator(".composer-text").focus();
  await page.locator(".bar").click({ position: { x: 640, y: 3 } });
  expect(await focused(page)).toBe("nothing");
  host.addCard("De plus loin");
  await page.locator(".canvas-card", { hasText: "De plus loin" }).waitFor();
  expect(await focused(page)).toBe("nothing");
});

test("HND9 the screen for the room shows what is asked, how many have answered, and what came of it until the next phase; of whom, nothing", async () => {
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.saved();
  const cards = ["Venir à deux", "Un café"].map((text) => host.addCard(text));
  const { page } = await openPage(browser, { width: 1920, height: 1080 });
  await joinTable(page, { house, code: opened.board.code, name: "Écran" });
  await page.goto(`${page.url()}/screen`);
  const now = page.locator(".screen-now");
  const { phases } = await host.view();
  await host.command("phase.set", { phase: phases[0]?.id ?? null });
  await page.locator(".screen-phase", { hasText: phases[0]?.name ?? "" }).waitFor();
  expect(await now.count()).toBe(0);
  const vote = newId<VoteId>();
  await host.command("vote.start", { vote, question: "Par quoi commencer ?", points: 3, maxPerCard: 3, cards });
  await now.getByText("Par quoi commencer ?").waitFor();
  const [first = ""] = cards;
  await using iris = await sit(house, opened.board.code, "Iris", "supported");
  await using thym = await sit(house, opened.board.code, "Thym", "trainer");
  for (const one of [host, iris, thym]) await one.command("vote.cast", { vote, person: 0, ballot: { [first]: 2 } });
  await now.getByText("3 réponses déposées").waitFor();
  expect(await now.innerText()).not.toContain("Venir à deux");
  await host.command("vote.close", { vote });
  await now.getByText("Venir à deux").waitFor();
  await now.getByText("6 points").waitFor();
  expect(await page.locator("body").innerText()).not.toMatch(/Iris|Thym|Mésange/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  await host.command("phase.set", { phase: phases[1]?.id ?? null });
  await now.waitFor({ state: "detached" });
});
