import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Card } from "@tablee/shared/board/types";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";
import { ColourSign } from "./ColourSign.tsx";
import { useWorkspace } from "./workspace-context.ts";

/** Under a card’s words: which knowledge, who signed, who is writing in it now. */
export function CardFooter({ card }: { readonly card: Card }) {
  const { t } = useTranslation("board");
  const { table, typing } = useWorkspace();
  const writer = useStore(typing, (who) => who.get(card.id) ?? null);
  const name = useStore(table.live.state, ({ people }) =>
    writer === null ? null : (people.get(writer)?.name ?? t("someone")),
  );
  return (
    <span className="card-footer">
      {card.knowledge && <KnowledgeSign type={card.knowledge} word />}
      <span className={name === null ? "card-author" : "card-author card-writer"} dir="auto">
        {name === null ? card.author : t("typing", { name })}
      </span>
      <ColourSign colour={card.colour} />
    </span>
  );
}

/** What a card is, in a word, when it is more than an ingredient, or cannot be told. */
export function CardKind({ card }: { readonly card: Card }) {
  const { t } = useTranslation("canvas");
  if (card.unread) return <span className="card-kind">{t("unread")}</span>;
  if (card.kind === "ingredient") return null;
  return <span className="card-kind">{t(`kinds.${card.kind}`)}</span>;
}
