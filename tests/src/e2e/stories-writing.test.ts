import { describe, expect, test } from "vitest";
import { STORY_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { openBrowser } from "../support/browser.ts";
import { openBoard } from "../support/house.ts";
import { Keys } from "../support/keys.ts";
import { choose, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import {
  openStories,
  rowsOf,
  sitToTell,
  standing,
  storiesPanel,
  storyField,
  storyOnServer,
  writeStoryOn,
} from "../support/telling.ts";
import type { Teller } from "../support/telling.ts";

const { house, browser } = await openStage();

const WORDS = "J’ai raconté dix fois la même chose à dix personnes.";

const TYPED = `(() => {
  const field = document.querySelector(".stories-field");
  field.value += "De droite.";
  field.dispatchEvent(new Event("input", { bubbles: true }));
})()`;

async function kept({ page, twin }: Teller): Promise<{ readonly text: string; readonly easy: string }> {
  const [story] = (await twin.view()).stories.mine;
  return storyOnServer({ page, house }, story?.id);
}

async function serverHas(teller: Teller): Promise<string> {
  return (await kept(teller)).text;
}

describe("writing a story", () => {
  test("NAR30 [A13] by keyboard alone a story is begun, saved as it is typed, and found again by its first line and who can read it", async () => {
    await using teller = await sitToTell(browser, { house, name: "Mésange" });
    const { page } = teller;
    const keys = new Keys(page);
    await openStories(page);
    await page.getByText("Vous pouvez commencer quand vous voulez").waitFor();
    await keys.to(/^Écrire un récit$/);
    await keys.press("Enter");
    await keys.to(/^Votre récit$/);
    await keys.to(/^Votre récit$/, "Tab");
    await storyField(page).focus();
    await keys.type(`${WORDS}\nAucune n’avait lu l’autre.`);
    await standing(page, "saved").waitFor();
    expect(await serverHas(teller)).toBe(`${WORDS}\nAucune n’avait lu l’autre.`);
    await keys.to(/^Retour aux récits$/, "Shift+Tab");
    await keys.press("Enter");
    const row = storiesPanel(page).locator(".stories-row");
    await expect.poll(() => row.textContent()).toContain(WORDS);
    expect(await row.textContent()).toContain("Moi seul·e");
    // The keyboard is back on the story that one came from.
    await expect
      .poll(() => page.evaluate("document.activeElement.dataset.story"))
      .toBe(await row.getAttribute("data-story"));
    await keys.press("Escape");
    await storiesPanel(page).waitFor({ state: "detached" });
  });

  test("NAR31 a page that is loaded again in the middle, with the server away, loses nothing; what waits is sealed on the device and gone from it once saved", async () => {
    await using teller = await sitToTell(browser, { house, name: "Tilleul" });
    const { page } = teller;
    await openStories(page);
    await writeStoryOn(page, "Avant la panne. ");
    await expect.poll(async () => (await rowsOf(page)).length).toBe(0);
    await page.route("**/stories/**", (route) => route.abort());
    await storyField(page).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Pendant la panne.");
    await standing(page, "kept").waitFor();
    await page.locator(".stories-standing", { hasText: "Vos mots sont gardés sur cet appareil, chiffrés." }).waitFor();
    const [row] = await rowsOf(page);
    expect(row).toMatchObject({ type: "secret", canLeave: false, how: "AES-GCM" });
    expect(Buffer.from(row?.bytes ?? []).includes("panne")).toBe(false);
    await page.keyboard.type(" Et encore.");
    await page.reload();
    await page.locator('[data-status="saved"]').waitFor();
    await openStories(page);
    await storiesPanel(page).locator(".stories-row").press("Enter");
    await expect.poll(() => storyField(page).inputValue()).toBe("Avant la panne. Pendant la panne. Et encore.");
    await page.unroute("**/stories/**");
    await standing(page, "saved").waitFor();
    expect(await serverHas(teller)).toBe("Avant la panne. Pendant la panne. Et encore.");
    await expect.poll(async () => (await rowsOf(page)).length).toBe(0);
  });

  test("NAR32 “saved” is said after the server’s answer alone", async () => {
    await using teller = await sitToTell(browser, { house, name: "Genêt" });
    const { page } = teller;
    await openStories(page);
    await writeStoryOn(page, "Un. ");
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route("**/stories/**", async (route) => {
      if (route.request().method() === "PUT") await held;
      await route.continue();
    });
    const put = page.waitForRequest((request) => request.method() === "PUT");
    await storyField(page).focus();
    await page.keyboard.type("Deux.");
    await put;
    await standing(page, "saving").waitFor();
    expect(await standing(page, "saved").count()).toBe(0);
    letGo();
    await standing(page, "saved").waitFor();
  });

  test("NAR33 with a page that is not encrypted nothing is kept on the device, and the panel says so", async () => {
    await using plain = await openBrowser(["--host-resolver-rules=MAP recits.test 127.0.0.1"]);
    const { board } = await openBoard(house.url);
    const at = house.url.replace("127.0.0.1", "recits.test");
    await using teller = await sitToTell(plain, { house, name: "Loriot", code: board.code, at });
    const { page } = teller;
    await openStories(page);
    await writeStoryOn(page, WORDS);
    await page.getByText("cet appareil ne garde rien de ce que vous écrivez").waitFor();
    await page.route("**/stories/**", (route) => route.abort());
    await storyField(page).focus();
    await page.keyboard.type(" Encore.");
    await standing(page, "unkept").waitFor();
    expect(
      await page.evaluate(
        "indexedDB.databases().then((all) => all.some(({ name }) => name.startsWith('tablee-stories:')))",
      ),
    ).toBe(false);
    await page.unroute("**/stories/**");
    await standing(page, "saved").waitFor();
  });

  test("NAR34 written in two tabs, the newest stands and the other’s words are offered, not lost", async () => {
    await using teller = await sitToTell(browser, { house, name: "Alisier" });
    const { page: left } = teller;
    await openStories(left);
    await writeStoryOn(left, "Ensemble. ");
    const right = await left.context().newPage();
    await right.goto(left.url());
    await right.locator('[data-status="saved"]').waitFor();
    await openStories(right);
    await storiesPanel(right).locator(".stories-row").press("Enter");
    await expect.poll(() => storyField(right).inputValue()).toBe("Ensemble. ");
    await left.bringToFront();
    await storyField(left).focus();
    await left.keyboard.press("Control+End");
    await left.keyboard.type("De gauche.");
    await standing(left, "saved").waitFor();
    // As this tab last saw it: it has not been looked at since.
    await right.evaluate(TYPED);
    await standing(right, "saved").waitFor();
    expect(await serverHas(teller)).toBe("Ensemble. De droite.");
    const aside = right.locator(".stories-aside");
    await expect.poll(() => aside.locator(".stories-text").textContent()).toBe("Ensemble. De gauche.");
    // Until the person has dealt with them, also when the page is loaded again.
    await right.reload();
    await right.locator('[data-status="saved"]').waitFor();
    await openStories(right);
    await storiesPanel(right).locator(".stories-row").press("Enter");
    await aside.getByRole("button", { name: "Ajouter à la fin de mon récit" }).press("Enter");
    await aside.waitFor({ state: "detached" });
    await expect.poll(() => storyField(right).inputValue()).toBe("Ensemble. De droite.\n\nEnsemble. De gauche.");
    await standing(right, "saved").waitFor();
    await expect.poll(async () => (await rowsOf(right)).length).toBe(0);
  });

  test("NAR35 the same in easy words stands beside one’s words, and takes nothing from them", async () => {
    await using teller = await sitToTell(browser, { house, name: "Bruyère" });
    const { page } = teller;
    await openStories(page);
    await writeStoryOn(page, WORDS);
    await page.getByRole("button", { name: "Ajouter la même chose en mots simples" }).press("Enter");
    await page.getByRole("textbox", { name: "La même chose en mots simples" }).fill("J’ai tout raconté dix fois.");
    await standing(page, "saving").waitFor();
    await standing(page, "saved").waitFor();
    expect(await kept(teller)).toMatchObject({ text: WORDS, easy: "J’ai tout raconté dix fois." });
    await choose(page, "Préparer le terrain");
    await page.locator('.groundwork-tool[data-tool="mine"]').press("Enter");
    const own = page.locator(".mine-stories .mine-card");
    await expect.poll(() => own.textContent()).toContain(WORDS);
    expect(await own.textContent()).toContain("J’ai tout raconté dix fois.");
  });

  test("NAR36 [A13] a hundred thousand characters are written on and saved whole", async () => {
    await using teller = await sitToTell(browser, { house, name: "Mésange" });
    const { page } = teller;
    await openStories(page);
    const long = "Je raconte. ".repeat(100_000 / 12 + 1).slice(0, 100_000);
    await writeStoryOn(page, long);
    await storyField(page).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Fin.");
    await standing(page, "saving").waitFor();
    await standing(page, "saved").waitFor();
    expect(await serverHas(teller)).toBe(`${long}Fin.`);
  });

  test("LIM169 a story takes no more characters than it may have, and says so where it is written", async () => {
    await using teller = await sitToTell(browser, { house, name: "Mésange" });
    const { page } = teller;
    await openStories(page);
    await writeStoryOn(page, "Je raconte.");
    await storyField(page).focus();
    await page.keyboard.insertText("x".repeat(STORY_TEXT_MAX_CHARS));
    await page.getByText("Un récit ne peut pas être plus long.").waitFor();
    expect(await storyField(page).inputValue()).toHaveLength(STORY_TEXT_MAX_CHARS);
    await standing(page, "saved").waitFor();
  });
});

describe("hearing and saying it", () => {
  /** A browser without voices gets one of a device and one that would send the words away. */
  const VOICES = `{
    const said = [];
    const voice = (lang, localService) => ({ lang, localService, name: lang, voiceURI: lang, default: false });
    window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
    Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
      getVoices: () => [voice("fr-FR", false), voice("fr-CA", true)],
      speak: (one) => { said.push([one.text, one.lang]); queueMicrotask(() => one.dispatchEvent(new Event("end"))); },
      cancel: () => undefined,
    }) });
    window.saidAloud = said;
  }`;

  test("NAR37 [A13] a story is read aloud by a voice of the device alone, sentence by sentence, and not where there is none", async () => {
    await using teller = await sitToTell(browser, { house, name: "Mésange" });
    const { page } = teller;
    await openStories(page);
    await writeStoryOn(page, "Je reste là. On parle.\nPuis on se tait.");
    await page.getByRole("button", { name: "Lire à voix haute" }).press("Enter");
    await page.getByText("Cet appareil n’a pas de voix à lui").first().waitFor();
    await page.addInitScript(VOICES);
    await page.reload();
    await page.locator('[data-status="saved"]').waitFor();
    await openStories(page);
    await storiesPanel(page).locator(".stories-row").press("Enter");
    await page.getByRole("button", { name: "Lire à voix haute" }).press("Enter");
    await expect
      .poll(() => page.evaluate("window.saidAloud.map(([words, voice]) => words.trim() + ' ' + voice)"))
      .toEqual(["Je reste là. On parle. fr-CA", "Puis on se tait. fr-CA"]);
  });

  /** What a browser that listens on the device itself offers, as far as the standard says. */
  const EARS = (here: boolean) => `{
    window.asked = [];
    window.SpeechRecognition = class extends EventTarget {
      static async available(wish) { window.asked.push(wish); return ${here} ? "available" : "downloadable"; }
      get processLocally() { return this.local ?? false; }
      set processLocally(local) { this.local = local; }
      start() {
        window.startedLocally = this.processLocally;
        queueMicrotask(() => {
          const said = Object.assign(new Event("result"), { resultIndex: 0, results: [Object.assign([{ transcript: "dit à voix haute" }], { isFinal: true })] });
          this.dispatchEvent(said);
        });
      }
      stop() { this.dispatchEvent(new Event("end")); }
    };
  }`;

  test("NAR38 [A13] what is dictated is heard on the device alone; where the browser would send the voice elsewhere it does not begin, and says why", async () => {
    await using teller = await sitToTell(browser, { house, name: "Tilleul" });
    const { page } = teller;
    await openStories(page);
    await writeStoryOn(page, "Voilà.");
    // This browser as it is: it cannot promise that the voice stays.
    await page.getByRole("button", { name: "Dicter", exact: true }).press("Enter");
    await page.locator(".stories-said", { hasText: "La dictée ne commence donc pas." }).waitFor();
    await page.getByRole("button", { name: "Dicter avec l’appareil…" }).press("Enter");
    await page.getByText("Tablée n’enregistre pas votre voix").waitFor();
    await page.keyboard.press("Escape");
    for (const here of [false, true]) {
      await page.addInitScript(EARS(here));
      await page.reload();
      await page.locator('[data-status="saved"]').waitFor();
      await openStories(page);
      await storiesPanel(page).locator(".stories-row").press("Enter");
      await page.getByRole("button", { name: "Dicter", exact: true }).press("Enter");
      if (!here) await page.locator(".stories-said", { hasText: "La dictée ne commence donc pas." }).waitFor();
      else await page.getByText("Votre voix reste sur cet appareil.").waitFor();
      expect(await page.evaluate("window.asked")).toEqual([{ langs: ["fr-FR"], processLocally: true }]);
    }
    expect(await page.evaluate("window.startedLocally")).toBe(true);
    await expect.poll(() => storyField(page).inputValue()).toContain("dit à voix haute");
    await page.getByRole("button", { name: "Arrêter de dicter" }).press("Enter");
    await page.getByRole("button", { name: "Dicter", exact: true }).waitFor();
    await standing(page, "saved").waitFor();
  });
});

test("NAR39 of several people on a seat one’s stories are open at a time; the others stay covered", async () => {
  await using teller = await sitToTell(browser, { house, name: "Mésange" });
  const { page, twin } = teller;
  await openStories(page);
  await writeStoryOn(page, "Un récit de Mésange.");
  const { board } = twin.table.seat;
  await page.request.patch(`${house.url}/api/boards/${board.id}/me`, {
    data: { also: ["Huppe"] },
    headers: { origin: house.url },
  });
  await page.getByRole("button", { name: "Récits de Huppe" }).press("Enter");
  await page.getByText("Vous pouvez commencer quand vous voulez").waitFor();
  expect(await storiesPanel(page).textContent()).not.toContain("Un récit de Mésange.");
  await page.getByRole("button", { name: "Couvrir mes récits" }).press("Enter");
  await page.getByRole("button", { name: "Récits de Mésange" }).press("Enter");
  await storiesPanel(page).getByText("Un récit de Mésange.").waitFor();
});

test("NAR66 writing has no fault that axe finds, on a phone in English too, and no field is given to be checked elsewhere", async () => {
  for (const wish of [{}, { locale: "en-GB", colorScheme: "dark", phone: true, width: 390, height: 844 }] as const) {
    await using teller = await sitToTell(browser, { house, name: "Mésange", policy: false, ...wish });
    const { page } = teller;
    await openStories(page);
    expect(await violations(page)).toEqual([]);
    await writeStoryOn(page, WORDS);
    await page.getByRole("button", { name: /^(Ajouter la même chose|Add the same)/ }).press("Enter");
    await page.getByRole("button", { name: /^(Dicter|Dictate)$/ }).press("Enter");
    await page.locator(".stories-said:not(:empty)").waitFor();
    expect(await violations(page)).toEqual([]);
    for (const field of await page.locator(".stories textarea").all()) {
      expect(await field.getAttribute("autocomplete")).toBe("off");
      expect(await field.getAttribute("spellcheck")).toBe("false");
      expect(await field.getAttribute("writingsuggestions")).toBe("false");
    }
  }
});
