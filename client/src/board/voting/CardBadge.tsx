import { Vote } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardId } from "@tablee/shared/ids";
import { useWorkspace } from "../workspace-context.ts";
import type { Badge } from "./turn.ts";
import "./badge.css";

/** Points on a card: of a closed vote, or on the ballot in hand. */
export function PointsBadge({ badge: { of, points } }: { readonly badge: Badge }) {
  const { t } = useTranslation("board");
  return (
    <span className={`points-badge points-${of}`}>
      <Vote size={14} strokeWidth={2.2} aria-hidden />
      {t(`points.${of}`, { count: points })}
    </span>
  );
}

/** Where few cards stand: each asks for its own. */
export function CardBadge({ card }: { readonly card: CardId }) {
  const { voting } = useWorkspace();
  const badge = useStore(voting.badges, ({ of }) => of.get(card) ?? null);
  return badge && <PointsBadge badge={badge} />;
}
