import * as limits from "@tablee/shared/limits";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, joinTable, openPage, openTable, put } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** A host and somebody who joined by code, each in a browser of their own. */
async function openTwo(): Promise<{ host: Page; guest: Page; code: string; board: string }> {
  const [{ page: host }, { page: guest }] = [await openPage(browser), await openPage(browser)];
  const code = await openTable(host, { house, name: "Mésange" });
  await joinTable(guest, { house, code, name: "Tilleul" });
  return { host, guest, code, board: new URL(host.url()).pathname.split("/")[2] ?? "" };
}

async function ofMe(page: Page, board: string): Promise<{ id: string; name: string; role: string }> {
  const answer = await page.request.get(`${house.url}/api/boards/${board}`);
  return (await answer.json()).member;
}

async function headCount(page: Page, count: number): Promise<void> {
  await page.locator(".bar-count", { hasText: new RegExp(`^${count}$`) }).waitFor();
}

test("UIX10 a code is taken as people type it: lower case, spaces, dashes, look-alike letters", async () => {
  const { code } = await openTwo();
  const alike: Readonly<Record<string, string>> = { Q: "0", J: "1", V: "u" };
  const ways = [
    code.toLowerCase(),
    `${code.slice(0, 2)} ${code.slice(2, 4)} ${code.slice(4)}`,
    `${code.slice(0, 3)}-${code.slice(3)}`,
    Array.from(code, (letter) => alike[letter] ?? letter).join(""),
  ];
  for (const way of ways) {
    const { page } = await openPage(browser);
    await page.goto(house.url);
    await page.getByRole("textbox", { name: "J’ai un code" }).pressSequentially(way);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Mon nom à la table" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.context().close();
  }
});

test("UIX11 a wrong code says what to do and stays there to be mended; a withdrawn link and a changed code open no door", async () => {
  const { host, guest, code, board } = await openTwo();
  const { page } = await openPage(browser);
  await page.goto(`${house.url}/join#code=AAAAA2`);
  await page.getByRole("alert").getByText("Aucune table n’a ce code").waitFor();
  expect(await page.getByRole("textbox").inputValue()).toBe("AAAAA2");
  await choose(host, "Inviter");
  await host.getByRole("button", { name: "Faire un lien" }).click();
  await host.getByText("Le lien est prêt").waitFor();
  const link = (await host.locator(".made-link").last().textContent()) ?? "";
  // The list goes from the oldest to the one just made.
  await host
    .getByRole("button", { name: /^Retirer le lien pour quelqu’un qui observe/ })
    .nth(1)
    .click();
  await host.getByText("Le lien ne marche plus.").first().waitFor();
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByRole("alert").getByText("Ce lien ne marche plus").waitFor();
  await host.getByRole("button", { name: "Changer le code" }).click();
  await host.getByText("L’ancien ne marche plus").first().waitFor();
  await page.goto("about:blank");
  await page.goto(`${house.url}/join#code=${code}`);
  await page.getByRole("alert").getByText("Aucune table n’a ce code").waitFor();
  expect((await ofMe(guest, board)).name).toBe("Tilleul");
});

test("UIX12 coming back, on this device or by one’s own link on another, after a restart too, one is the same member", async () => {
  const { guest, board, code } = await openTwo();
  const me = await ofMe(guest, board);
  await choose(guest, "Mon lien pour un autre appareil");
  const link = (await guest.locator(".made-link").textContent()) ?? "";
  await house.restart();
  const { page: phone } = await openPage(browser, { width: 390 });
  await phone.goto(link);
  await phone.locator('[data-status="saved"]').waitFor();
  expect(await ofMe(phone, board)).toEqual(me);
  await guest.goto(`${house.url}/join#code=${code}`);
  await guest.locator('[data-status="saved"]').waitFor();
  expect(await ofMe(guest, board)).toEqual(me);
  await guest.goto(house.url);
  await guest.getByRole("link", { name: /Les ingrédients/ }).click();
  await guest.locator('[data-status="saved"]').waitFor();
  // The same person twice is one person present.
  await headCount(guest, 2);
});

test("UIX13 two names on one device are both counted as present, and how one takes part can be hidden", async () => {
  const { host, guest } = await openTwo();
  await headCount(host, 2);
  await choose(guest, "Deux personnes sur cet appareil");
  await guest.getByRole("textbox", { name: "Nom de la personne 2" }).fill("Bruyère");
  await guest.keyboard.press("Enter");
  await headCount(host, 3);
  await choose(guest, "Mon nom et ma participation");
  await guest.getByRole("button", { name: /Comment je participe/ }).click();
  await guest.getByRole("option", { name: "Collectivité" }).click();
  await guest.getByRole("button", { name: "Enregistrer" }).click();
  await choose(host, "Autour de la table");
  await host.getByText("Collectivité").waitFor();
  await host.getByText("Tilleul, Bruyère").waitFor();
  await choose(guest, "Mon nom et ma participation");
  await guest.getByText("Ne pas le montrer aux autres").click();
  await guest.getByRole("button", { name: "Enregistrer" }).click();
  await host.getByText("Collectivité").waitFor({ state: "detached" });
  expect(await host.locator(".bar-count").textContent()).toBe("3");
});

test("UIX14 the host makes observers, hands the session over, and removes somebody, who is told and may come back by code", async () => {
  const { host, guest, board, code } = await openTwo();
  await put(guest, "Une carte");
  await choose(host, "Autour de la table");
  const act = async (entry: string): Promise<void> => {
    await host.getByRole("button", { name: "Actions pour Tilleul" }).click();
    await host.getByRole("menuitem", { name: entry }).click();
  };
  await act("Passer en observation");
  await guest.getByText("Vous observez maintenant la table.").first().waitFor();
  await guest.locator(".composer").waitFor({ state: "hidden" });
  await act("Confier la séance aussi");
  await guest.getByText("Vous menez maintenant la séance.").first().waitFor();
  expect((await ofMe(guest, board)).role).toBe("host");
  await act("Retirer de la table");
  await host.getByRole("dialog").getByRole("button", { name: "Retirer de la table" }).click();
  await guest.getByRole("heading", { name: "Vous n’êtes plus à cette table" }).waitFor();
  await headCount(host, 1);
  await host.locator(".canvas-card").getByText("Une carte").waitFor();
  await joinTable(guest, { house, code, name: "Tilleul" });
  expect((await ofMe(guest, board)).role).toBe("participant");
});

/** Seconds shown by the timer of the bar. */
async function secondsLeft(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = ((await page.locator(".bar-timer").textContent()) ?? "").split(":").map(Number);
  return minutes * 60 + seconds;
}

test("UIX15 phases move for everybody, and the timer agrees within a second even where a clock is seven minutes wrong", async () => {
  const { page: host } = await openPage(browser);
  const { page: guest } = await openPage(browser);
  await guest.clock.install({ time: Date.now() + 7 * 60_000 });
  const code = await openTable(host, { house, name: "Mésange" });
  await joinTable(guest, { house, code, name: "Tilleul" });
  await choose(host, "Mener la séance");
  await host.getByRole("button", { name: "Commencer : Accueil et cadre" }).click();
  await guest.locator(".bar-phase", { hasText: "Accueil et cadre" }).waitFor();
  const length = host.getByRole("textbox", { name: "Durée en minutes" });
  await length.fill("999");
  await length.blur();
  await expect.poll(() => length.inputValue()).toBe(String(limits.TIMER_FIELD_MAX_MINUTES));
  await length.fill("9");
  await host.getByRole("button", { name: "Lancer" }).click();
  for (const page of [host, guest]) await page.locator(".bar-timer").waitFor();
  await host.getByRole("button", { name: "+ 1 min" }).click();
  await host.locator(".bar-timer", { hasText: /^(10:00|09:5)/ }).waitFor();
  const apart = async (): Promise<number> => {
    const [mine, theirs] = await Promise.all([secondsLeft(host), secondsLeft(guest)]);
    return Math.abs(mine - theirs);
  };
  // Read one after the other, and a page that had no time shows an older second.
  await expect.poll(apart).toBeLessThanOrEqual(1);
  await host.getByRole("button", { name: "Pause", exact: true }).click();
  await host.getByRole("button", { name: "Reprendre" }).click();
  await host.getByRole("button", { name: "Suite : Les personnes accompagnées d’abord" }).click();
  await guest.locator(".board-notice", { hasText: "Les personnes accompagnées posent" }).waitFor();
  await host.getByRole("button", { name: "Revenir à : Accueil et cadre" }).click();
  await guest.locator(".board-notice").waitFor({ state: "detached" });
  // The time of a phase ended with it: the next one has its own, when somebody says so.
  for (const page of [host, guest]) await page.locator(".bar-timer").waitFor({ state: "detached" });
  await host.getByRole("button", { name: "Lancer" }).click();
  for (const page of [host, guest]) await page.locator(".bar-timer").waitFor();
  await host.getByRole("button", { name: "Arrêter" }).click();
  for (const page of [host, guest]) await page.locator(".bar-timer").waitFor({ state: "detached" });
});

test("UIX16 the agenda is changed, ordered and saved by the host, and a phase without a name is asked for one", async () => {
  const { host, guest } = await openTwo();
  await choose(host, "Mener la séance");
  await host.getByRole("button", { name: "Modifier le déroulé" }).click();
  const dialog = host.getByRole("dialog");
  const first = dialog.getByRole("textbox", { name: "Phase 1 : son nom" });
  await first.fill(" ");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await dialog.getByText("Il faut un nom à la phase.").waitFor();
  await first.fill("Tour de table");
  await dialog.getByRole("button", { name: "Descendre la phase Tour de table" }).click();
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await dialog.waitFor({ state: "detached" });
  await host.getByRole("button", { name: "Commencer : Les personnes accompagnées d’abord" }).click();
  await host.getByRole("button", { name: "Suite : Tour de table" }).click();
  await guest.locator(".bar-phase", { hasText: "Tour de table" }).waitFor();
  expect(await guest.locator(".bar-phase-at").textContent()).toContain("2/8");
});

test("UIX17 hands queue, the floor is given, ready is counted without names, and the lock of the structure is told", async () => {
  const { host, guest } = await openTwo();
  await choose(host, "Mener la séance");
  await choose(guest, "La séance");
  await guest.getByRole("button", { name: "Lever la main" }).first().click();
  await host.getByRole("button", { name: "Donner la parole à Tilleul" }).click();
  await guest.locator(".lead-floor", { hasText: "Vous avez la parole" }).waitFor();
  await guest.getByRole("button", { name: "Je suis prêt·e" }).click();
  await host.getByText("1 personne est prête, sur 2").waitFor();
  await host.getByText("Verrouiller les zones et les groupes").click();
  await guest.locator(".board-notice", { hasText: "verrouillés" }).waitFor();
  await host.getByRole("button", { name: "Reprendre la parole" }).click();
  await guest.locator(".lead-floor").waitFor({ state: "detached" });
  await expect.poll(() => host.getByText("Aucune main levée.").count()).toBe(1);
});

test("UIX18 one follows somebody through the views, is brought to them once, and whoever hides is not shown", async () => {
  const { host, guest } = await openTwo();
  await choose(host, "Autour de la table");
  await host.getByRole("button", { name: "Suivre Tilleul" }).click();
  await host.getByText("Vous suivez Tilleul.").waitFor();
  await guest.getByRole("radio", { name: "Référentiel" }).press("Space");
  await host.locator(".framework").waitFor();
  await host.getByRole("button", { name: "Ne plus suivre" }).first().click();
  await guest.getByRole("radio", { name: "Liste" }).press("Space");
  await host.getByText("dans la liste").waitFor();
  expect(await host.locator(".framework").count()).toBe(1);
  await host.getByRole("button", { name: "M’amener où est Tilleul" }).click();
  await host.locator(".board-stage .list").waitFor();
  await choose(guest, "Langue, couleurs, présence");
  await guest.getByText("Ne pas montrer où je suis").click();
  await host.getByRole("button", { name: "Suivre Tilleul" }).waitFor({ state: "detached" });
  await headCount(host, 2);
});

test("UIX19 each person reads the table in their own language and looks, changed at any time, and the title changes for all", async () => {
  const { host, guest } = await openTwo();
  await choose(guest, "Langue, couleurs, présence");
  await guest.getByRole("radio", { name: "English" }).press("Space");
  await guest.getByRole("heading", { name: "Language, colours, presence" }).waitFor();
  await guest.keyboard.press("Escape");
  expect(await guest.evaluate("document.documentElement.lang")).toBe("en");
  expect(await host.evaluate("document.documentElement.lang")).toBe("fr");
  await host.getByRole("button", { name: /Les ingrédients/ }).click();
  await host.getByRole("textbox", { name: "Nom de la table" }).fill("Séminaire de mai");
  await host.keyboard.press("Enter");
  await guest.getByRole("heading", { name: "Séminaire de mai" }).waitFor();
});
