import process from "node:process";
import { openBrowser } from "./support/browser.ts";
import { joinBoard, openHouse } from "./support/house.ts";
import { fillBoard } from "./support/lively-board.ts";
import { Headless } from "./support/member.ts";
import { choose, openPage, openTable, violations } from "./support/page.ts";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { addLine } from "@tablee/shared/board/edit-framework";
import { styleCards } from "@tablee/shared/board/edit-cards";

const house = await openHouse();
const browser = await openBrowser();
try {
  const { page } = await openPage(browser, { width: 1280 });
  const code = await openTable(page, { house, name: "Mésange", title: "Séminaire formateurs : les ingrédients" });
  const one = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await one.saved();
  fillBoard(one);
  const cards = [...one.board().cards.keys()];
  styleCards(one.hand, cards.slice(0, 2), { kind: "tip" } as never);
  styleCards(one.hand, cards.slice(2, 4), { kind: "obstacle" } as never);
  addLine(one.hand, {
    section: "before",
    text: "Rencontre du binôme : deux fois, avant le cahier des charges.",
    sources: cards.slice(0, 2),
  });
  addLine(one.hand, {
    section: "during",
    text: "Temps d’observation croisée toutes les 30 minutes.",
    sources: cards.slice(3, 5),
  });
  await one.saved();
  await choose(page, "Fiche de pratique");
  await page.waitForTimeout(800);
  await page.screenshot({ path: "/tmp/practice-s1.png" });
  await page.getByRole("button", { name: "Remplir avec la table" }).click();
  addStatements(one.hand, [
    ...["Un", "Deux", "Trois", "Quatre"].map(
      (n) =>
        ({
          field: "objective",
          text: `Objectif ${n} : faire reconnaître les savoirs d’expérience dans la formation.`,
        }) as const,
    ),
    { field: "outcome", text: "Les formateurs demandent à recommencer.", note: "" },
    { field: "link", text: "Rapport du séminaire", address: "https://example.org/rapport", note: "" },
    { field: "organisation", text: "CNFPT" },
    { field: "status", value: "concept" },
    { field: "status", value: "execution" },
    { field: "theme", value: "13" },
    { field: "theme", value: "other", text: "formation continue" },
    { field: "principle", value: "1" },
  ]);
  await one.saved();
  await page.waitForTimeout(500);
  await page.screenshot({ path: "/tmp/practice-s2.png" });
  for (const [at, f] of ["theme", "status", "objective", "outcome", "tip"].entries()) {
    await page.locator(`#sheet-${f}`).evaluate((e) => e.scrollIntoView());
    if (f === "tip") await page.locator('[data-field="tip"] details summary').first().click();
    await page.waitForTimeout(200);
    await page.screenshot({ path: `/tmp/practice-s3-${at}.png` });
  }
  console.log("axe sheet", await violations(page));
  for (const form of ["docx", "odt", "pdf", "md"]) {
    await page.locator(".ui-panel-body").evaluate((e) => e.scrollTo(0, 0));
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    const [d] = await Promise.all([
      page.waitForEvent("download", { timeout: 15000 }),
      page.getByRole("menuitem", { name: new RegExp(`\\.${form}\\)`) }).click(),
    ]).catch((e) => {
      console.log(form, String(e).slice(0, 200));
      return [null] as const;
    });
    if (d) await d.saveAs(`/tmp/practice-sheet.${form}`);
  }
  await choose(page, "Cahier des charges");
  await page.waitForTimeout(500);
  await page.getByRole("button", { name: "Reprendre les lignes du référentiel" }).click();
  await page.getByRole("textbox", { name: "Nom" }).fill("Huppe");
  await page.getByRole("button", { name: "Donner mon accord" }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: "/tmp/practice-c1.png" });
  await page.locator('[data-field="signature"]').evaluate((e) => e.scrollIntoView());
  await page.screenshot({ path: "/tmp/practice-c2.png" });
  console.log("axe spec", await violations(page));
  await choose(page, "Les trois savoirs");
  await page.waitForTimeout(300);
  await page.screenshot({ path: "/tmp/practice-g.png" });
  await page.getByRole("button", { name: "Fermer le panneau" }).click();
  const phone = await openPage(browser, { width: 390, height: 800, phone: true, colorScheme: "dark", locale: "en-GB" });
  await phone.page.goto(`${house.url}/join#code=${code}`);
  await phone.page.getByRole("textbox").last().fill("Wren");
  await phone.page.locator("form button[type=submit]").click();
  await phone.page.locator('[data-status="saved"]').waitFor();
  await choose(phone.page, "Practice sheet");
  await phone.page.waitForTimeout(600);
  await phone.page.screenshot({ path: "/tmp/practice-p1.png" });
  await phone.page.locator("#sheet-objective").evaluate((e) => e.scrollIntoView());
  await phone.page.screenshot({ path: "/tmp/practice-p2.png" });
  console.log("axe phone", await violations(phone.page));
  await one[Symbol.asyncDispose]();
} finally {
  await browser.close();
  await house[Symbol.asyncDispose]();
}
process.exit(0);
