import i18next from "i18next";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { KnowledgeType } from "@tablee/shared/board/types";
import { isSheet, writeSheet } from "@tablee/shared/formats/clip-table";
import { isExcalidraw } from "@tablee/shared/formats/excalidraw-element";
import { compareOrder } from "@tablee/shared/board/order";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { ask } from "../actions/action.ts";
import { boardOf, drawnZones, removeCards, shapesOf } from "../actions/commands.ts";
import type { Said } from "../actions/action.ts";
import { askImages } from "../images/pick-images.ts";
import { picturesOf } from "../images/fetch-pictures.ts";
import { isPicture } from "../images/shrink.ts";
import type { Pasted, Workspace } from "../workspace.ts";
import { linesOf, readClip, rowsOf, writeForms } from "./clip-forms.ts";
import type { Forms, SheetWords } from "./clip-forms.ts";
import { cardsByIds, clipOf, linksAmong, zonesAlong } from "./clip.ts";
import type { Clip } from "./clip.ts";
import { rowsOfHtml } from "./html-rows.ts";
import { pasteClip, pasteTexts } from "./put-clip.ts";

interface Given extends Forms {
  readonly files?: readonly File[];
}

/** The heads of columns in the language of the page: who copies is not always a component. */
function sheetWords(): SheetWords {
  // Without a page, as for who plays a board in a program, there are no words.
  const say = (key: string): string => (i18next.isInitialized ? i18next.t(key, { ns: "board" }) : "");
  const names = KNOWLEDGE_TYPES.map((type) => [type, say(`knowledges.${type}`)] as const);
  return {
    text: say("columns.text"),
    zone: say("zone"),
    group: say("columns.group"),
    knowledge: say("knowledge"),
    author: say("columns.author"),
    // Every name is there: fromEntries cannot say so.
    knowledges: Object.fromEntries(names) as Record<KnowledgeType, string>,
  };
}

/** What was last copied at a table from this page: put down there again, its areas are copies. */
const copied = new WeakMap<Workspace, string>();

/** The cards with the areas named; without any said, with those that they fill. */
export function formsOf(ws: Workspace, ids: readonly CardId[], zones?: readonly ZoneId[]): Forms {
  const board = boardOf(ws);
  const cards = cardsByIds(board, ids);
  const clip = clipOf(board, {
    cards,
    shapes: shapesOf(ws, ids),
    zones: zones ?? zonesAlong(board, cards),
    at: ws.table.seat.board.id,
  });
  copied.set(ws, JSON.stringify(clip));
  return writeForms(clip, rowsOf(board, cards, sheetWords()));
}

/**
 * Cards of ours as they were; a sheet or a board of another program is seen before it is put down; one line becomes a
 * card; of several lines the person chooses what becomes of them. A picture only where there are no words: a table copied
 * from a spreadsheet comes with one.
 */
export function pasteForms(ws: Workspace, { files = [], ...forms }: Given): Said | void | Promise<Said | void> {
  const clip = readClip(forms.html);
  if (clip && clip.zones.length > 0 && ws.maySort()) return putAreas(ws, clip);
  if (clip) return pasteClip(ws, clip);
  const pasted = boardIn(forms);
  if (pasted) return ask(ws, { kind: "bring", pasted });
  const lines = linesIn(forms);
  const [only] = lines;
  if (only === undefined) return files.length > 0 ? askImages(ws, files) : "nothingToPaste";
  if (lines.length > 1) return ask(ws, { kind: "paste", lines, whole: forms.plain.trim() || lines.join("\n") });
  return only.length > CARD_TEXT_MAX_CHARS ? "tooLong" : pasteTexts(ws, [only]);
}

/** What brings areas is large, and is no part of the first page. */
async function putAreas(ws: Workspace, clip: Clip): Promise<Said | void> {
  const { pasteAreas } = await import("./put-areas.ts");
  return pasteAreas(ws, clip, { asCopies: copied.get(ws) === JSON.stringify(clip) });
}

/** Spreadsheets give their cells as text too, which is the simpler form; pages often give a broken one. */
function boardIn({ plain, html }: Forms): Pasted | null {
  if (isExcalidraw(plain)) return { text: plain, isSheet: false };
  const hasTable = /<table/i.test(html);
  if (isSheet(plain) && (hasTable || plain.trim().includes("\n"))) return { text: plain, isSheet: true };
  const rows = hasTable ? rowsOfHtml(html) : [];
  return rows.some((row) => row.length > 1) ? { text: writeSheet(rows), isSheet: true } : null;
}

/** One column of a sheet: its cells, which may hold several lines each. */
function linesIn({ plain, html }: Forms): string[] {
  const cells = rowsOfHtml(html)
    .map(([cell = ""]) => cell)
    .filter((cell) => cell !== "");
  return cells.length > 0 ? cells : linesOf(plain);
}

/** The clipboard API exists on secure pages only; on a local network without a certificate, keys still work. */
async function write(forms: Readonly<Record<string, string | Promise<string>>>): Promise<boolean> {
  const blob = async (type: string, text: string | Promise<string>): Promise<Blob> => new Blob([await text], { type });
  try {
    // Called at once, for browsers that ask for the press itself; what is to be written may come after.
    const items = Object.entries(forms).map(([type, text]) => [type, blob(type, text)] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
    return true;
  } catch {
    // Refused by the person or the browser, or not there at all: said, with what to do instead.
    return false;
  }
}

async function writeCards(ws: Workspace, ids: readonly CardId[], zones?: readonly ZoneId[]): Promise<boolean> {
  const { plain, html } = formsOf(ws, ids, zones);
  return write({ "text/plain": plain, "text/html": html });
}

export async function copyToClipboard(ws: Workspace, ids: readonly CardId[]): Promise<Said> {
  return (await writeCards(ws, ids)) ? "copied" : "noClipboard";
}

/** An area with its cards, for another table. */
export async function copyZone(ws: Workspace, id: ZoneId): Promise<Said> {
  const part = ws.board.getState().outline.find(({ zone }) => zone?.id === id);
  const cards = [...(part?.groups ?? []).flatMap((group) => group.cards), ...(part?.lone ?? [])];
  const isWritten = await writeCards(
    ws,
    cards.map((card) => card.id),
    [id],
  );
  return isWritten ? "zoneCopied" : "noClipboardHere";
}

export async function cutToClipboard(ws: Workspace, ids: readonly CardId[]): Promise<Said | void> {
  if (!(await writeCards(ws, ids))) return "noClipboard";
  removeCards(ws, ids);
}

/** As Excalidraw itself copies: only when asked for, since in every other program it is no text to read. */
export async function copyForExcalidraw(ws: Workspace, ids: readonly CardId[]): Promise<Said> {
  const board = boardOf(ws);
  const cards = cardsByIds(board, ids);
  const along = new Set(zonesAlong(board, cards));
  const zones = drawnZones(ws.board.getState().outline).filter(({ zone }) => along.has(zone.id));
  const links = linksAmong(board, [...cards.map(({ id }) => id), ...along]);
  const shapes = shapesOf(ws, ids).sort(compareOrder);
  const text = Promise.all([
    import("@tablee/shared/formats/write-excalidraw"),
    picturesOf({ shapes: new Map(shapes.map((shape) => [shape.id, shape])) }, ws.table.seat.board.id),
  ]).then(([{ writeExcalidraw }, pictures]) => writeExcalidraw({ cards, zones, links, shapes, pictures }));
  const isWritten = await write({ "text/plain": text });
  return isWritten ? "copiedForExcalidraw" : "noClipboardHere";
}

export async function pasteFromClipboard(ws: Workspace): Promise<Said | void> {
  let forms: Given;
  try {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string): Promise<string> =>
      item?.types.includes(type) ? (await item.getType(type)).text() : "";
    const picture = item?.types.find((type) => isPicture({ type }));
    const files = item && picture ? [new File([await item.getType(picture)], "", { type: picture })] : [];
    forms = { plain: await text("text/plain"), html: await text("text/html"), files };
  } catch {
    // As above.
    return "noClipboard";
  }
  return pasteForms(ws, forms);
}
