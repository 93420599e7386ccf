import type { BoardId, FileId } from "@tablee/shared/ids";
import type { HttpError, ImageInfo } from "@tablee/shared/protocol/http";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";

/** The way of pictures to the server. Not by `fetch`: how much has gone is told by the older way alone. */

export function imagesPath(board: BoardId): string {
  return `/api/boards/${board}/images`;
}

/** `offline`: no answer, or one that says to come back; what was sent is sent again. */
export type SendReason = "offline" | "refused";

export interface Sending {
  readonly full: Blob;
  readonly small: Blob | null;
}

export interface How {
  readonly board: BoardId;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/** Both sizes; the detail of a refusal is its reason as the server gave it. */
export async function sendImage({ full, small }: Sending, how: How): Promise<Reply<FileId, SendReason>> {
  const path = imagesPath(how.board);
  const sent = await put({ method: "POST", path, body: full }, how);
  if (!sent.ok) return sent;
  // The server of this origin answers with what the protocol says.
  const { id } = JSON.parse(sent.value) as ImageInfo;
  if (small) {
    const beside = await put(
      { method: "PUT", path: `${path}/${id}/small`, body: small },
      { ...how, onProgress: () => {} },
    );
    // Refused, the picture itself stands in for it; lost on the way, both are sent again.
    if (!beside.ok && beside.reason === "offline") return beside;
  }
  return yes(id);
}

interface Request {
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body: Blob;
}

/** Refusals that another time may lift. */
const LATER = new Set([0, 408, 429, 500, 502, 503, 504]);

function put({ method, path, body }: Request, { signal, onProgress }: How): Promise<Reply<string, SendReason>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    request.open(method, path);
    request.setRequestHeader("content-type", body.type);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total));
    request.addEventListener("loadend", () => {
      signal.removeEventListener("abort", stop);
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(yes(responseText));
      else if (LATER.has(status)) resolve(no("offline"));
      else resolve(no("refused", reasonIn(responseText)));
    });
    if (signal.aborted) return resolve(no("offline"));
    signal.addEventListener("abort", stop);
    request.send(body);
  });
}

function reasonIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as Partial<HttpError>;
    return error?.reason ?? "broken";
  } catch {
    // Something between us and the server answered.
    return "broken";
  }
}
