import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Part } from "@tablee/shared/rules/roles";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

function panel(page: Page) {
  return page.locator(".ui-panel");
}

function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

async function sit(code: string, name: string, part: Part): Promise<Headless> {
  const one = new Headless(house.url, await joinBoard(house.url, code, { name, part }));
  await one.saved();
  await one.view();
  return one;
}

test("DUO23 two lead by keyboard alone: paired, offered, taken, and whoever takes part sees nothing of it", async () => {
  const [{ page: host }, { page: other }, { page: thym }] = [
    await openPage(browser),
    await openPage(browser),
    await openPage(browser),
  ];
  const code = await openTable(host, { house, name: "Olivier" });
  await choose(host, "Mener la séance");
  // With one host there is nothing of a baton.
  expect(
    await panel(host)
      .getByText(/bâton|À deux/)
      .count(),
  ).toBe(0);
  await joinTable(other, { house, code, name: "Mésange" });
  await joinTable(thym, { house, code, name: "Thym" });
  await choose(host, "Autour de la table");
  await button(host, "Actions pour Mésange").press("Enter");
  await host.getByRole("menuitem", { name: "Confier la séance aussi" }).press("Enter");
  await choose(host, "Mener la séance");
  await button(host, "Mener à deux avec Mésange").press("Enter");
  await host.getByText("Vous avez le bâton · Mésange regarde").waitFor();
  await choose(thym, "La séance");
  await button(host, "Passer le bâton à Mésange").press("Enter");
  await host.getByText("Bâton proposé à Mésange.").waitFor();
  await button(host, "Garder le bâton").press("Enter");
  await button(host, "Passer le bâton à Mésange").press("Enter");
  // Where the eye is, with the panel closed; said aloud, too.
  const notice = other.locator(".board-notice", { hasText: "Olivier vous propose le bâton." });
  await notice.getByRole("button", { name: "Prendre le bâton" }).press("Enter");
  await notice.waitFor({ state: "detached" });
  await host.getByText("Mésange a le bâton · vous regardez").waitFor();
  // Whoever has it not can do the same, by the quiet button.
  await host.locator(".lead-next").press("Enter");
  await thym.locator(".bar-phase", { hasText: "Accueil et cadre" }).waitFor();
  await panel(host).locator("summary", { hasText: "Vos passages de bâton" }).press("Enter");
  await host.getByText(/: de Olivier à Mésange$/).waitFor();
  expect(await thym.locator("body").innerText()).not.toMatch(/bâton|À deux/);
  expect(await violations(host)).toEqual([]);
});

test("DUO24 [C24] before the first phase the panel says who is here and who is not yet", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Olivier" });
  await choose(host, "Mener la séance");
  await host.getByText("Personne n’a encore dit sa façon de participer.").waitFor();
  await host.getByText("aucune n’est encore là", { exact: false }).waitFor();
  await using iris = await sit(code, "Iris", "supported");
  expect(iris.live().view?.me.role).toBe("participant");
  await host.getByText("Déjà là : personnes accompagnées.").waitFor();
  await host.getByText("Pas encore là : formatrices et formateurs et collectivité.").waitFor();
  expect(await host.getByText("aucune n’est encore là", { exact: false }).count()).toBe(0);
});

test("DUO25 by touch on a phone the host is told that the group decides, the group says ready, and the table goes on", async () => {
  const { page: host } = await openPage(browser, { width: 390, height: 844, phone: true });
  const { page: iris } = await openPage(browser, { width: 390, height: 844, phone: true });
  const code = await openTable(host, { house, name: "Olivier" });
  await iris.goto(`${house.url}/join#code=${code}`);
  await iris.getByRole("textbox").last().fill("Iris");
  await iris.getByRole("button", { name: /Comment je participe/ }).tap();
  await iris.getByRole("option", { name: "Personne accompagnée" }).tap();
  await iris.locator("form button[type=submit]").tap();
  await iris.locator('[data-status="saved"]').waitFor();
  await choose(host, "Mener la séance");
  await host.locator(".phase-line").getByRole("button").nth(1).tap();
  await host.getByText("Prêtes : 0 sur 1.").waitFor();
  await host.locator(".lead-next").tap();
  await host.getByText("n’ont pas encore dit que la table peut continuer").first().waitFor();
  await choose(iris, "La séance");
  await iris.getByText("Votre groupe dit quand la table continue.").waitFor();
  await button(iris, "Je suis prêt·e").tap();
  await host.getByText("Le groupe est prêt : la suite est ouverte.").waitFor();
  await host.locator(".lead-next").tap();
  await iris.locator(".phase-line-step[aria-current=step]", { hasText: "3" }).waitFor();
  await button(host, "Revenir à : Les personnes accompagnées d’abord").tap();
  await iris.locator(".phase-line-step[aria-current=step]", { hasText: "2" }).waitFor();
  expect(await violations(host)).toEqual([]);
  expect(await violations(iris)).toEqual([]);
});

test("DUO26 [C59] after its minutes the mirror asks the two for one, keeps what they note for them, and erases it when asked", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Olivier" });
  await using mesange = await sit(code, "Mésange", "supported");
  await using thym = await sit(code, "Thym", "trainer");
  await choose(host, "Autour de la table");
  await button(host, "Actions pour Mésange").press("Enter");
  await host.getByRole("menuitem", { name: "Confier la séance aussi" }).press("Enter");
  await until("she leads", () => mesange.live().view?.me.role === "host");
  await choose(host, "Mener la séance");
  await button(host, "Mener à deux avec Mésange").press("Enter");
  await host.getByText("Vous avez le bâton").waitFor();
  const asks = host.locator(".board-notice", { hasText: "Une minute pour vous regarder travailler" });
  expect(await asks.count()).toBe(0);
  await mesange.command("mirror.every", { minutes: 1 });
  await asks.waitFor({ timeout: 90_000 });
  await asks.getByRole("button", { name: "Noter notre regard" }).press("Enter");
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("button", { name: "Noter", exact: true }).press("Enter");
  await dialog.getByRole("alert").getByText("Choisissez un chiffre").waitFor();
  for (const [name, grade] of [
    ["Échange entre vous", "3"],
    ["Fluidité", "2"],
    ["Décrochage (4 : personne)", "4"],
  ] as const)
    await dialog.getByRole("radiogroup", { name }).getByRole("radio", { name: grade }).press("Space");
  await dialog.getByRole("textbox").fill("Un silence bienvenu");
  await dialog.getByRole("button", { name: "Noter", exact: true }).press("Enter");
  await asks.waitFor({ state: "detached" });
  await until("she has it", () => JSON.stringify(mesange.live().view).includes("Un silence bienvenu"));
  expect(JSON.stringify(thym.live().view)).not.toContain("Un silence");
  await button(host, "Effacer nos regards").press("Enter");
  await host.getByRole("dialog").getByRole("button", { name: "Effacer nos regards" }).press("Enter");
  await until("it is gone", () => !JSON.stringify(mesange.live().view).includes("Un silence"));
});

test("DUO27 the screen for the room has the way in, the phase and the timer, in light and dark, and nothing private", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Olivier" });
  await choose(host, "Mener la séance");
  await button(host, "Préparer").press("Enter");
  await host.getByRole("textbox", { name: "Votre note pour cette phase" }).fill("perroquet de la note");
  await host.keyboard.press("Escape");
  await host.locator(".lead-next").press("Enter");
  await host.getByText("perroquet de la note").waitFor();
  await button(host, "Lancer").press("Enter");
  const screenLink = panel(host).getByRole("link", { name: "Ouvrir l’écran de la salle" });
  const [screen] = await Promise.all([host.context().waitForEvent("page"), screenLink.press("Enter")]);
  await screen.setViewportSize({ width: 1_920, height: 1_080 });
  await screen.getByText("Accueil et cadre").waitFor();
  await screen.getByRole("timer").waitFor();
  await screen.getByRole("img", { name: "Code QR pour rejoindre la table" }).waitFor();
  const said = await screen.locator("body").innerText();
  expect(said).toContain(code);
  expect(said).not.toContain("perroquet");
  // A tenth of the height is read from eight metres on a screen of a metre and a half.
  const sizes = await screen.evaluate<number[]>(
    "['.screen-phase', '.screen-timer', '.screen-code'].map((one) => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))",
  );
  expect(Math.min(...sizes)).toBeGreaterThan(85);
  for (const colorScheme of ["light", "dark"] as const) {
    await screen.emulateMedia({ colorScheme });
    expect(await violations(screen)).toEqual([]);
  }
  await host.locator(".lead-next").press("Enter");
  await screen.getByText("Les personnes accompagnées d’abord").waitFor();
});

test("DUO28 a quiet timer shows minutes and says nothing, on this device alone", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Olivier" });
  const { page: iris } = await openPage(browser);
  await joinTable(iris, { house, code, name: "Iris" });
  await choose(iris, "Langue, couleurs, présence");
  await iris.getByText("Minuteur discret", { exact: false }).click();
  await iris.keyboard.press("Escape");
  await choose(host, "Mener la séance");
  await button(host, "Lancer").press("Enter");
  await iris.locator(".bar-timer").waitFor();
  // What the phase plans, none: five.
  expect(await iris.locator(".bar-timer").textContent()).toBe("5 min");
  await host.locator(".bar-timer", { hasText: /^0[45]:\d\d$/ }).waitFor();
});

test("DUO29 [C27] what is prepared lies on the table by one action, in an area that is prepared with it", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Olivier" });
  await using thym = await sit(code, "Thym", "trainer");
  await choose(host, "Mener la séance");
  await button(host, "Préparer").press("Enter");
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Une zone" }).press("Space");
  await dialog.getByRole("textbox", { name: "Nom de la zone" }).fill("Plus tard");
  await host.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Retirer : Plus tard" }).waitFor();
  await dialog.getByRole("radio", { name: "Une carte" }).press("Space");
  await dialog.getByRole("textbox", { name: "Mots de la carte" }).fill("Ce que nous gardons");
  await dialog.getByRole("button", { name: /Dans la zone/ }).press("Enter");
  await host.getByRole("option", { name: "Plus tard (à venir)" }).press("Enter");
  await dialog.getByRole("button", { name: /Sorte de carte/ }).press("Enter");
  await host.getByRole("option", { name: "Besoin" }).press("Enter");
  await dialog.getByRole("button", { name: /Savoir/ }).press("Enter");
  await host.getByRole("option", { name: "Expérience" }).press("Enter");
  await button(host, "Ajouter").press("Enter");
  await dialog.getByRole("button", { name: "Retirer : Ce que nous gardons" }).waitFor();
  expect(thym.texts()).toEqual([]);
  await dialog.getByRole("button", { name: "Tout poser sur la table" }).press("Enter");
  await dialog.getByText("Rien n’est encore prêt.").waitFor();
  await until("it is on the table", () => thym.texts().includes("Ce que nous gardons"));
  const zone = [...thym.board().zones.values()].find(({ title }) => title === "Plus tard");
  expect([...thym.board().cards.values()][0]).toMatchObject({
    kind: "need",
    knowledge: "experience",
    place: { zone: zone?.id },
  });
});

test("DUO30 the agenda is ordered by keys, takes the phases of a ready way to work, and says who writes and what opens the next", async () => {
  const { page: host } = await openPage(browser);
  await openTable(host, { house, name: "Olivier" });
  await choose(host, "Mener la séance");
  await button(host, "Modifier le déroulé").press("Enter");
  const dialog = host.getByRole("dialog");
  const name = (at: number) => dialog.getByRole("textbox", { name: `Phase ${at} : son nom` });
  await name(1).press("Alt+ArrowDown");
  await expect.poll(() => name(2).inputValue()).toBe("Accueil et cadre");
  await name(2).press("Alt+ArrowUp");
  await expect.poll(() => name(1).inputValue()).toBe("Accueil et cadre");
  const row = dialog.locator(".agenda-row").first();
  await row.getByRole("button", { name: /Qui écrit/ }).press("Enter");
  await host.getByRole("option", { name: "Les personnes accompagnées d’abord" }).press("Enter");
  await row.getByRole("button", { name: /Ce qui ouvre la suite/ }).press("Enter");
  await host.getByRole("option", { name: "Chacune des personnes accompagnées" }).press("Enter");
  await dialog.getByRole("button", { name: /Ajouter les phases de/ }).press("Enter");
  await host.getByRole("option", { name: /^Arriver ensemble/ }).press("Enter");
  await expect.poll(() => name(10).inputValue()).toBe("Tour de table");
  await button(host, "Enregistrer").press("Enter");
  await dialog.waitFor({ state: "detached" });
  await host.locator(".phase-line").getByRole("button").nth(9).waitFor();
  await host.locator(".lead-next").press("Enter");
  await host.getByRole("region", { name: "Les personnes accompagnées disent quand continuer" }).waitFor();
});

test("DUO31 a new phase and what it lets one write are one message, and the one who brought it about hears the same", async () => {
  const [{ page: host }, { page: thym }] = [await openPage(browser), await openPage(browser)];
  const code = await openTable(host, { house, name: "Olivier" });
  await joinTable(thym, { house, code, name: "Thym" });
  await choose(host, "Mener la séance");
  const listen = `(() => {
    window.said = [];
    const region = document.getElementById("announcer");
    new MutationObserver(() => window.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  })()`;
  // Something has been said before, so that the region is there.
  await host.locator(".lead-next").press("Enter");
  for (const page of [host, thym]) {
    await page.locator("#announcer", { hasText: "Phase : Accueil et cadre." }).waitFor({ state: "attached" });
    await page.evaluate(listen);
  }
  await host.locator(".lead-next").press("Enter");
  await thym.locator(".bar-phase", { hasText: "Les personnes" }).waitFor();
  // Long enough for a second message to come, if there were one.
  await thym.waitForTimeout(5_000);
  for (const page of [host, thym]) {
    const said = await page.evaluate<string[]>("window.said");
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Phase\s: Les personnes accompagnées d’abord\. Les personnes accompagnées posent/u);
  }
});
