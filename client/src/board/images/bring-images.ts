import type { BoardId, FileId, ShapeId } from "@tablee/shared/ids";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import { fetched } from "./fetch-pictures.ts";
import { imagesPath } from "./send.ts";
import type { Sending } from "./send.ts";
import { shrink } from "./shrink.ts";

/** Images whose place and words are on the board already, and whose pictures lie at another table or in a file. */

export interface Wanted {
  readonly shape: ShapeId;
  readonly from: { readonly board: BoardId; readonly file: FileId } | { readonly picture: string };
}

/** One after the other, each sent as soon as it is here. Those that cannot be had keep their place and their words. */
export async function bringImages(ws: Workspace, wanted: readonly Wanted[]): Promise<Said | void> {
  let isAll = true;
  for (const { shape, from } of wanted) {
    const image = "picture" in from ? await fromFile(from.picture) : await fromTable(from);
    if (image) ws.images.add(shape, image);
    else isAll = false;
  }
  return isAll ? undefined : "imagesStayed";
}

/** As they are there: they were drawn anew when they came to that table. */
async function fromTable({
  board,
  file,
}: {
  readonly board: BoardId;
  readonly file: FileId;
}): Promise<Sending | undefined> {
  const path = `${imagesPath(board)}/${file}`;
  const [full, small] = await Promise.all([fetched(path), fetched(`${path}/small`)]);
  // Where there is no small one the server answers with the picture itself.
  return full && { full, small: small && small.size < full.size ? small : null };
}

async function fromFile(address: string): Promise<Sending | undefined> {
  const [, type = "", base64 = ""] = /^data:([^;,]+);base64,(.+)$/.exec(address) ?? [];
  const shrunk = await shrink(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }));
  return shrunk.ok ? shrunk.value : undefined;
}
