import { wordsWithoutMarks } from "../board/marks.ts";
import { compareOrder } from "../board/order.ts";
import { outlineOf, readingOrder } from "../board/outline.ts";
import type { Board, Card, Statement } from "../board/types.ts";

/** A situation of training, card by card, with what makes a scenario of it: every word of it is somebody’s. */

/** In the order in which a scenario is read aloud. */
export const SCENE_PARTS = ["who", "trigger", "posture", "try"] as const;
export type ScenePart = (typeof SCENE_PARTS)[number];

export interface Scene {
  readonly card: Card;
  readonly parts: Readonly<Record<ScenePart, readonly Statement[]>>;
}

type Held = Pick<Board, "cards" | "zones" | "groups" | "statements">;

/** Every card of the kind *situation*, in reading order, and any other that a scenario was begun for. */
export function scenesOf(board: Held): readonly Scene[] {
  const written = scenesIn(board);
  const begun = new Set(written.flatMap(({ sources }) => sources));
  return readingOrder(outlineOf(board))
    .filter(({ id, kind, unread }) => !unread && (kind === "situation" || begun.has(id)))
    .map((card) => ({ card, parts: partsOf(written.filter(({ sources }) => sources.includes(card.id))) }));
}

/** What was written for a situation that is gone, or not here yet. */
export function scenesWithout(board: Held): readonly Statement[] {
  return scenesIn(board).filter(
    ({ sources, text }) => text.trim() !== "" && !sources.some((id) => board.cards.has(id)),
  );
}

function scenesIn({ statements }: Held): Statement[] {
  return [...statements.values()].filter(({ field }) => field === "scene").sort(compareOrder);
}

/** What a peer wrote in a part that is not known here stands where one reads last. */
function partsOf(written: readonly Statement[]): Scene["parts"] {
  const inPart = (part: ScenePart): Statement[] => written.filter(({ value }) => scenePartOf(value) === part);
  return { who: inPart("who"), trigger: inPart("trigger"), posture: inPart("posture"), try: inPart("try") };
}

function scenePartOf(value: string | null): ScenePart {
  return SCENE_PARTS.find((part) => part === value) ?? "try";
}

export function saidInPart({ parts }: Pick<Scene, "parts">, part: ScenePart): readonly Statement[] {
  return parts[part].filter(({ text }) => text.trim() !== "");
}

/** Those that nothing is written in. */
export function missingParts(scene: Pick<Scene, "parts">): readonly ScenePart[] {
  return SCENE_PARTS.filter((part) => saidInPart(scene, part).length === 0);
}

/** The first line of the card, and what follows it. */
export function sceneTitle({ card }: Pick<Scene, "card">): { readonly title: string; readonly rest: string } {
  const [title = "", ...rest] = wordsWithoutMarks(card.text).trim().split("\n");
  return { title: title.trim(), rest: rest.join("\n").trim() };
}
