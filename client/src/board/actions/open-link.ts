import { linksIn } from "@tablee/shared/board/marks";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { cardsOf } from "./arrange.ts";

/** Outside of the table, in a page that learns nothing of it. */
export function openLink(href: string): void {
  window.open(href, "_blank", "noopener,noreferrer");
}

/** The first of a card; the list has them all. */
export function openLinkOf(ws: Workspace, ids: readonly CardId[]): void {
  const [href] = cardsOf(ws, ids).flatMap(({ text }) => linksIn(text));
  if (href !== undefined) openLink(href);
}
