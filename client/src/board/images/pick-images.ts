import type { Point } from "@tablee/shared/board/types";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import { isPicture } from "./shrink.ts";

/** The ways in which a picture comes: chosen, taken, pasted, dropped. Each ends in the question what is to be seen on it. */

/** Of several only the pictures are taken. */
export function askImages(ws: Workspace, files: readonly File[], at: Point | null = null): Said | void {
  const pictures = files.filter(isPicture);
  if (pictures.length === 0) return "noPicture";
  ws.ask.setState({ open: { kind: "image", files: pictures, at } });
}

/** The browser’s own way to choose. With `camera`, on a phone, its camera at once. */
function pick(ws: Workspace, camera: boolean): void {
  if (typeof document === "undefined") return;
  const input = Object.assign(document.createElement("input"), {
    type: "file",
    accept: "image/*",
    multiple: !camera,
    hidden: true,
  });
  if (camera) input.capture = "environment";
  input.addEventListener("change", () => {
    askImages(ws, [...(input.files ?? [])]);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  // Some browsers tell nothing of an input that is in no page.
  document.body.append(input);
  input.click();
}

export function chooseImages(ws: Workspace): void {
  pick(ws, false);
}

export function takePhoto(ws: Workspace): void {
  pick(ws, true);
}

/** A device that one holds has a camera where the hand is. */
export function hasCamera(): boolean {
  return typeof matchMedia !== "undefined" && matchMedia("(hover: none) and (pointer: coarse)").matches;
}
