import type { CardId, GroupId } from "@tablee/shared/ids";
import { Refused } from "../client.ts";
import type { CardSeen, CardWish, GroupSeen, LineWish } from "../client.ts";
import { FOUND_WITHIN_MS } from "../waiting.ts";
import type { Hands } from "./hands.ts";
import { readBoard } from "./seeing.ts";

/** Cards, groups, the framework: by the list and by keys. */

async function compose(hands: Hands, { text, zone, knowledge }: CardWish): Promise<void> {
  const { on } = hands;
  await hands.pick(on.composerChoice(on.board.knowledge), on.board.knowledges[knowledge ?? "none"]);
  await hands.pick(on.composerChoice(on.board.zone), zone);
  await on.composer.fill(text);
  await on.composer.press("Enter");
}

export async function addCard(hands: Hands, wish: CardWish): Promise<CardId> {
  const { on } = hands;
  await hands.show("list");
  // First, since reading the list on a phone goes from area to area, and the composer follows.
  const before = new Set((await readBoard(hands)).cards.map(({ id }) => id));
  await compose(hands, wish);
  const put = async (): Promise<CardSeen | undefined> =>
    (await readBoard(hands)).cards.find((card) => card.text === wish.text && !before.has(card.id));
  const end = Date.now() + FOUND_WITHIN_MS;
  while (Date.now() < end) {
    const card = await put();
    // The page has it from the board’s own ids.
    if (card) return card.id as CardId;
    if ((await on.composer.inputValue()) !== "") {
      // What is refused stays in the field; somebody then takes it back.
      await on.composer.fill("");
      throw new Refused((await on.page.locator(".board-notice").textContent()) ?? "refused");
    }
  }
  throw new Error("the card did not appear in the list");
}

export async function addPrivately(hands: Hands, wish: CardWish): Promise<void> {
  const { on } = hands;
  await compose(hands, wish);
  await on.sheetButton.press("Enter");
  await on.panel.locator("textarea", { hasText: wish.text }).waitFor();
  await on.panel.getByText(on.rounds.saved).waitFor();
  await hands.page.keyboard.press("Escape");
}

export async function moveTo(hands: Hands, card: CardId, place: string): Promise<void> {
  const { on } = hands;
  await hands.standOn(card);
  await hands.page.keyboard.press("m");
  await on.inDialog(place).last().press("Enter");
  await on.dialog.waitFor({ state: "detached" });
}

export async function group(hands: Hands, cards: readonly CardId[]): Promise<GroupId> {
  const { on } = hands;
  const [first, ...others] = cards;
  if (!first) throw new Error("no card to group");
  await hands.standOn(first);
  await on.row(first).click();
  for (const card of others) await on.row(card).click({ modifiers: ["Control"] });
  await on.row(first).press("g");
  await on.inDialog(on.board.ok).press("Enter");
  await on.dialog.waitFor({ state: "detached" });
  const made = (await readBoard(hands)).cards.find(({ id }) => id === first)?.group;
  if (!made) throw new Error("the cards are in no group");
  // The page has it from the board’s own ids.
  return made as GroupId;
}

export async function nameGroup(hands: Hands, { name }: GroupSeen, wish: string): Promise<void> {
  const { on } = hands;
  await hands.show("list");
  await on.groupMenu(name).last().press("Enter");
  await on.menuItem(on.canvas.things.renameGroup).press("Enter");
  await on.dialog.getByRole("textbox").fill(wish);
  await on.inDialog(on.board.ok).press("Enter");
  await on.dialog.waitFor({ state: "detached" });
}

export async function addLine(hands: Hands, { section, text, sources }: LineWish): Promise<void> {
  const { on } = hands;
  await hands.show("framework");
  const form = on.section(section).locator("form");
  await form.getByRole("textbox").fill(text);
  await form.getByRole("textbox").press("Enter");
  await on.section(section).getByText(text, { exact: true }).first().waitFor();
  for (const card of sources) {
    await hands.standOn(card);
    await hands.page.keyboard.press("f");
    await hands.pick(on.dialog.getByRole("button", { name: on.board.line }), text);
    await on.inDialog(on.board.ok).press("Enter");
    await on.dialog.waitFor({ state: "detached" });
  }
}
