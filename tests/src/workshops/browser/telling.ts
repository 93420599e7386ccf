import type { Locator } from "playwright-core";
import { storiesWords } from "@tablee/client/i18n/words/stories";
import type { CardId, StoryId } from "@tablee/shared/ids";
import type { StoryDecision } from "@tablee/shared/session/story-links";
import type { Level } from "@tablee/shared/session/stories";
import { DEFAULT_LEVEL } from "@tablee/shared/session/stories";
import { filled } from "../page-parts.ts";
import type { PageParts } from "../page-parts.ts";
import { holds, PATIENCE_MS } from "../waiting.ts";
import type { ByPage } from "../client.ts";

/** Stories in their panel, as a person uses it by keyboard: written, shared, quoted, taken back, decided about. */

function inStories<Value>(by: ByPage, work: () => Promise<Value>): Promise<Value> {
  return by.inPanel(by.on.board.actions.stories, async () => {
    // Closed while somebody else’s story is read, it opens on that one.
    await by.on.panel.locator(".stories").waitFor();
    await toList(by.on);
    return work();
  });
}

/** A story that is withdrawn closes by itself, and its way back with it. */
async function toList(on: PageParts): Promise<void> {
  const missing = async (): Promise<string | null> => {
    if (await part(on, "mine").isVisible()) return null;
    const back = on.panel.locator(".stories-back");
    if (await back.isVisible()) await back.press("Enter", { timeout: 1_000 }).catch(() => undefined);
    return "the list of stories is not shown";
  };
  await holds(missing, { withinMs: PATIENCE_MS });
}

/** A part of the panel’s first page. */
function part({ panel }: PageParts, id: "mine" | "shared" | "asked" | "decide"): Locator {
  return panel.locator(`section[aria-labelledby="stories-${id}"]`);
}

function row(on: PageParts, story: StoryId): Locator {
  return on.panel.locator(`.stories-row[data-story="${story}"]`);
}

/** The ids of one’s own stories, as they are listed. */
async function idsOf(on: PageParts): Promise<readonly string[]> {
  const rows = part(on, "mine").locator(".stories-row");
  return rows.evaluateAll((all) => all.map((one) => one.getAttribute("data-story") ?? ""));
}

export function tell(by: ByPage, text: string): Promise<StoryId> {
  const { page, on } = by;
  return inStories(by, async () => {
    const before = new Set(await idsOf(on));
    await on.inPanel(storiesWords[on.locale].begin.story).press("Enter");
    const field = on.panel.locator(".stories-field");
    await field.focus();
    await page.keyboard.insertText(text);
    await on.panel.locator('.stories-standing[data-standing="saved"]').waitFor();
    await toList(on);
    const made = async (): Promise<string | undefined> => (await idsOf(on)).find((id) => !before.has(id));
    await holds(async () => ((await made()) === undefined ? "the story is not listed" : null), {
      withinMs: PATIENCE_MS,
    });
    // The page has it from the server.
    return (await made()) as StoryId;
  });
}

/** What is chosen beforehand is looked at each time that somebody shares for the first time. */
export function share(by: ByPage, story: StoryId, level: Level): Promise<void> {
  const { on } = by;
  return inStories(by, async () => {
    await row(on, story).press("Enter");
    const who = on.panel.locator(".stories-who");
    const isFirst = (await who.getAttribute("data-level")) === "me-only";
    await on.panel.locator(".stories-share").getByRole("button").first().press("Enter");
    const chosen = await on.dialog.getByRole("radio", { checked: true }).getAttribute("id");
    if (isFirst && chosen !== `story-level-${DEFAULT_LEVEL}`)
      throw new Error(`${chosen ?? "nothing"} is chosen beforehand`);
    await on.dialog.locator(`#story-level-${level}`).press("Space");
    await on.dialog.locator(".ui-dialog-foot").getByRole("button").last().press("Enter");
    await on.dialog.waitFor({ state: "detached" });
    await on.panel.locator(`.stories-who[data-level="${level}"]`).waitFor();
  });
}

export async function derive({ page, on, standOn }: ByPage, card: CardId, story: StoryId): Promise<void> {
  await standOn(card);
  await page.keyboard.press("Shift+F10");
  await on.menuItem(on.board.actions.fromStory).press("Enter");
  const choice = on.dialog.locator(`[data-story="${story}"]`).getByRole("checkbox");
  await choice.press("Space");
  await on.dialog.locator(`[data-story="${story}"] input:checked`).waitFor();
  await page.keyboard.press("Escape");
  await on.dialog.waitFor({ state: "detached" });
}

export interface Passage {
  readonly story: StoryId;
  readonly card: CardId;
  /** The words that stand on that card. */
  readonly on: string;
  readonly words: string;
}

/** Words are chosen in the story itself: others than stand there cannot be asked for, and that is said by the reason. */
export function quote(by: ByPage, wish: Passage): Promise<string | null> {
  const { page, on } = by;
  const words = storiesWords[on.locale].quote;
  return inStories(by, async () => {
    await row(on, wish.story).press("Enter");
    await on.panel.locator(".stories-text").waitFor();
    await on.inPanel(words.begin).press("Enter");
    const passage = on.dialog.locator(".stories-passage");
    await page.locator(".stories-passage:focus").waitFor();
    const at = (await passage.inputValue()).indexOf(wish.words);
    if (at < 0) return "not-verbatim";
    await page.keyboard.press("Control+Home");
    for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowRight");
    for (let step = 0; step < wish.words.length; step += 1) await page.keyboard.press("Shift+ArrowRight");
    await on.dialog.locator(".stories-chosen", { hasText: wish.words }).waitFor();
    await on.dialog.getByRole("textbox", { name: words.find }).fill(wish.on);
    await on.dialog.getByRole("radio", { name: wish.on }).press("Space");
    await on.inDialog(words.do).press("Enter");
    await on.dialog.waitFor({ state: "detached" });
    return null;
  });
}

export function agreeToQuote(by: ByPage): Promise<void> {
  const { on } = by;
  return inStories(by, async () => {
    const asked = part(on, "asked").locator("li").first();
    await asked.getByRole("button").first().press("Enter");
    await part(on, "asked").waitFor({ state: "detached" });
  });
}

/** Somebody who is told that the link is away reads it, and presses again. */
export function withdraw(by: ByPage, story: StoryId): Promise<void> {
  const { on } = by;
  return inStories(by, async () => {
    await row(on, story).press("Enter");
    await on.panel.locator(".stories-withdraw").getByRole("button").press("Enter");
    const now = on.inDialog(storiesWords[on.locale].withdraw.do);
    await now.waitFor();
    const missing = async (): Promise<string | null> => {
      if ((await now.count()) === 0) return null;
      await now.press("Enter", { timeout: 1_000 }).catch(() => undefined);
      const isGone = await now.waitFor({ state: "detached", timeout: 3_000 }).then(
        () => true,
        () => false,
      );
      return isGone ? null : "it stands as it was";
    };
    await holds(missing, { withinMs: PATIENCE_MS });
    const listed = async (): Promise<string | null> =>
      (await idsOf(on)).includes(story) ? "the story is still listed" : null;
    await toList(on);
    await holds(listed, { withinMs: PATIENCE_MS });
  });
}

export function decide(by: ByPage, card: CardId, decision: StoryDecision): Promise<void> {
  const { on } = by;
  const words = storiesWords[on.locale].decide;
  return inStories(by, async () => {
    const asked = part(on, "decide").locator(`[data-card="${card}"]`);
    const [before = ""] = words.for.split("{{card}}");
    await asked
      .getByRole("button", { name: new RegExp(`^${filled(before, { what: words[decision] })}`) })
      .press("Enter");
    await asked.waitFor({ state: "detached" });
  });
}

export function asksAbout(by: ByPage): Promise<readonly string[]> {
  return inStories(by, async () => {
    const cards = part(by.on, "decide").locator("[data-card]");
    await cards.first().waitFor();
    return cards.evaluateAll((all) => all.map((one) => one.getAttribute("data-card") ?? ""));
  });
}

/** Each of one’s own stories, opened and read where one writes it. */
export function ownStories(by: ByPage): Promise<ReadonlyMap<string, string>> {
  const { on } = by;
  return inStories(by, async () => {
    const read = new Map<string, string>();
    for (const id of await idsOf(on)) {
      await part(on, "mine").locator(`[data-story="${id}"]`).press("Enter");
      await on.panel.locator('.stories-standing[data-standing="saved"]').waitFor();
      read.set(id, await on.panel.locator(".stories-field").first().inputValue());
      await toList(on);
    }
    return read;
  });
}

/** Opened among those that are shared here, and read. */
export function readShared(by: ByPage, story: StoryId, text: string): Promise<void> {
  const { on } = by;
  return inStories(by, async () => {
    await part(on, "shared").locator(`[data-story="${story}"]`).press("Enter");
    await on.panel.locator(".stories-text", { hasText: text }).waitFor();
    await toList(on);
  });
}
