import { VIEWS } from "@tablee/shared/presence/presence";
import type { View } from "@tablee/shared/presence/presence";
import type { BoardSeen, CardSeen, LineSeen, SessionSeen } from "../client.ts";
import { READ_CANVAS, READ_LINES, READ_LIST } from "../page-parts.ts";
import { FEW_FRAMES } from "./hands.ts";
import type { Hands } from "./hands.ts";

/** What a page shows, read where a person reads it. */

interface ListSeen {
  readonly cards: CardSeen[];
  readonly zones: [string, string][];
  readonly at: number;
}

/** By the list, as somebody reads it with a screen reader: area by area on a phone. */
export async function readBoard(hands: Hands): Promise<BoardSeen> {
  const { page, on } = hands;
  await hands.show("list");
  const tabs = await on.tabs.count();
  const parts: ListSeen[] = [];
  for (let at = 0; at < tabs; at += 1) {
    await on.tabs.nth(at).press("Enter");
    parts.push(await page.evaluate<ListSeen>(READ_LIST));
  }
  if (tabs === 0) parts.push(await page.evaluate<ListSeen>(READ_LIST));
  const cards = parts.flatMap((part) => part.cards);
  return { cards, zones: new Map(parts.flatMap(({ zones }) => zones)), at: parts.at(-1)?.at ?? Date.now() };
}

export async function readCanvas(hands: Hands): Promise<readonly string[]> {
  await hands.show("canvas");
  // By its key: where there is little room, the bar of what is chosen takes the place of this button.
  await hands.page.locator(".canvas-surface").press("1");
  await hands.page.evaluate(FEW_FRAMES);
  return hands.page.evaluate<string[]>(READ_CANVAS);
}

export async function readLines(hands: Hands): Promise<readonly LineSeen[]> {
  await hands.show("framework");
  return hands.page.evaluate<LineSeen[]>(READ_LINES);
}

export async function readSession({ on }: Hands): Promise<SessionSeen> {
  const phase = (await on.phase.textContent()) ?? "";
  return {
    phase: phase.replace(/^\d+\/\d+ · /, ""),
    isTimerRunning: await on.timer.isVisible(),
    heads: Number(await on.heads.textContent()),
    led: null,
  };
}

export async function readView({ on }: Hands): Promise<View> {
  for (const view of VIEWS) if (await on.shown(view).isVisible()) return view;
  throw new Error("the page shows no view of the table");
}

/** The count beside the words of the badge that says how the link is; none beside it is none. */
export async function readUnsent({ on }: Hands): Promise<number> {
  const said = (await on.notSaved.first().getAttribute("title")) ?? "";
  return Number(/\d+/.exec(said)?.[0] ?? 0);
}
