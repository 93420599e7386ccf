import { openHouse, joinBoard, until } from "./support/house.ts";
import { openBrowser } from "./support/browser.ts";
import { openPage, openTable, choose, violations } from "./support/page.ts";
import { Headless } from "./support/member.ts";
import { addCards } from "@tablee/shared/board/edit-cards";
await using house = await openHouse();
const browser = await openBrowser();
const { page } = await openPage(browser);
page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text()));
const code = await openTable(page, { house, name: "Mésange", title: "Groupe des alliés" });
const seat = await joinBoard(house.url, code, { name: "Tilleul" });
const m = new Headless(house.url, seat);
await m.saved();
await m.view();
const zones = [...m.board().zones.values()];
const at = (i: number) => ({
  x: (zones[i]?.rect.x ?? 0) + 20,
  y: 40 + 60 * i,
  zone: zones[i]?.id ?? null,
  group: null,
});
addCards(m.hand, [
  { text: "Le paiement du co-formateur met quatre mois à arriver.", place: at(0), kind: "obstacle" },
  { text: "Deux formateurs ont peur de perdre leur place.", place: at(0), kind: "obstacle" },
  { text: "La loi dit déjà que l’expérience est un savoir.", place: at(1), kind: "lever" },
  { text: "Aller voir une journée animée par un autre duo.", place: { x: 0, y: 900, zone: null, group: null } },
]);
await m.saved();
await choose(page, "Date de la prochaine séance…");
await page.getByRole("dialog").waitFor();
await page.screenshot({ path: "/tmp/series-plan.png" });
console.log(await violations(page));
await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
await page.getByRole("dialog").waitFor({ state: "detached" });
await choose(page, "Clore la table…");
await page.getByRole("dialog").getByRole("textbox").first().fill("Chaque décision a un nom et une date.");
await page.getByRole("dialog").getByRole("textbox", { name: "Tâche 1" }).fill("Porter la demande au service finances");
await page.getByRole("dialog").getByRole("textbox", { name: "Qui" }).last().fill("Bruyère");
await page.getByRole("dialog").getByRole("button", { name: "Clore", exact: true }).click();
await page.getByRole("dialog").waitFor({ state: "detached" });
await choose(page, "Mener la séance");
await page.waitForTimeout(500);
await page.locator("[data-series]").scrollIntoViewIfNeeded();
await page.screenshot({ path: "/tmp/series-lead.png" });
await page.getByRole("button", { name: "Ouvrir la séance 2…" }).click();
await page.getByRole("dialog").waitFor();
await page.getByRole("dialog").getByText("Hors des zones").click();
await page.screenshot({ path: "/tmp/series-open.png" });
console.log(await violations(page));
await page.getByRole("dialog").getByRole("button", { name: "Ouvrir la séance 2" }).click();
await page.getByRole("dialog").waitFor({ state: "detached" });
await page.waitForTimeout(600);
await page.screenshot({ path: "/tmp/series-after.png" });
addCards(m.hand, [{ text: "Demander une avance de 50 % avant la journée.", place: at(1), kind: "lever" }]);
await m.saved();
await page.getByRole("link", { name: "Mémoire de la table" }).click();
await page.locator(".memory").waitFor();
await page.locator("details.memory-meeting summary").first().click();
await page.getByRole("button", { name: /Montrer les cartes/ }).click();
await page.getByText("4 cartes à la fin").waitFor();
await page.getByRole("button", { name: "Comparer" }).click();
await page.getByText("1 carte est venue").waitFor();
await page.screenshot({ path: "/tmp/series-memory.png", fullPage: true });
console.log(await violations(page));
const phone = await openPage(browser, { width: 390, height: 844, colorScheme: "dark", locale: "en-GB", phone: true });
await phone.page.context().addCookies(await page.context().cookies());
await phone.page.goto(page.url());
await phone.page.locator(".memory").waitFor();
await phone.page.locator("details.memory-meeting summary").first().click();
await phone.page.screenshot({ path: "/tmp/series-memory-phone.png", fullPage: true });
console.log(await violations(phone.page));
await phone.page.goto(page.url().replace("/memoire", ""));
await phone.page.locator('[data-status="saved"]').waitFor();
await choose(phone.page, "Date of the next meeting…");
await phone.page.getByRole("dialog").waitFor();
await phone.page.screenshot({ path: "/tmp/series-plan-phone.png" });
await phone.page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
await choose(phone.page, "Close the table…");
await phone.page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
await phone.page.getByRole("dialog").waitFor({ state: "detached" });
await choose(phone.page, "Open the next meeting…");
await phone.page.getByRole("dialog").waitFor();
await phone.page.screenshot({ path: "/tmp/series-open-phone.png" });
await page.emulateMedia({ media: "print" });
await page.pdf({ path: "/tmp/series-memory.pdf" });
await m[Symbol.asyncDispose]();
await browser.close();
