import { newId } from "@tablee/client/new-id";
import type { QuestionId } from "@tablee/shared/ids";
import { expect, test } from "vitest";
import { openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, openPage, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

test("GUI11 what is asked of a person stands at the top of their page, with the press that answers it, and goes when it is answered", async () => {
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.saved();
  const { page } = await openPage(browser, { phone: true, width: 390, height: 780 });
  await page.goto(`${house.url}/join#code=${opened.board.code}`);
  await page.getByRole("textbox").last().fill("Iris");
  await page.getByRole("button", { name: /Comment je participe/ }).tap();
  await page.getByRole("option", { name: "Personne accompagnée" }).tap();
  await page.getByRole("button", { name: "Rejoindre la table" }).tap();
  await page.locator('[data-status="saved"]').waitFor();
  const asked = page.locator(".together-asked");

  const { phases } = await host.view();
  const first = phases.find(({ gate }) => gate === "experience-first");
  await host.command("phase.set", { phase: first?.id ?? null });
  await asked.getByText("Votre groupe commence").waitFor();
  await asked.getByRole("button", { name: "Je suis prêt·e" }).tap();
  await asked.getByText("Vous avez dit être prêt·e.").waitFor();
  await until("the group is ready", () => host.live().view?.phaseMayAdvance === true);
  // In the panel it is there already.
  await choose(page, "La séance");
  await asked.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Fermer le panneau" }).tap();
  await asked.waitFor();
  expect(await violations(page)).toEqual([]);
  await host.command("phase.set", { phase: phases.at(-1)?.id ?? null });
  await asked.waitFor({ state: "detached" });

  const id = newId<QuestionId>();
  await host.command("question.put", { question: { id, text: "Utile ?", kind: "scale", moments: ["after"] } });
  await host.command("evaluation.open", { moment: "after" });
  await asked.getByText("Une évaluation est ouverte : Après la formation.").waitFor();
  await asked.getByRole("button", { name: "Répondre" }).tap();
  await page.getByText("Tout à fait").tap();
  await page.getByRole("button", { name: "Envoyer ma réponse" }).tap();
  await page.getByText("Votre réponse est gardée").waitFor();
  await page.getByRole("button", { name: "Fermer le panneau" }).tap();
  await page.locator(".ui-panel").waitFor({ state: "detached" });
  expect(await asked.count()).toBe(0);

  await host.command("board.close", { decided: "Deux places.", tasks: [], deleteAt: null });
  await asked.getByText("La table est close").waitFor();
  await asked.getByRole("button", { name: "Ce dont on a convenu" }).tap();
  await page.getByText("Deux places.").waitFor();
});
