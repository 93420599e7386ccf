import type { Board } from "@tablee/shared/board/types";
import type { BoardId, FileId } from "@tablee/shared/ids";
import { imagesPath } from "./send.ts";

/** What one file may hold of pictures: a browser draws it from one string. */
const MOST_BYTES = 24 * 1024 * 1024;

/** The pictures of a board as addresses that hold them. Those that cannot be had, or no longer fit, are left out. */
export async function picturesOf({ shapes }: Pick<Board, "shapes">, board: BoardId): Promise<Map<FileId, string>> {
  const files = new Set([...shapes.values()].flatMap(({ file }) => file ?? []));
  const pictures = new Map<FileId, string>();
  let bytes = 0;
  for (const file of files) {
    const picture = await fetched(`${imagesPath(board)}/${file}`);
    if (!picture || bytes + picture.size > MOST_BYTES) continue;
    bytes += picture.size;
    pictures.set(file, await addressOf(picture));
  }
  return pictures;
}

export async function fetched(url: string): Promise<Blob | undefined> {
  try {
    const answer = await fetch(url);
    return answer.ok ? await answer.blob() : undefined;
  } catch {
    // No network: whoever asks goes on without it.
    return undefined;
  }
}

function addressOf(picture: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("loadend", () => resolve(String(reader.result)));
    reader.readAsDataURL(picture);
  });
}
