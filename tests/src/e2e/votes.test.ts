import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { CardId } from "@tablee/shared/ids";
import { addLine } from "@tablee/shared/board/edit-framework";
import { box, card, openFilled, row, view } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const PHONE = { width: 390, height: 844, phone: true } as const;
const TEXTS = ["Écouter d’abord", "Des pauses", "Un lieu calme"] as const;
const [LISTEN, PAUSES, PLACE] = TEXTS;

interface Table {
  readonly host: Page;
  readonly code: string;
  readonly others: readonly Headless[];
  readonly end: () => Promise<void>;
}

/** A host in a browser, others by sockets. */
async function tableWith(count: number): Promise<Table> {
  const { page: host, code } = await openFilled(browser, { house, name: "Mésange", texts: [...TEXTS] });
  const others = await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const other = new Headless(house.url, await joinBoard(house.url, code, { name: `Pie ${at}` }));
      await other.saved();
      return other;
    }),
  );
  return {
    host,
    code,
    others,
    end: async () => {
      await Promise.all(others.map((other) => other[Symbol.asyncDispose]()));
      await host.context().close();
    },
  };
}

const panel = (page: Page): Locator => page.locator(".ui-panel");
const ballot = (page: Page, state: "saved" | "waiting" | "none"): Promise<void> =>
  page.locator(`[data-ballot="${state}"]`).waitFor();
const number = (page: Page, text: string): Locator => page.getByRole("spinbutton", { name: text });
const more = (page: Page, text: string): Locator =>
  page.getByRole("button", {
    name: new RegExp(`^(Un point de plus|One point more) : ?${text}|^One point more: ${text}`),
  });

async function openVote(host: Page, question = "Que garder ?"): Promise<void> {
  await choose(host, "Votes");
  await panel(host).getByRole("textbox", { name: "La question (facultatif)" }).fill(question);
  await panel(host).getByRole("button", { name: "Ouvrir le vote secret" }).click();
  await host.locator(".votes-ballot").waitFor();
}

async function closeVote(host: Page): Promise<void> {
  await panel(host).getByRole("button", { name: "Clore le vote" }).click();
  await host.getByRole("dialog").getByRole("button", { name: "Clore le vote" }).click();
  await host.locator(".votes-result").waitFor();
}

function idOf(member: Headless, text: string): CardId {
  const found = [...member.board().cards.values()].find((one) => one.text === text);
  if (!found) throw new Error(`no card “${text}”`);
  return found.id;
}

async function cast(member: Headless, points: Readonly<Record<string, number>>): Promise<void> {
  await expect.poll(async () => (await member.view()).votes.open).not.toBe(null);
  const { id: vote } = (await member.view()).votes.open ?? {};
  if (vote === undefined) throw new Error("no vote");
  const ballotOf = Object.entries(points).map(([text, count]) => [idOf(member, text), count]);
  await member.command("vote.cast", { vote, person: 0, ballot: Object.fromEntries(ballotOf) });
}

test("VOT21 one votes by mouse, by keyboard alone and by thumb; what is left stays in sight, and saved is said when it is", async () => {
  const { host, code, others, end } = await tableWith(1);
  await openVote(host);
  const left = panel(host).locator(".votes-count");
  // Mouse.
  await ballot(host, "none");
  await more(host, PAUSES).click();
  await more(host, PAUSES).click();
  expect(await left.textContent()).toBe("3 points à placer sur 5");
  expect(await more(host, PAUSES).isDisabled()).toBe(true);
  await ballot(host, "saved");
  await expect.poll(async () => (await others[0]?.view())?.votes.open?.turnout).toBe(1);
  // Keyboard, in the panel: a digit, arrows, more than there is.
  await number(host, LISTEN).focus();
  await host.keyboard.press("2");
  await host.keyboard.press("ArrowUp");
  expect(await number(host, LISTEN).getAttribute("aria-valuetext")).toBe("2 points, il en reste 1");
  await host.keyboard.press("ArrowDown");
  expect(await number(host, LISTEN).getAttribute("aria-valuenow")).toBe("1");
  await ballot(host, "saved");
  // Keyboard, on the card itself: on the canvas and in the list.
  await card(host, PLACE).focus();
  await host.keyboard.press(".");
  await card(host, PLACE).getByText("1 de moi").waitFor();
  await host
    .locator("#announcer", { hasText: "1 point sur cette carte, il en reste 1." })
    .waitFor({ state: "attached" });
  await view(host, 1);
  await row(host, PLACE).locator(".list-card").focus();
  await host.keyboard.press(".");
  await expect.poll(() => number(host, PLACE).textContent()).toBe("2");
  await host.keyboard.press(",");
  await expect.poll(() => number(host, PLACE).textContent()).toBe("1");
  await ballot(host, "saved");
  // Thumb: every button is large enough, and what is left stays while the list is scrolled.
  const { page: phone } = await openPage(browser, PHONE);
  await joinTable(phone, { house, code, name: "Bruyère" });
  await phone.locator('[data-notice="vote"]').getByRole("button", { name: "Voter" }).tap();
  await more(phone, LISTEN).tap();
  await ballot(phone, "saved");
  for (const button of await phone.locator(".votes-stepper button").all()) {
    const { width, height } = await box(button);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  await phone.getByRole("button", { name: "Voter blanc" }).scrollIntoViewIfNeeded();
  expect((await box(phone.locator(".votes-count"))).y).toBeGreaterThanOrEqual(0);
  // Abstaining is a ballot, and is taken back by a point.
  await phone.getByRole("button", { name: "Voter blanc" }).tap();
  await phone.getByText("Bulletin blanc déposé").waitFor();
  await expect.poll(async () => (await others[0]?.view())?.votes.open?.turnout).toBe(2);
  expect(await violations(phone)).toEqual([]);
  await phone.context().close();
  await end();
});

test("VOT22 two people on one device vote one after the other, and neither is shown the ballot of the other", async () => {
  const { host, code, others, end } = await tableWith(1);
  const { page } = await openPage(browser, { ...PHONE, width: 820, height: 1180 });
  await joinTable(page, { house, code, name: "Alisier" });
  const id = new URL(page.url()).pathname.split("/")[2];
  await page.evaluate(async (board) => {
    await fetch(`/api/boards/${board}/me`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ also: ["Orme"] }),
    });
  }, id);
  await openVote(host);
  await page.locator('[data-notice="vote"]').getByRole("button", { name: "Voter" }).tap();
  await page.getByRole("heading", { name: "À qui le tour ?" }).waitFor();
  expect(await page.locator(".votes-ballot").count()).toBe(0);
  await page.getByRole("button", { name: /C’est à Alisier/ }).tap();
  await page.getByRole("heading", { name: "Bulletin de Alisier" }).waitFor();
  await more(page, PAUSES).tap();
  await ballot(page, "saved");
  await page.getByRole("button", { name: "J’ai fini : passer l’appareil" }).tap();
  await page.getByRole("button", { name: /C’est à Alisier.*bulletin déposé/ }).waitFor();
  expect(await page.locator(".votes-ballot").count()).toBe(0);
  expect(await page.getByText("de moi").count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /C’est à Orme/ }).tap();
  await page.getByRole("heading", { name: "Bulletin de Orme" }).waitFor();
  expect(await number(page, PAUSES).textContent()).toBe("0");
  await more(page, LISTEN).tap();
  await ballot(page, "saved");
  await expect.poll(async () => (await others[0]?.view())?.votes.open?.turnout).toBe(2);
  // Leaving the panel in the middle of a turn ends the turn.
  await page.keyboard.press("Escape");
  await page.locator('[data-notice="vote"]').getByRole("button", { name: "Voter" }).tap();
  await page.getByRole("heading", { name: "À qui le tour ?" }).waitFor();
  await page.getByRole("button", { name: /C’est à Alisier/ }).tap();
  await expect.poll(() => number(page, PAUSES).textContent()).toBe("1");
  expect(await number(page, LISTEN).textContent()).toBe("0");
  await page.context().close();
  await end();
});

test("VOT23 [C18] [C39] results stand on cards, in list, framework and panel, with the knowledge behind them, the same for all", async () => {
  const { host, code, others, end } = await tableWith(3);
  const [first, second, third] = others;
  if (!first || !second || !third) throw new Error("three others");
  const added = addLine(first.hand, { section: "before", text: "On écoute", sources: [idOf(first, PAUSES)] });
  expect(added.ok).toBe(true);
  await first.saved();
  const { page: guest } = await openPage(browser, { locale: "en-GB", colorScheme: "dark" });
  await joinTable(guest, { house, code, name: "Iris" });
  await openVote(host);
  await cast(first, { [LISTEN]: 2, [PAUSES]: 2 });
  await cast(second, { [PAUSES]: 2 });
  // Two ballots are too few: nothing is shown, and it is said why.
  await panel(host).getByRole("button", { name: "Clore le vote" }).click();
  await host.getByRole("dialog").getByRole("button", { name: "Clore le vote" }).click();
  await host.getByText("Il faut au moins trois bulletins remplis").first().waitFor();
  await cast(third, { [LISTEN]: 2, [PLACE]: 1 });
  expect(await violations(host)).toEqual([]);
  await closeVote(host);
  await guest.locator('[data-notice="results"]').getByRole("button", { name: "See the results" }).click();
  await guest.locator(".votes-result").waitFor();
  const ranks = (page: Page): Promise<string[]> =>
    page
      .locator(".votes-rank")
      .evaluateAll((all) =>
        all.map((one) => `${one.querySelector(".votes-place span")?.textContent} ${one.getAttribute("data-points")}`),
      );
  expect(await ranks(host)).toEqual(["1= 4", "1= 4", "3 1"]);
  expect(await ranks(guest)).toEqual(await ranks(host));
  expect(await host.locator(".votes-rank").first().locator(".ui-hidden").first().textContent()).toBe(
    "Rang 1, à égalité. ",
  );
  await card(host, PAUSES).getByText("4 points").waitFor();
  expect(await card(host, PLACE).getAttribute("aria-label")).toContain("1 point");
  expect(await violations(host)).toEqual([]);
  expect(await violations(guest)).toEqual([]);
  await view(host, 2);
  await host.locator(".framework-source", { hasText: PAUSES }).getByText("4 points").waitFor();
  await view(host, 1);
  await row(host, PAUSES).getByText("4 points").waitFor();
  await host.getByRole("button", { name: /^Filtrer et trier/ }).click();
  await host.getByRole("button", { name: /Ordre/ }).click();
  await host.getByRole("option", { name: "Liste du plus au moins de points" }).click();
  await host.keyboard.press("Escape");
  await expect.poll(() => host.locator(".list-row .card-words").allTextContents()).toEqual([LISTEN, PAUSES, PLACE]);
  await guest.context().close();
  await end();
});

test("VOT24 a proposal is answered, closed and read by everybody, by its words", async () => {
  const { host, others, end } = await tableWith(2);
  await choose(host, "Votes");
  await panel(host).getByRole("radio", { name: "Consentement" }).click();
  await panel(host).getByRole("textbox", { name: "Votre proposition" }).fill("On garde les pauses.");
  await panel(host).getByRole("button", { name: "Soumettre la proposition" }).click();
  await panel(host)
    .getByRole("radio", { name: /D’accord/ })
    .focus();
  // By keyboard: the second answer asks for words before it can be cast.
  await host.keyboard.press("ArrowDown");
  expect(await panel(host).getByRole("button", { name: "Déposer ma réponse" }).isDisabled()).toBe(true);
  await panel(host).getByRole("textbox", { name: "En quelques mots" }).fill("Qui paie ?");
  await panel(host).getByRole("button", { name: "Déposer ma réponse" }).press("Enter");
  await host.locator('[data-answer="saved"]').waitFor();
  expect(await violations(host)).toEqual([]);
  for (const [at, other] of others.entries()) {
    await expect.poll(async () => (await other.view()).consents.open).not.toBe(null);
    const { id: consent } = (await other.view()).consents.open ?? {};
    if (consent === undefined) throw new Error("no proposal");
    const said =
      at === 0 ? ({ answer: "ok", words: "" } as const) : ({ answer: "objection", words: "Trop court." } as const);
    await other.command("consent.cast", { consent, person: 0, ...said });
  }
  await panel(host).getByRole("button", { name: "Clore la proposition" }).click();
  await host.getByRole("dialog").getByRole("button", { name: "Clore la proposition" }).click();
  const result = panel(host).locator("[data-consent-result]");
  await result.waitFor();
  for (const words of ["On garde les pauses.", "1 personne est d’accord.", "1 objection", "Trop court.", "Qui paie ?"])
    await result.getByText(words).waitFor();
  expect(await result.textContent()).not.toMatch(/Pie|Mésange/);
  expect(await violations(host)).toEqual([]);
  await end();
});

test("VOT25 one’s own points are on the cards only while the panel of votes is open", async () => {
  const { host, end } = await tableWith(0);
  await openVote(host);
  await more(host, PAUSES).click();
  await card(host, PAUSES).getByText("1 de moi").waitFor();
  await panel(host).locator("h2").press("Escape");
  await card(host, PAUSES).getByText("1 de moi").waitFor({ state: "detached" });
  // A point by key is said, and does not appear for those who see the screen.
  await card(host, LISTEN).focus();
  await host.keyboard.press(".");
  await host.locator('[data-notice="vote"]', { hasText: "Il vous reste 3 points." }).waitFor();
  expect(await host.getByText("de moi").count()).toBe(0);
  await end();
});

test("VOT26 a ballot that could not be sent says so, and is sent by itself when the server answers", async () => {
  const { host, end } = await tableWith(0);
  await openVote(host);
  await more(host, PAUSES).click();
  await ballot(host, "saved");
  await house.stop();
  await more(host, PAUSES).click();
  await ballot(host, "waiting");
  await house.start();
  await ballot(host, "saved");
  expect(await number(host, PAUSES).textContent()).toBe("2");
  await host.reload();
  await host.locator('[data-notice="vote"]').getByRole("button", { name: "Voter" }).click();
  await expect.poll(() => number(host, PAUSES).textContent()).toBe("2");
  await end();
});
