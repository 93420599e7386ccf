import type { Actor } from "../../support/actor.ts";
import { until } from "../../support/house.ts";
import type { House } from "../../support/house.ts";
import type { Headless } from "../../support/member.ts";
import { close, decide } from "./deciding.ts";
import { answer, bound, button, choose, codeOf, inDialog, leavePanel, ofPerson, sees, sit, textbox } from "./table.ts";
import type { Bound } from "./table.ts";

/**
 * A host’s whole workshop: the table is opened and prepared, people come, two lead, phases go by, the table decides and
 * closes. The mirror is asked for early: it takes a minute to be due.
 */
export async function lead(actor: Actor, house: House): Promise<void> {
  const by = bound(actor);
  await open(by, house);
  const code = await codeOf(by.page, house);
  await using iris = await sit(house, code, "Iris", "supported");
  await using thym = await sit(house, code, "Thym", "trainer");
  await using mesange = await sit(house, code, "Mésange", "trainer");
  await using sorbier = await sit(house, code, "Sorbier");
  await choose(by, "Mener la séance");
  await prepare(by, iris);
  await changeAgenda(by, iris);
  await agree(by, iris);
  await peopleComeAndGo(by, { iris, mesange, sorbier });
  await choose(by, "Mener la séance");
  await leadAsTwo(by, mesange);
  await beginAndTime(by, iris);
  await giveTheFloor(by, iris);
  await decide(by, { iris, thym });
  await takeOver(by, mesange);
  await close(by, iris);
}

async function open({ page, press, write }: Bound, house: House): Promise<void> {
  await page.goto(house.url);
  await press(page.getByRole("link", { name: "Ouvrir une table" }).first());
  await page.getByRole("heading", { name: "Ouvrir une table" }).waitFor();
  await write(textbox(page, "Nom de la table"), "Les ingrédients");
  await write(textbox(page, /^Mon nom à la table/), "Olivier");
  await press(button(page, "Ouvrir la table"));
  await page.locator('[data-status="saved"]').waitFor();
}

/** Notes and drafts: nobody else’s yet; then on the table. */
async function prepare(by: Bound, iris: Headless): Promise<void> {
  const { page, press, write, pick } = by;
  await press(button(page, "Préparer"));
  await write(textbox(page, "Votre note pour cette phase"), "Laisser du temps");
  const dialog = page.getByRole("dialog");
  await press(dialog.getByRole("radio", { name: "Une zone" }));
  await write(textbox(page, "Nom de la zone"), "Plus tard");
  await press(inDialog(page, "Ajouter"));
  await button(page, "Retirer : Plus tard").waitFor();
  await press(dialog.getByRole("radio", { name: "Une carte" }));
  for (const words of ["De trop", "Ce que nous gardons"]) {
    await write(textbox(page, "Mots de la carte"), words);
    await press(inDialog(page, "Ajouter"));
    await button(page, `Retirer : ${words}`).waitFor();
  }
  await press(button(page, "Retirer : De trop"));
  await button(page, "Retirer : De trop").waitFor({ state: "detached" });
  await pick(dialog.getByRole("button", { name: /Phase/ }), /^2\./);
  await press(button(page, "Poser sur la table : Ce que nous gardons"));
  await until("the draft is on the table", () => iris.texts().includes("Ce que nous gardons"));
  await answer(by, "Fermer");
}

async function changeAgenda(by: Bound, iris: Headless): Promise<void> {
  const { page, press, write, pick } = by;
  await press(button(page, "Modifier le déroulé"));
  await write(textbox(page, "Phase 1 : son nom"), "Accueil");
  await write(page.locator(".agenda-row").first().getByRole("textbox", { name: "Minutes" }), "12");
  await write(
    page.locator(".agenda-row").first().getByRole("textbox", { name: "À quoi elle sert" }),
    "Se dire bonjour",
  );
  await press(button(page, "Descendre la phase Accueil"));
  await press(button(page, "Monter la phase Accueil"));
  const last = (await page.locator(".agenda-row").count()) - 1;
  const removed = await textbox(page, `Phase ${last + 1} : son nom`).inputValue();
  await press(button(page, `Retirer la phase ${removed}`));
  await press(button(page, "Ajouter une phase"));
  await write(textbox(page, `Phase ${last + 1} : son nom`), "Un tour libre");
  await pick(
    page
      .locator(".agenda-row")
      .last()
      .getByRole("button", { name: /Qui écrit/ }),
    /^Chaque personne/,
  );
  await answer(by, "Enregistrer");
  await sees(iris, "the new agenda", ({ phases }) => phases[0]?.minutes === 12 && phases.at(-1)?.gate === "private");
}

async function agree(by: Bound, iris: Headless): Promise<void> {
  const { page, press, write } = by;
  await choose(by, "Ce dont on a convenu");
  await press(button(page, "Écrire le but"));
  await write(textbox(page, "Ce que nous voulons faire ensemble"), "Bien se rencontrer");
  await answer(by, "Enregistrer");
  await press(button(page, "Poser les règles"));
  await write(textbox(page, "Les règles de la table"), "On garde les mots.");
  await answer(by, "Enregistrer");
  await press(page.getByRole("switch", { name: "Je suis d’accord" }));
  await sees(iris, "goal, rules, and one who agrees", ({ goal, rules }) => goal !== "" && rules.agreedCount === 1);
}

interface People {
  readonly iris: Headless;
  readonly mesange: Headless;
  readonly sorbier: Headless;
}

async function peopleComeAndGo(by: Bound, { iris, mesange, sorbier }: People): Promise<void> {
  const { page, press } = by;
  await choose(by, "Autour de la table");
  await ofPerson(by, "Iris", "Laisser mener 15 min");
  await sees(iris, "Iris leads for a while", ({ me }) => me.role === "host");
  await ofPerson(by, "Iris", "Ne plus laisser mener");
  await sees(iris, "Iris takes part", ({ me }) => me.role === "participant");
  await ofPerson(by, "Sorbier", "Passer en observation");
  await sees(sorbier, "Sorbier observes", ({ me }) => me.role === "observer");
  await ofPerson(by, "Sorbier", "Retirer de la table");
  await answer(by, "Retirer de la table");
  await until("Sorbier is removed", () => sorbier.live().removed);
  await ofPerson(by, "Mésange", "Confier la séance aussi");
  await sees(mesange, "Mésange leads", ({ me }) => me.role === "host");
  await press(button(page, "Suivre Iris"));
  // On a phone the notice over the board lies under the panel.
  const stop = by.way === "keys" ? page.locator(".board-notice") : page.locator(".ui-panel");
  await press(stop.getByRole("button", { name: "Ne plus suivre" }));
}

async function leadAsTwo(by: Bound, mesange: Headless): Promise<void> {
  const { page, press, write, pick } = by;
  const duo = async (what: string, holds: (duo: ReturnType<typeof duoOf>) => boolean) =>
    until(what, () => holds(duoOf(mesange)));
  await press(button(page, "Mener à deux avec Mésange"));
  await duo("two lead", (now) => now !== null);
  await press(button(page, "Passer le bâton à Mésange"));
  await duo("it is offered", (now) => now?.offered === true);
  await press(button(page, "Garder le bâton"));
  await duo("it is kept", (now) => now?.offered === false);
  await press(button(page, "Passer le bâton à Mésange"));
  await duo("it is offered again", (now) => now?.offered === true);
  await mesange.command("baton.accept", {});
  for (const does of ["Pas maintenant", "Prendre le bâton"]) {
    const { me } = await mesange.view();
    const other = duoOf(mesange)?.members.find((id) => id !== me.id);
    if (other) await mesange.command("baton.offer", { to: other });
    await press(button(page, does));
    await duo(does, (now) => now?.offered === false);
  }
  await press(button(page, "Noter notre regard"));
  for (const [look, grade] of [
    ["Échange entre vous", "3"],
    ["Fluidité", "2"],
    ["Décrochage (4 : personne)", "4"],
  ] as const)
    await press(page.getByRole("radiogroup", { name: look }).getByRole("radio", { name: grade }));
  await write(textbox(page, "Une phrase, si vous voulez"), "Un silence bienvenu");
  await answer(by, "Noter");
  await duo("a look is noted", (now) => now?.glances.length === 1);
  await pick(page.locator(".duo-part").getByRole("button", { name: /Rappel/ }), "Toutes les 20 min");
  await duo("a reminder", (now) => now?.mirrorEveryMin === 20);
  await press(page.locator(".duo-part summary").first());
  await press(button(page, "Effacer nos regards"));
  await answer(by, "Effacer nos regards");
  await duo("it is erased", (now) => now?.glances.length === 0);
  // The shortest reminder there is: due before this workshop is over.
  await mesange.command("mirror.every", { minutes: 1 });
}

function duoOf(mesange: Headless) {
  const duo = mesange.live().view?.duo;
  return duo?.kind === "mine" ? duo : null;
}

async function beginAndTime(by: Bound, iris: Headless): Promise<void> {
  const { page, press, write } = by;
  await press(button(page, "Commencer : Accueil"));
  await sees(iris, "the first phase", ({ phase, phases }) => phase === phases[0]?.id);
  await write(textbox(page, "Durée en minutes"), "7");
  await press(button(page, "Lancer"));
  await sees(iris, "a timer", ({ timer }) => timer.kind === "running");
  await press(button(page, "+ 1 min"));
  await press(button(page, "Pause"));
  await sees(iris, "a pause", ({ timer }) => timer.kind === "paused");
  await press(button(page, "Reprendre"));
  await sees(iris, "it goes on", ({ timer }) => timer.kind === "running");
  await press(button(page, "Arrêter"));
  await sees(iris, "no timer", ({ timer }) => timer.kind === "none");
  await press(page.locator(".phase-line").getByRole("button").nth(4));
  await sees(iris, "the fifth phase", ({ phase, phases }) => phase === phases[4]?.id);
  await press(button(page, /^Revenir à/));
  await sees(iris, "the fourth", ({ phase, phases }) => phase === phases[3]?.id);
  await by.pick(button(page, /Aller à la phase/), /^1\./);
  await sees(iris, "the first again", ({ phase, phases }) => phase === phases[0]?.id);
  const lock = page.getByRole("switch", { name: "Verrouiller les zones et les groupes" });
  for (const locked of [true, false]) {
    await press(lock);
    await sees(iris, `locked: ${locked}`, ({ structureLocked }) => structureLocked === locked);
  }
}

async function giveTheFloor(by: Bound, iris: Headless): Promise<void> {
  const { page, press } = by;
  await press(page.locator(".lead-mine").getByRole("button", { name: "Je suis prêt·e" }));
  await sees(iris, "one is ready", ({ readyCount }) => readyCount === 1);
  await press(page.locator(".lead-mine").getByRole("button", { name: "Lever la main" }));
  await iris.command("hand.set", { raised: true });
  await sees(iris, "two hands", ({ hands }) => hands.length === 2);
  await press(button(page, "Donner la parole à Iris"));
  await sees(iris, "Iris has the floor", ({ floor, me }) => floor === me.id);
  await press(button(page, "Reprendre la parole"));
  await sees(iris, "nobody has it", ({ floor }) => floor === null);
  await choose(by, "Inviter à une zone…");
  await press(inDialog(page, "Après la formation"));
  await page.getByText("Tout le monde est invité à la zone « Après la formation ».").first().waitFor();
}

/** Of the two the other loses the connection; and a minute after its last look the mirror asks. */
async function takeOver(by: Bound, mesange: Headless): Promise<void> {
  const { page, press } = by;
  const asks = page.locator(".board-notice", { hasText: "Une minute pour vous regarder travailler" });
  await leavePanel(by);
  await asks.waitFor({ timeout: 90_000 });
  await press(asks.getByRole("button", { name: "Plus tard" }));
  await asks.waitFor({ state: "detached" });
  await choose(by, "Mener la séance");
  await press(button(page, "Passer le bâton à Mésange"));
  await until("it is offered", () => duoOf(mesange)?.offered === true);
  await mesange.command("baton.accept", {});
  await mesange[Symbol.asyncDispose]();
  await press(button(page, "Prendre le relais"));
  await page.getByText("Vous avez le bâton").waitFor();
  await press(button(page, "Ne plus mener à deux"));
  await answer(by, "Ne plus mener à deux");
  await button(page, "Mener à deux avec Mésange").waitFor();
}
