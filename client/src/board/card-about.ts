import type { TFunction } from "i18next";
import { changeOf } from "@tablee/shared/board/changed";
import type { CardId } from "@tablee/shared/ids";
import type { Locale } from "@tablee/shared/locales";
import { sayAgo } from "../i18n/moment.ts";
import { boardOf } from "./actions/commands.ts";
import type { Workspace } from "./workspace.ts";

/**
 * When a card last changed, or was put down, as of now; and who changed it, where that is the one whose name stands on
 * it. Null: of what cannot be read nothing is known.
 */
export function aboutCard(
  ws: Workspace,
  id: CardId,
  { t, locale }: { readonly t: TFunction<"versions">; readonly locale: Locale },
): string | null {
  const card = boardOf(ws).cards.get(id);
  if (!card || card.unread || card.born.at === 0) return null;
  const changed = changeOf(ws.table.sync.doc, id);
  const ago = sayAgo(locale, changed?.at ?? card.born.at, Date.now()) ?? t("justNow");
  if (!changed) return t("card.put", { ago });
  return changed.own && card.author !== null
    ? t("card.changedBy", { ago, name: card.author })
    : t("card.changed", { ago });
}
