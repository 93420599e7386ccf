import type { Locator, Page } from "playwright-core";
import { utterancesOf } from "@tablee/client/board/aloud/aloud";
import { openText } from "@tablee/client/board/card-editor/shared-text";
import { dayAfter } from "@tablee/client/session/closing/days";
import { togetherWords } from "@tablee/client/i18n/words/together";
import type { CardId } from "@tablee/shared/ids";
import type { Decision } from "@tablee/shared/session/brake";
import type { Passing, Reaction } from "@tablee/shared/session/passing";
import type { SessionView } from "@tablee/shared/session/types";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import type { PageParts } from "../page-parts.ts";

/** Rules, a brake, what passes, reading and dictating, closing: by sockets, and by what a person presses. */

export function postRules(client: Client, text: string): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("rules.post", { text }),
    page: ({ on, inPanel }) => {
      const { rules } = togetherWords[on.locale];
      return inPanel(on.board.actions.together, async () => {
        await on.inPanel(rules.post).or(on.inPanel(rules.change)).first().press("Enter");
        await on.dialog.getByRole("textbox").fill(text);
        await answerDialog(on);
      });
    },
  });
}

async function answerDialog(on: PageParts): Promise<void> {
  await on.dialog.getByRole("button").last().press("Enter");
  await on.dialog.waitFor({ state: "detached" });
}

const DAY_MS = 86_400_000;

/** By nobody in particular. */
export function pullBrake(client: Client, reason: string): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("brake.pull", { reason, signed: false }),
    page: ({ on, inPanel }) =>
      inPanel(on.board.actions.together, async () => {
        await on.inPanel(togetherWords[on.locale].brake.pull).press("Enter");
        await on.dialog.getByRole("textbox").fill(reason);
        await on.dialog.getByRole("textbox").press("Enter");
        await on.dialog.waitFor({ state: "detached" });
      }),
  });
}

interface BrakeAnswer {
  readonly decision: Decision;
  readonly cards: readonly CardId[];
  readonly words: string;
}

export function answerBrake(client: Client, { decision, cards, words }: BrakeAnswer): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("brake.answer", { decision, cards: [...cards], words }),
    page: ({ on, inPanel }) => {
      const said = togetherWords[on.locale].brake;
      return inPanel(on.board.actions.together, async () => {
        await on.inPanel(said.answer).press("Enter");
        await on.dialog.getByRole("button", { name: said.decision }).press("Enter");
        await on.option(said.decisions[decision]).press("Enter");
        const named = on.dialog.locator("[data-named]");
        // At first those are ticked that are chosen on the board; a card in no group is by itself already, and not asked.
        for (const [at, card] of (await idsOf(named)).entries()) {
          const box = named.nth(at).getByRole("checkbox");
          if ((await box.isChecked()) !== cards.some((one) => one === card)) await box.press("Space");
        }
        await on.dialog.getByRole("textbox").fill(words);
        await answerDialog(on);
      });
    },
  });
}

function idsOf(named: Locator): Promise<string[]> {
  return named.evaluateAll((all) => all.map((one) => one.getAttribute("data-named") ?? ""));
}

export function react(client: Client, { card, reaction }: { readonly card: CardId; readonly reaction: Reaction }) {
  return doneBy(client, {
    sockets: ({ member }) => member.command("react", { card, reaction }),
    page: async ({ page, on, standOn }) => {
      const word = togetherWords[on.locale].react.words[reaction];
      await standOn(card);
      await page.keyboard.press("q");
      await on.inDialog(word).press("Enter");
      await page.locator(`.list-row[data-card-id="${card}"][data-reacted*="${word}"]`).waitFor();
    },
  });
}

/** From the menu of the table into a dialogue. */
async function choose(page: Page, on: PageParts, name: string): Promise<void> {
  await on.menu.press("Enter");
  await on.menuItem(name).press("Enter");
  await on.openMenu.waitFor({ state: "detached" });
  await on.dialog.waitFor();
}

export function summon(client: Client, zone: string): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const id = [...member.board().zones.values()].find(({ title }) => title === zone)?.id;
      if (!id) throw new Error(`no area “${zone}” on the board`);
      await member.command("summon", { zone: id });
    },
    page: async ({ page, on }) => {
      await choose(page, on, on.board.actions.summon);
      await on.inDialog(zone).press("Enter");
      await on.dialog.waitFor({ state: "detached" });
    },
  });
}

/** What passes reaches everybody: answers, once asked, when all who sit at sockets have heard it. */
export function listening(clients: readonly Client[], isMeant: (event: Passing) => boolean): () => Promise<number> {
  const heard = new Set<Client>();
  const stops = clients.flatMap((client) =>
    client.by.kind === "sockets"
      ? [client.by.member.table.live.onPassing((event) => isMeant(event) && heard.add(client))]
      : [],
  );
  return async () => {
    try {
      await until(`${stops.length} hear it, not ${heard.size}`, () => heard.size === stops.length);
    } finally {
      for (const stop of stops) stop();
    }
    return heard.size;
  };
}

/** Called to an area, somebody who looks at a page stays where they are until they say yes. Null: not by a page. */
export async function followCall(client: Client, zone: string): Promise<boolean | null> {
  let came: boolean | null = null;
  await doneBy(client, {
    sockets: async () => undefined,
    page: async ({ page, on }) => {
      const call = page.locator(".together-call");
      if ((await call.count()) === 0) return;
      await call.getByRole("button", { name: togetherWords[on.locale].summon.come }).press("Enter");
      await call.waitFor({ state: "detached" });
      came = await page.getByText(zone).first().isVisible();
    },
  });
  return came;
}

/** The language in which it is read, where that can be looked at; a page presses the key, and hears a voice or why not. */
export async function readAloud(client: Client, card: CardId): Promise<string | null> {
  let language: string | null = null;
  await doneBy(client, {
    sockets: async ({ member, ws }) => {
      await until("the card arrives", () => member.board().cards.has(card));
      language = utterancesOf(ws, [card])[0]?.language ?? null;
    },
    page: async ({ page, on, standOn }) => {
      await standOn(card);
      await page.keyboard.press("9");
      const said = page.getByText(on.canvas.said.noVoice).or(page.getByText(togetherWords[on.locale].aloud.reading));
      await said.first().waitFor();
    },
  });
  return language;
}

/** Dictated words come out of the device’s keyboard, like typed ones: all of them again, over what was there. */
export function dictate(client: Client, { card, text }: { readonly card: CardId; readonly text: string }) {
  return doneBy(client, {
    sockets: async ({ member, ws }) => {
      await until("the card arrives", () => member.board().cards.has(card));
      const words = openText(ws.hand(), { kind: "cards", id: card });
      if (!words) throw new Error("the card is gone");
      words.write("");
      words.write(text);
    },
    page: async ({ page, on, standOn }) => {
      await choose(page, on, on.board.actions.dictate);
      await page.keyboard.press("Escape");
      await on.dialog.waitFor({ state: "detached" });
      await standOn(card);
      await page.keyboard.press("Enter");
      await page.locator(".card-editor-text").waitFor();
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(text);
      await page.keyboard.press("Control+Enter");
    },
  });
}

/** Minutes instead of seconds, and nothing said: chosen on a page, for itself. */
export function makeTimerQuiet(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: async () => undefined,
    page: async ({ page, on }) => {
      await choose(page, on, on.board.actions.settings);
      const quiet = on.dialog.getByRole("switch", { name: on.shell.settings.quietTimer });
      if (!(await quiet.isChecked())) await quiet.press("Space");
      await page.keyboard.press("Escape");
      await on.dialog.waitFor({ state: "detached" });
    },
  });
}

/** No second is seen to run. */
export function timerIsQuiet(client: Client): Promise<boolean> {
  return doneBy(client, {
    sockets: async () => true,
    page: async ({ on }) => !/\d:\d/.test((await on.timer.first().textContent()) ?? ""),
  });
}

/** `days`: until it is deleted; null: it stays. */
export function closeBoard(client: Client, days: number | null = null): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => {
      const deleteAt = days === null ? null : Date.now() + days * DAY_MS;
      return member.command("board.close", { decided: "", tasks: [], deleteAt });
    },
    page: ({ on, inPanel }) => {
      const { closing } = togetherWords[on.locale];
      return inPanel(on.board.actions.together, async () => {
        await on.inPanel(closing.open).press("Enter");
        const dated = on.dialog.getByRole("switch", { name: closing.delete });
        if ((await dated.isChecked()) !== (days !== null)) await dated.press("Space");
        if (days !== null) await on.dialog.getByLabel(closing.date).fill(dayAfter(days));
        await answerDialog(on);
      });
    },
  });
}

export type SeenView = SessionView;

/** The session as those see it whose device is no page. */
export function views(clients: readonly Client[]) {
  const members = clients.flatMap((client) =>
    client.by.kind === "sockets" ? [{ client, member: client.by.member }] : [],
  );
  return Promise.all(members.map(async ({ client, member }) => ({ client, view: await member.view() })));
}
