import { itemOf, standingOf } from "../board/items.ts";
import { outlineOf } from "../board/outline.ts";
import type { OutlineZone } from "../board/outline.ts";
import type { Board, Card } from "../board/types.ts";
import { boxOf, markedText, standingSaid } from "./card-marks.ts";
import { ARCHIVE_RULE, COMPLETE, KANBAN, keptText, keptValue, PLAIN_FRONT } from "./kanban-parts.ts";
import { kanbanCard } from "./read-kanban.ts";
import type { ExportWords } from "./words.ts";

/**
 * The cards as a board of Obsidian’s Kanban: an area is a lane, a card a task. Settings and lines that an import brought
 * and nobody changed here go out as they were; a group is a field of its cards, since lanes have none.
 */
export function writeKanban({ board, words }: { readonly board: Board; readonly words: ExportWords }): string {
  const front = keptText(board.extra, KANBAN, "front") || PLAIN_FRONT;
  const settings = keptText(board.extra, KANBAN, "settings");
  const lanes = outlineOf(board);
  const isArchive = ({ zone }: OutlineZone): boolean => keptValue(zone?.extra ?? null, KANBAN, "archive") === true;
  const shown = lanes.filter((lane) => !isArchive(lane)).map((lane) => laneOf(lane, { board, words }));
  const archived = lanes.filter(isArchive).map((lane) => `${ARCHIVE_RULE}\n\n${laneOf(lane, { board, words })}`);
  const body = [...shown, ...archived].join("");
  return settings === "" ? `${front}${body}` : `${front}${body.replace(/\n+$/, "\n\n\n\n\n")}${settings}`;
}

interface Saying {
  readonly board: Board;
  readonly words: ExportWords;
}

function laneOf({ zone, groups, lone }: OutlineZone, saying: Saying): string {
  const title = oneLine(zone ? zone.title : saying.words.outside);
  const cards = [
    ...groups.flatMap(({ group, cards: inside }) => inside.map((card) => ({ card, group: group.name }))),
    ...lone.map((card) => ({ card, group: "" })),
  ];
  const isComplete = keptValue(zone?.extra ?? null, KANBAN, "complete") === true;
  const lines = cards.map(({ card, group }) => taskOf(card, group, saying));
  return `${[`## ${title}`, "", ...(isComplete ? [COMPLETE] : []), ...lines].join("\n")}\n\n\n`;
}

function oneLine(title: string): string {
  return title.replaceAll(/\s*\n\s*/g, " ").trim();
}

function taskOf(card: Card, group: string, { board, words }: Saying): string {
  const raw = keptText(card.extra, KANBAN, "raw");
  if (raw !== "" && saysTheSame(raw, card, { board, words, group })) return raw;
  const text = markedText(card, { board, words, plain: "step", group });
  return `- [${boxOf(board, card) ?? " "}] ${text.trim().replaceAll("\n", "\n\t")}`;
}

/** Whether nothing of it was changed since it came. */
function saysTheSame(raw: string, card: Card, { board, words, group }: Saying & { readonly group: string }): boolean {
  const was = kanbanCard(raw, words);
  return (
    was.text === card.text &&
    was.kind === card.kind &&
    was.knowledge === card.knowledge &&
    was.author === (card.author ?? "") &&
    was.group === group &&
    was.due === itemOf(board, card.id).due &&
    standingSaid(was) === standingOf(board, card)
  );
}
