import { expect } from "vitest";
import type { Actor } from "../../support/actor.ts";
import { openBoard, until } from "../../support/house.ts";
import type { House } from "../../support/house.ts";
import { Headless } from "../../support/member.ts";
import type { CommandInput } from "@tablee/shared/protocol/commands";
import { turnNow } from "@tablee/shared/session/turns";
import { answer, bound, button, choose, inDialog, leavePanel, sees, sit, textbox } from "./table.ts";
import type { Bound } from "./table.ts";

/** A participant’s whole workshop beside the board: from the code to one’s own copy. Cards are CAN140’s and CAN139’s. */
export async function takePart(actor: Actor, house: House): Promise<void> {
  const by = bound(actor);
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.saved();
  await using thym = await sit(house, opened.board.code, "Thym", "trainer");
  await host.command("rules.post", { text: "On garde les mots." });
  await join(by, house, opened.board.code);
  await agreeAndAsk(by, host);
  await writePrivately(by, host);
  await comeAndFollow(by, host);
  await react(by, host);
  await decide(by, { host, thym });
  await evaluate(by, host);
  await beTwo(by, host);
  await takeAlong(by, host);
}

async function join(by: Bound, house: House, code: string): Promise<void> {
  const { page, press, write, pick } = by;
  await page.goto(house.url);
  await write(page.locator(".code-input"), code);
  await press(button(page, "Rejoindre"));
  await write(textbox(page, /^Mon nom à la table/), "Iris");
  await pick(button(page, /Comment je participe/), "Personne accompagnée");
  await press(button(page, "Rejoindre la table"));
  await page.locator('[data-status="saved"]').waitFor();
}

async function agreeAndAsk(by: Bound, host: Headless): Promise<void> {
  const { page, press } = by;
  await press(page.locator(".together-pinned"));
  const agrees = page.getByRole("switch", { name: "Je suis d’accord" });
  await press(agrees);
  await sees(host, "one agrees", ({ rules }) => rules.agreedCount === 1);
  await choose(by, "La séance");
  await press(page.locator(".lead-mine").getByRole("button", { name: "Je suis prêt·e" }));
  await sees(host, "one is ready", ({ readyCount }) => readyCount === 1);
  await press(page.locator(".lead-mine").getByRole("button", { name: "Lever la main" }));
  await sees(host, "a hand is up", ({ hands }) => hands.length === 1);
  const [hand] = (await host.view()).hands;
  if (hand) await host.command("floor.give", { to: hand });
  await leavePanel(by);
  await press(button(page, "J’ai fini de parler"));
  await sees(host, "the floor is free", ({ floor }) => floor === null);
}

/** Kept back, signed, revealed; and what came late, published in one’s turn. */
async function writePrivately(by: Bound, host: Headless): Promise<void> {
  const { page, press, write } = by;
  const { phases } = await host.view();
  const phase = phases.find(({ gate }) => gate === "private")?.id ?? null;
  await host.command("phase.set", { phase });
  await press(page.locator(".board-notice").getByRole("button", { name: "Ma feuille", exact: true }));
  const panel = page.locator(".ui-panel");
  const card = (at: number) => panel.locator(".sheet-card").nth(at - 1);
  for (const [at, words] of ["Venir à deux", "Pour moi seule", "De trop"].entries()) {
    await press(button(page, "Nouvelle carte"));
    await write(textbox(page, `Carte ${at + 1}`), words);
  }
  await press(card(1).getByRole("switch", { name: "Signer de mon nom" }));
  await press(card(2).getByRole("switch", { name: "Garder pour moi" }));
  await press(button(page, "Supprimer la carte 3"));
  await expect.poll(() => panel.locator(".sheet-card").count()).toBe(2);
  await page.getByText("Enregistré, pour vous seul·e.").waitFor();
  await host.command("round.reveal", { how: "all", reveals: (await host.view()).rounds.reveals });
  await until("it is signed, on the table", () =>
    [...host.board().cards.values()].some(({ text, author }) => text === "Venir à deux" && author === "Iris"),
  );
  expect(host.texts()).not.toContain("Pour moi seule");
  await expect.poll(() => panel.locator(".sheet-card").count()).toBe(1);
  await host.command("round.reveal", { how: "turns", reveals: (await host.view()).rounds.reveals });
  await turnOf("Iris", host);
  await press(card(1).getByRole("switch", { name: "Garder pour moi" }));
  await press(button(page, "Publier la carte 1"));
  await until("it is published", () => host.texts().includes("Pour moi seule"));
  await panel.getByText("Rien encore.").waitFor();
  await host.command("phase.set", { phase: null });
}

/** The order is drawn: whoever leads ends the turns that come before. */
async function turnOf(name: string, host: Headless): Promise<void> {
  await sees(host, "turns are taken", ({ rounds }) => rounds.turns);
  for (;;) {
    const { rounds } = await host.view();
    const now = turnNow(rounds);
    if (!now) throw new Error(`${name} has had no turn`);
    if (host.live().people.get(now.member)?.name === name) return;
    await host.command("turn.end", { at: rounds.at });
    await sees(host, "the turn is over", (view) => view.rounds.at > rounds.at);
  }
}

async function comeAndFollow(by: Bound, host: Headless): Promise<void> {
  const { page, press } = by;
  const zone = [...host.board().zones.values()].find(({ title }) => title === "Après la formation")?.id;
  if (!zone) throw new Error("the table has no such area");
  await leavePanel(by);
  for (const does of ["Rester ici", "Y aller"]) {
    await host.command("summon", { zone });
    await press(page.locator(".together-call").getByRole("button", { name: does }));
    await page.locator(".together-call").waitFor({ state: "detached" });
  }
  await choose(by, "Autour de la table");
  await press(button(page, "Suivre Mésange"));
  await press(page.locator(".ui-panel").getByRole("button", { name: "Ne plus suivre" }));
}

async function react(by: Bound, host: Headless): Promise<void> {
  const { page, press, reach } = by;
  const heard: string[] = [];
  const stop = host.table.live.onPassing((event) => heard.push(event.kind));
  await leavePanel(by);
  await press(page.getByRole("radio", { name: "Liste" }));
  const row = page.locator(".list-row", { hasText: "Venir à deux" });
  if (by.way === "touch") {
    // On a phone the list is one area at a time.
    await press(page.locator(".area-tab", { hasText: "Avant la formation" }));
    await press(row.getByRole("button").first());
    await press(page.getByRole("menuitem", { name: "Réagir…" }));
  } else {
    await reach(row.locator(".list-card"));
    await page.keyboard.press("q");
  }
  await press(inDialog(page, "merci"));
  await until("a reaction", () => heard.includes("reaction"));
  stop();
}

interface Table {
  readonly host: Headless;
  readonly thym: Headless;
}

async function decide(by: Bound, { host, thym }: Table): Promise<void> {
  const { page, press, write } = by;
  const cards = [...host.board().cards.keys()];
  const vote = host.hand.newId() as CommandInput<"vote.start">["vote"];
  await host.command("vote.start", { vote, question: "Que gardons-nous ?", points: 3, maxPerCard: 2, cards });
  await press(page.locator('[data-notice="vote"]').getByRole("button", { name: "Voter" }));
  const more = page.getByRole("button", { name: /^Un point de plus : Venir à deux/ });
  await press(more);
  await press(more);
  await press(page.getByRole("button", { name: /^Un point de moins : Venir à deux/ }));
  await page.locator('[data-ballot="saved"]').waitFor();
  await press(button(page, "Voter blanc"));
  await page.getByText("Bulletin blanc déposé").waitFor();
  await sees(host, "a ballot", ({ votes }) => votes.open?.turnout === 1);
  await host.command("vote.cancel", { vote });
  const consent = host.hand.newId() as CommandInput<"consent.start">["consent"];
  await host.command("consent.start", { consent, text: "On garde les pauses.", line: null });
  await press(page.getByRole("radio", { name: /^Une objection/ }));
  await write(textbox(page, /^En quelques mots/), "Trop court.");
  await press(button(page, "Déposer ma réponse"));
  await page.locator('[data-answer="saved"]').waitFor();
  await sees(thym, "an answer", ({ consents }) => consents.open?.turnout === 1);
  await choose(by, "Freiner…");
  await write(textbox(page, "Pourquoi, si vous voulez le dire"), "On fige.");
  await answer(by, "Freiner");
  await sees(host, "a brake", ({ brake }) => brake?.by === null);
}

async function evaluate(by: Bound, host: Headless): Promise<void> {
  const { page, press, write } = by;
  await choose(by, "Évaluer ensemble");
  await press(button(page, "Ajouter une question"));
  await write(textbox(page, "La question, ou l’affirmation"), "Je me sens à ma place.");
  await answer(by, "Enregistrer");
  await sees(host, "a question", ({ evaluation }) => evaluation.questions.length === 1);
  await press(button(page, "Changer la question : Je me sens à ma place."));
  await write(textbox(page, "La question, ou l’affirmation"), "Je suis à ma place.");
  await answer(by, "Enregistrer");
  await host.command("evaluation.open", { moment: "before" });
  await press(page.getByRole("radio", { name: "Tout à fait" }));
  await write(textbox(page, /^Mot personnel/), "le tilleul de la cour");
  await press(button(page, "Envoyer ma réponse"));
  await page.getByText("Votre réponse est gardée").waitFor();
  await press(button(page, /^Changer la question/));
  await answer(by, "Retirer cette question");
  await sees(host, "no question", ({ evaluation }) => evaluation.questions.length === 0);
}

async function beTwo(by: Bound, host: Headless): Promise<void> {
  const { page, press, write, pick } = by;
  await choose(by, "Deux personnes sur cet appareil");
  await write(textbox(page, "Nom de la personne 2"), "De trop");
  await press(button(page, "Ajouter un nom"));
  await write(textbox(page, "Nom de la personne 3"), "Genêt");
  await press(button(page, "Retirer De trop"));
  await answer(by, "Enregistrer");
  await until("two on a seat", () => host.present().some(({ also }) => also.includes("Genêt")));
  await choose(by, "Mon nom et ma participation");
  await write(textbox(page, /^Mon nom à la table/), "Iris des marais");
  await pick(page.getByRole("dialog").getByRole("button", { name: /Comment je participe/ }), "Autre");
  await answer(by, "Enregistrer");
  await until("another name", () => host.present().some(({ name }) => name === "Iris des marais"));
}

/** One’s own copy, one’s own settings and link; and away. */
async function takeAlong(by: Bound, host: Headless): Promise<void> {
  const { page, press, write } = by;
  await choose(by, "Langue, couleurs, présence");
  await press(page.getByRole("switch", { name: /^Minuteur discret/ }));
  await press(page.getByRole("dialog").getByRole("button", { name: "Fermer" }).first());
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await choose(by, "Mon lien pour un autre appareil");
  await page.getByRole("dialog").getByRole("img", { name: "Code QR de mon lien" }).waitFor();
  await press(page.getByRole("dialog").getByRole("button", { name: "Fermer" }).first());
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await write(page.locator(".composer-text"), "De ma main");
  await press(page.locator(".composer").getByRole("button", { name: "Poser" }));
  await until("it is there", () => host.texts().includes("De ma main"));
  await choose(by, "Ce dont on a convenu");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(button(page, "Prendre une copie de mes cartes")),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Mes cartes/);
  await choose(by, "Quitter vers l’accueil");
  await page.getByRole("link", { name: "Ouvrir une table" }).first().waitFor();
}
