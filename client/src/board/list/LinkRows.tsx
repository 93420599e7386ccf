import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Board, Link } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { ThingMenuButton } from "../actions/ActionMenu.tsx";
import { linkActions } from "../actions/things.ts";
import { linkWords } from "../link-words.ts";
import { endWords } from "../end-words.ts";
import { useBoard } from "../workspace-context.ts";

interface LinkRow {
  readonly link: Link;
  readonly isOut: boolean;
  readonly words: string;
}

function rowsOf(board: Board, card: CardId): LinkRow[] {
  return [...board.links.values()].flatMap((link) => {
    if (link.from !== card && link.to !== card) return [];
    const isOut = link.from === card;
    return [{ link, isOut, words: endWords(board, isOut ? link.to : link.from) ?? "" }];
  });
}

/** The links of a card as lines under it: → words → the other card. */
export function LinkRows({ card, isStop = true }: { readonly card: CardId; readonly isStop?: boolean }) {
  const { t } = useTranslation("canvas");
  const board = useBoard((state) => state.board);
  if (board.links.size === 0) return null;
  const rows = rowsOf(board, card);
  if (rows.length === 0) return null;
  return (
    <ul className="list-links" aria-label={t("linksOf")}>
      {rows.map(({ link, isOut, words }) => {
        const Arrow = isOut ? ArrowRight : ArrowLeft;
        const text = words || t("noWords");
        const said = linkWords(t, link);
        return (
          <li key={link.id} className="list-link" data-link-id={link.id}>
            <Arrow className="ui-icon" size={16} aria-hidden />
            <span className="list-link-words" dir="auto">
              {said !== "" && <b>{said} · </b>}
              {t(isOut ? "linkTo" : "linkFrom", { text })}
            </span>
            <ThingMenuButton
              id={link.id}
              list={linkActions}
              label={t("linkMenu", { text })}
              className="canvas-thing-menu"
              isStop={isStop}
            />
          </li>
        );
      })}
    </ul>
  );
}
