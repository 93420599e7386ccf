import type { KnowledgeType } from "@tablee/shared/board/types";
import { useTranslation } from "react-i18next";
import "./knowledge-sign.css";

export interface KnowledgeSignProps {
  readonly type: KnowledgeType;
  /** With its word beside it; without, the word is for ears only. */
  readonly word?: boolean;
}

/** Disc, triangle, square: the shape says the type, and the word says it too. */
export function KnowledgeSign({ type, word = false }: KnowledgeSignProps) {
  const { t } = useTranslation("ui");
  return (
    <span className="ui-knowledge">
      <span className={`ui-knowledge-sign ui-knowledge-${type}`} aria-hidden />
      <span className={word ? undefined : "ui-hidden"}>{t(`knowledge.${type}`)}</span>
    </span>
  );
}
