import type { CardId } from "@tablee/shared/ids";
import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { boardOf, removeCards, shapesOf } from "../actions/commands.ts";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import { askImages } from "../images/pick-images.ts";
import { cardsByIds, clipOf, linesOf, readClip, writeForms } from "./clip.ts";
import type { Forms } from "./clip.ts";
import { isPicture } from "../images/shrink.ts";
import { pasteClip, pasteTexts } from "./put-clip.ts";

interface Pasted extends Forms {
  readonly files?: readonly File[];
}

export function formsOf(ws: Workspace, ids: readonly CardId[]): Forms {
  const board = boardOf(ws);
  return writeForms(clipOf(board, cardsByIds(board, ids), shapesOf(ws, ids)));
}

/**
 * Cards of ours as they were; one line becomes a card; of several lines the person chooses what becomes of them. A picture
 * only where there are no words: a table copied from a spreadsheet comes with one.
 */
export function pasteForms(ws: Workspace, { html, plain, files = [] }: Pasted): Said | void {
  const clip = readClip(html);
  if (clip) return pasteClip(ws, clip);
  const lines = linesOf(plain);
  const [only] = lines;
  if (only === undefined) return files.length > 0 ? askImages(ws, files) : "nothingToPaste";
  if (lines.length > 1) return ws.ask.setState({ open: { kind: "paste", lines, whole: plain.trim() } });
  return only.length > CARD_TEXT_MAX_CHARS ? "tooLong" : pasteTexts(ws, [only]);
}

/** The clipboard API exists on secure pages only; on a local network without a certificate, keys still work. */
async function write({ plain, html }: Forms): Promise<Said> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/plain": new Blob([plain], { type: "text/plain" }),
        "text/html": new Blob([html], { type: "text/html" }),
      }),
    ]);
    return "copied";
  } catch {
    // Refused by the person or the browser, or not there at all: said, with what to do instead.
    return "noClipboard";
  }
}

export async function copyToClipboard(ws: Workspace, ids: readonly CardId[]): Promise<Said> {
  return write(formsOf(ws, ids));
}

export async function cutToClipboard(ws: Workspace, ids: readonly CardId[]): Promise<Said | void> {
  const said = await write(formsOf(ws, ids));
  if (said === "noClipboard") return said;
  removeCards(ws, ids);
}

export async function pasteFromClipboard(ws: Workspace): Promise<Said | void> {
  let forms: Pasted;
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
