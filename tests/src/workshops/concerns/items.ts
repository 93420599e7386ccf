import type { Page } from "playwright-core";
import { addCardFromText } from "@tablee/client/board/actions/commands";
import { tie } from "@tablee/client/board/items/related";
import { itemWords } from "@tablee/client/i18n/words/items";
import { uiWords } from "@tablee/client/i18n/words/ui";
import { styleCards } from "@tablee/shared/board/edit-cards";
import { addNote } from "@tablee/shared/board/edit-notes";
import { addLink } from "@tablee/shared/board/edit-structure";
import { itemOf } from "@tablee/shared/board/items";
import type { Board, Kind, Meaning, Status } from "@tablee/shared/board/types";
import type { CardId, MemberId } from "@tablee/shared/ids";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { ByPage, Client } from "../client.ts";
import type { PageParts } from "../page-parts.ts";

/** What becomes of cards: by sockets, and in the panel of details as a person fills it in. */

export interface NoteWish {
  readonly status?: Exclude<Status, "reopened">;
  /** `2026-12-14` */
  readonly due?: string;
  readonly text?: string;
  readonly address?: string;
}

/** The one panel, for one card; closed again, whatever comes of it. */
async function inDetails({ on, standOn }: ByPage, card: CardId, work: () => Promise<void>): Promise<void> {
  await standOn(card);
  await on.page.keyboard.press("y");
  const details = on.panel.locator(".details");
  await details.waitFor();
  await work();
  await on.panel.getByRole("button", { name: uiWords[on.locale].closePanel, exact: true }).press("Enter");
  await on.panel.waitFor({ state: "detached" });
}

async function pick(on: PageParts, field: string, option: string): Promise<void> {
  await on.inPanel(field).press("Enter");
  await on.option(option).first().press("Enter");
}

export function note(client: Client, card: CardId, wish: NoteWish): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member, ws }) => {
      await until("the card arrives", () => member.board().cards.has(card));
      const said = addNote(ws.hand(), { card, ...wish });
      if (!said.ok) throw new Error(said.reason);
    },
    page: (at) => inDetails(at, card, () => fillNote(at.on, card, wish)),
  });
}

async function fillNote(on: PageParts, card: CardId, { status, due, text, address }: NoteWish): Promise<void> {
  const words = itemWords[on.locale].status;
  const before = await on.panel.locator(".details-history li").count();
  if (status) await pick(on, words.change, await statusWord(on, card, status));
  if (due !== undefined) await on.panel.locator("input[type=date]").fill(due);
  if (text !== undefined) await on.panel.getByRole("textbox", { name: words.words }).fill(text);
  if (address !== undefined) await on.panel.getByRole("textbox", { name: words.address }).fill(address);
  await on.inPanel(words.note).first().press("Enter");
  await on.panel.locator(".details-history li").nth(before).waitFor();
}

async function statusWord(on: PageParts, card: CardId, status: NonNullable<NoteWish["status"]>): Promise<string> {
  if (status !== "removed") return on.canvas.standings[status];
  const kind = await kindOn(on.page, card);
  const kinds = Object.entries(on.canvas.kinds);
  const [known = "other"] = kinds.find(([, word]) => word === kind) ?? [];
  return Object.entries(on.canvas.over).find(([one]) => one === known)?.[1] ?? on.canvas.over.other;
}

async function kindOn(page: Page, card: CardId): Promise<string> {
  const words = await page.locator(`.list-row[data-card-id="${card}"] .card-kind`).first().textContent();
  return words?.trim() ?? "";
}

/** As a person makes an obstacle of a card that was put down as an ingredient. */
export function makeOfKind(client: Client, card: CardId, kind: Kind): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member, ws }) => {
      await until("the card arrives", () => member.board().cards.has(card));
      if (member.board().cards.get(card)?.kind !== kind) styleCards(ws.hand(), [card], { kind });
    },
    page: async ({ page, on, standOn }) => {
      await standOn(card);
      const isOne = (await page.locator(`.list-row[data-card-id="${card}"] .card-kind`).count()) > 0;
      if (isOne && (await kindOn(page, card)) === on.canvas.kinds[kind]) return;
      await page.keyboard.press("l");
      await on.dialog.getByRole("button", { name: on.canvas.kind }).press("Enter");
      await on.option(on.canvas.kinds[kind]).press("Enter");
      await on.dialog.getByRole("button").last().press("Enter");
      await on.dialog.waitFor({ state: "detached" });
    },
  });
}

export function challenge(client: Client, card: CardId, reason: string): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("item.challenge", { card, reason }),
    page: (at) =>
      inDetails(at, card, async () => {
        const { on } = at;
        const words = itemWords[on.locale];
        await on.panel.getByRole("textbox", { name: words.claim.reason }).fill(reason);
        await on.inPanel(words.claim.challenge).press("Enter");
        await on.panel.locator(".details-history").getByText(reason).waitFor();
      }),
  });
}

interface Ends {
  readonly from: { readonly id: CardId; readonly text: string };
  readonly to: CardId;
}

export function tieTo(client: Client, { from, to }: Ends, meaning: Meaning): Promise<void> {
  return doneBy(client, {
    sockets: async ({ ws }) => {
      const made = addLink(ws.hand(), { from: from.id, to, meaning });
      if (!made.ok) throw new Error(made.reason);
    },
    page: (at) =>
      inDetails(at, to, async () => {
        const { on } = at;
        const { related } = itemWords[on.locale];
        await pick(on, related.what, related.options[meaning]);
        await pick(on, related.which, from.text);
        await on.inPanel(related.put).press("Enter");
        await on.panel.locator(".details-related", { hasText: from.text }).waitFor();
      }),
  });
}

/** Answers the new card. */
export function addStep(client: Client, card: CardId, text: string): Promise<CardId> {
  return doneBy(client, {
    sockets: async ({ member, ws }) => {
      await until("the card arrives", () => member.board().cards.has(card));
      const held = member.board().cards.get(card);
      if (!held || !tie(ws, held, { meaning: "step-of", from: { text } })) throw new Error("the step was not added");
      return found(member.board(), text);
    },
    page: async (at) => {
      const { page, on } = at;
      await inDetails(at, card, async () => {
        const { related } = itemWords[on.locale];
        await pick(on, related.what, related.options["step-of"]);
        await on.panel.getByRole("textbox", { name: related.text }).fill(text);
        await on.inPanel(related.put).press("Enter");
        await on.panel.locator(".details-related", { hasText: text }).waitFor();
      });
      return foundOn(page, text);
    },
  });
}

/** A commitment, in no area. Answers the new card. */
export function addCommitment(client: Client, text: string): Promise<CardId> {
  return doneBy(client, {
    sockets: async ({ member, ws }) => {
      const wish = { text, zone: null, knowledge: null, signed: false, kind: "commitment" } as const;
      if (!addCardFromText(ws, wish).ok) throw new Error("the commitment was not added");
      return found(member.board(), text);
    },
    page: async ({ page, on }) => {
      await client.show("list");
      await on.composer.fill(text);
      await on.composer.press("Enter");
      await page.locator(".list-row", { hasText: text }).first().waitFor();
      const card = await foundOn(page, text);
      await makeOfKind(client, card, "commitment");
      return card;
    },
  });
}

function found(board: Board, text: string): CardId {
  const card = [...board.cards.values()].find((one) => one.text === text);
  if (!card) throw new Error(`no card says “${text}”`);
  return card.id;
}

async function foundOn(page: Page, text: string): Promise<CardId> {
  // By its own words: those it is tied to name it, too.
  const own = page.locator(".list-row", { has: page.locator(".card-words", { hasText: text }) });
  const id = await own.first().getAttribute("data-card-id");
  // The page has it from the board’s own ids.
  return id as CardId;
}

/** By oneself; the house has to have the card. */
export function takeOn(client: Client, card: CardId): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      await member.saved();
      await member.command("owner.take", { card });
    },
    page: (at) =>
      inDetails(at, card, async () => {
        const { on } = at;
        const { owner } = itemWords[on.locale];
        await on.inPanel(owner.take).press("Enter");
        await on.panel.getByText(owner.mine).waitFor();
      }),
  });
}

/** As those at sockets have it: a page shows one card at a time. */
export function boards(clients: readonly Client[]): readonly { readonly client: Client; readonly board: Board }[] {
  return clients.flatMap((client) =>
    client.by.kind === "sockets" ? [{ client, board: client.by.member.board() }] : [],
  );
}

export function ownerOf(board: Board, card: CardId): MemberId | null {
  return itemOf(board, card).owner;
}
