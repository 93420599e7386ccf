import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { actionWords } from "@tablee/client/i18n/action-words";
import { shellWords } from "@tablee/client/i18n/words/shell";
import { uiWords } from "@tablee/client/i18n/words/ui";
import type { CommandInput } from "@tablee/shared/protocol/commands";
import { openBrowser } from "./support/browser.ts";
import { say } from "./support/command.ts";
import { joinBoard, openBoard, openHouse, until } from "./support/house.ts";
import type { House } from "./support/house.ts";
import { fillBoard, fillFramework } from "./support/lively-board.ts";
import { chosen, LOOK_LOCALES, SCHEMES, sheetOf, sit } from "./support/look.ts";
import type { Look } from "./support/look.ts";
import { Headless } from "./support/member.ts";

/**
 * `node tests/src/looks-session.ts --to FOLDER`: a workshop, scene by scene, as the host, a participant and the screen for
 * the room see it, to be looked at. Nothing is judged here: eyes do that.
 */

const SETTLE_MS = 450;
const SEATS = { host: [1280, 390], part: [390, 768], screen: [1280, 1920] } as const;
type Who = keyof typeof SEATS;

type Entry = keyof (typeof actionWords)["fr"];

interface Table {
  readonly host: Headless;
  readonly iris: Headless;
  readonly thym: Headless;
}

/** What happens, and what each looks at then: an entry of the menu, and a button in what it opens. */
interface Scene {
  readonly name: string;
  readonly happens?: (table: Table) => Promise<void>;
  readonly host?: readonly [Entry] | readonly [Entry, string];
  readonly part?: readonly [Entry];
  readonly isOnScreen?: boolean;
}

async function toGate({ host }: Table, gate: string | null, at = 0): Promise<void> {
  const { phases } = await host.view();
  await host.command("phase.set", { phase: phases.filter((phase) => phase.gate === gate)[at]?.id ?? null });
}

async function castAll({ host, iris, thym }: Table): Promise<void> {
  for (const [at, one] of [host, iris, thym].entries()) {
    const { open } = (await one.view()).votes;
    const [first = "", second = ""] = open?.cards ?? [];
    if (open) await one.command("vote.cast", { vote: open.id, person: 0, ballot: { [first]: 2, [second]: at } });
  }
}

async function answerAll({ host, iris, thym }: Table): Promise<void> {
  for (const [at, one] of [host, iris, thym].entries()) {
    const { open } = (await one.view()).consents;
    const said = [
      { answer: "ok", words: "" },
      { answer: "concern", words: "Qui garde les mots quand la salle est rangée, et jusqu’à quand ?" },
      { answer: "objection", words: "Trop court pour qui vient de loin." },
    ] as const;
    const mine = said[at] ?? said[0];
    if (open) await one.command("consent.cast", { consent: open.id, person: 0, ...mine });
  }
}

const SCENES: readonly Scene[] = [
  { name: "before", host: ["lead"], part: ["session"], isOnScreen: true },
  { name: "invite", host: ["invite"], part: ["invite"] },
  { name: "people", host: ["people"], part: ["people"] },
  { name: "agenda", host: ["lead", "Modifier le déroulé|Edit the agenda"] },
  {
    name: "prepare",
    happens: async ({ host }) => {
      for (const [kind, text] of [
        ["zone", "Plus tard"],
        ["card", "Ce que nous voulons garder de cette journée, et pour qui"],
      ] as const)
        await host.command("preparation.put", { draft: { id: host.hand.newId(), kind, text, zone: null } });
    },
    host: ["lead", "Préparer|Prepare"],
  },
  {
    name: "agreed",
    happens: async ({ host, iris }) => {
      await toGate({ host, iris, thym: iris }, "open");
      await host.command("goal.set", {
        text: "Des formations que l’on construit ensemble, du premier jour au dernier",
      });
      await host.command("rules.post", {
        text: "On garde les mots d’origine.\nOn ne parle pas à la place de.\nUn silence est une réponse.",
      });
      await host.command("timer.start", { seconds: 600 });
    },
    host: ["together"],
    part: ["together"],
    isOnScreen: true,
  },
  {
    name: "first",
    happens: async (table) => {
      await toGate(table, "experience-first");
      await table.iris.command("hand.set", { raised: true });
      await table.thym.command("hand.set", { raised: true });
      const { me } = await table.iris.view();
      await table.host.command("floor.give", { to: me.id });
    },
    host: ["lead"],
    part: ["session"],
    isOnScreen: true,
  },
  {
    name: "private",
    happens: async (table) => {
      await table.iris.command("ready.set", { ready: true });
      await toGate(table, "private");
      await table.iris.addPrivately("Venir à deux");
    },
    host: ["lead"],
    part: ["mySheet"],
    isOnScreen: true,
  },
  { name: "reveal", host: ["lead", "Mettre en commun…|Reveal…"] },
  {
    name: "brake",
    happens: async (table) => {
      await toGate(table, "open", 2);
      await table.iris.command("brake.pull", {
        reason: "On fige deux mots qui ne disent pas la même chose.",
        signed: false,
      });
    },
    host: ["together", "Répondre au frein|Answer the brake"],
    part: ["session"],
    isOnScreen: true,
  },
  {
    name: "vote",
    happens: async ({ host }) => {
      await host.command("brake.answer", { decision: "go-on", cards: [], words: "Les deux cartes restent." });
      const cards = [...host.board().cards.keys()];
      const vote = host.hand.newId() as CommandInput<"vote.start">["vote"];
      await host.command("vote.start", {
        vote,
        question: "Par quoi commençons-nous ?",
        points: 5,
        maxPerCard: 2,
        cards,
      });
    },
    host: ["votes"],
    part: ["votes"],
    isOnScreen: true,
  },
  {
    name: "results",
    happens: async (table) => {
      await castAll(table);
      const { open } = (await table.host.view()).votes;
      if (open) await table.host.command("vote.close", { vote: open.id });
    },
    host: ["votes"],
    part: ["votes"],
    isOnScreen: true,
  },
  {
    name: "consent",
    happens: async ({ host }) => {
      const consent = host.hand.newId() as CommandInput<"consent.start">["consent"];
      await host.command("consent.start", {
        consent,
        text: "Deux personnes animent, dont une qui a vécu la rue.",
        line: null,
      });
    },
    host: ["votes"],
    part: ["votes"],
    isOnScreen: true,
  },
  {
    name: "answers",
    happens: async (table) => {
      await answerAll(table);
      const { open } = (await table.host.view()).consents;
      if (open) await table.host.command("consent.close", { consent: open.id });
    },
    host: ["votes"],
    part: ["votes"],
  },
  {
    name: "evaluate",
    happens: async ({ host, iris }) => {
      for (const [text, kind] of [
        ["Je me sens à ma place à cette table.", "scale"],
        ["Ce qui m’a manqué", "words"],
      ] as const)
        await iris.command("question.put", {
          question: {
            id: iris.hand.newId() as CommandInput<"question.put">["question"]["id"],
            text,
            kind,
            moments: ["during", "after"],
          },
        });
      await host.command("evaluation.open", { moment: "during" });
    },
    host: ["evaluation"],
    part: ["evaluation"],
    isOnScreen: true,
  },
  {
    name: "evaluated",
    happens: async ({ host, iris, thym }) => {
      for (const [at, one] of [host, iris, thym].entries()) {
        const [scale, words] = (await one.view()).evaluation.questions;
        if (!scale || !words) continue;
        const said = [
          { question: scale.id, value: at + 2 },
          { question: words.id, value: "Du temps" },
        ];
        await one.command("evaluation.answer", { moment: "during", person: 0, pair: null, said });
      }
      await host.command("evaluation.show", { moment: "during" });
      await host.command("parity.show", {});
    },
    host: ["evaluation"],
    part: ["session"],
  },
  { name: "practice", host: ["sheet"], part: ["sheet"] },
  { name: "specifications", host: ["specifications"], part: ["specifications"] },
  { name: "versions", host: ["versions"], part: ["versions"] },
  { name: "save", host: ["save"], part: ["save"] },
  { name: "settings", host: ["settings"], part: ["second"] },
  { name: "me", host: ["summon"], part: ["me"] },
  { name: "closing", host: ["close"], part: ["brake"] },
  {
    name: "closed",
    happens: async ({ host }) => {
      const deleteAt = Date.now() + 40 * 86_400_000;
      const tasks = [
        { what: "Réserver la salle de la maison de quartier", who: "Olivier" },
        { what: "Rappeler le conseil départemental", who: "Mésange et Thym" },
      ];
      await host.command("board.close", { decided: "On se revoit en mars, à la même table.", tasks, deleteAt });
    },
    host: ["together"],
    part: ["together"],
    isOnScreen: true,
  },
];

const { values } = parseArgs({
  options: {
    to: { type: "string", default: path.join(tmpdir(), "tablee-looks-session") },
    schemes: { type: "string", default: "light,dark" },
    locales: { type: "string", default: LOOK_LOCALES.join() },
    scenes: { type: "string", default: SCENES.map(({ name }) => name).join() },
    seats: { type: "string", default: Object.keys(SEATS).join() },
  },
});

/** Closes what is open, then opens what the scene is about. */
async function show(
  page: Page,
  look: Look,
  [entry, press]: readonly [Entry] | readonly [Entry, string],
): Promise<void> {
  const { locale } = look;
  const close = page.getByRole("button", { name: uiWords[locale].closePanel });
  for (let tries = 0; tries < 3 && (await page.getByRole("dialog").count()) > 0; tries += 1)
    await page.keyboard.press("Escape");
  if (await close.isVisible()) await close.click();
  await page.getByRole("button", { name: shellWords[locale].menu.label }).click();
  await page.getByRole("menuitem", { name: actionWords[locale][entry], exact: true }).click();
  if (press)
    await page
      .locator(".ui-panel")
      .getByRole("button", { name: new RegExp(`^(${press.replaceAll(".", "\\.")})$`) })
      .click();
}

interface Sitting {
  readonly who: Who;
  readonly look: Look;
  readonly page: Page;
}

async function sitAll(
  browser: Browser,
  at: { readonly house: House; readonly code: string; readonly host: Headless; readonly look: Omit<Look, "width"> },
): Promise<readonly Sitting[]> {
  const { house, code, host } = at;
  const all: Sitting[] = [];
  for (const who of chosen(["host", "part", "screen"] as const, values.seats))
    for (const width of SEATS[who]) {
      const look = { ...at.look, width };
      const name = `${who} ${width}`;
      const page = await sit(browser, { house, code, look, name });
      if (who === "host") {
        await until(name, () => host.present().some((person) => person.name === name));
        const member = host.present().find((person) => person.name === name)?.id;
        if (member) await host.command("role.set", { member, role: "host" });
      }
      if (who === "screen") await page.goto(`${page.url().replace(/\/$/, "")}/screen`);
      all.push({ who, look, page });
    }
  return all;
}

async function pictures(browser: Browser, house: House, look: Omit<Look, "width">): Promise<void> {
  const opened = await openBoard(house.url, { title: "Séminaire formateurs : les ingrédients", locale: look.locale });
  const { code } = opened.board;
  await using host = new Headless(house.url, opened);
  await using iris = new Headless(house.url, await joinBoard(house.url, code, { name: "Iris", part: "supported" }));
  await using thym = new Headless(house.url, await joinBoard(house.url, code, { name: "Thym", part: "trainer" }));
  await host.saved();
  fillBoard(host);
  fillFramework(host);
  await host.saved();
  const all = await sitAll(browser, { house, code, host, look });
  const files = new Map<string, string[]>();
  for (const scene of SCENES) {
    await scene.happens?.({ host, iris, thym });
    for (const { who, look: at, page } of all) {
      const opens = who === "screen" ? (scene.isOnScreen ? [] : null) : scene[who];
      if (!opens || !values.scenes.split(",").includes(scene.name)) continue;
      const [entry, press] = opens;
      if (entry)
        await show(page, at, press ? [entry, press] : [entry]).catch((cause: unknown) =>
          say(`${scene.name} ${who}: ${String(cause).split("\n")[0]}`),
        );
      await page.waitForTimeout(SETTLE_MS);
      const seat = `${who}-${at.width}-${at.scheme}-${at.locale}`;
      const file = path.join(values.to, `${seat}-${scene.name}.png`);
      await page.screenshot({ path: file });
      files.set(seat, [...(files.get(seat) ?? []), file]);
    }
  }
  for (const [seat, some] of files) await sheetOf(browser, some, path.join(values.to, `sheet-${seat}.png`));
  for (const { page } of all) await page.context().close();
}

const house = await openHouse();
const browser = await openBrowser();
try {
  await mkdir(values.to, { recursive: true });
  for (const scheme of chosen(SCHEMES, values.schemes))
    for (const locale of chosen(LOOK_LOCALES, values.locales)) await pictures(browser, house, { scheme, locale });
  say(values.to);
} finally {
  await browser.close();
  await house[Symbol.asyncDispose]();
}
