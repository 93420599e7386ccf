import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Card } from "@tablee/shared/board/types";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";
import { useWorkspace } from "./workspace-context.ts";

/** Under a card’s words: which knowledge, who signed, who is writing in it now. */
export function CardFooter({ card }: { readonly card: Card }) {
  const { t } = useTranslation("board");
  const { table } = useWorkspace();
  const writer = useStore(table.presence.state, ({ others }) => {
    for (const one of others.values()) if (one.typing === card.id) return one.member;
    return null;
  });
  const name = useStore(table.live.state, ({ people }) =>
    writer === null ? null : (people.get(writer)?.name ?? t("someone")),
  );
  return (
    <span className="card-footer">
      {card.knowledge && <KnowledgeSign type={card.knowledge} word />}
      <span className="card-author">{name === null ? card.author : t("typing", { name })}</span>
    </span>
  );
}
