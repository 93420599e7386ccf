import type { InkPoint } from "@tablee/shared/board/stroke";
import { freehand } from "./freehand.ts";
import { linePath } from "./shape-path.ts";

/** A path in the layer, for what is being drawn and is no part of the board yet. */
export function drawnNow(layer: HTMLElement): { readonly svg: SVGSVGElement; readonly path: SVGPathElement } {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.classList.add("canvas-drawn-now");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  layer.append(svg);
  return { svg, path };
}

export function showInk({ svg, path }: ReturnType<typeof drawnNow>, points: readonly InkPoint[]): void {
  const { outline } = freehand.getState();
  svg.toggleAttribute("data-line", !outline);
  path.setAttribute("d", (outline ?? linePath)(points));
}
