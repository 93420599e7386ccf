import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Shown } from "@tablee/shared/board/items";
import type { Card, Kind } from "@tablee/shared/board/types";
import type { MemberId } from "@tablee/shared/ids";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";
import { ColourSign } from "./ColourSign.tsx";
import { StandingBadge } from "./items/Standing.tsx";
import { LockSign } from "./LockSign.tsx";
import { CardBadge } from "./voting/CardBadge.tsx";
import { useWorkspace } from "./workspace-context.ts";

/** Under a card’s words: which knowledge, who signed, who is writing in it now. */
export function CardFooter({ card }: { readonly card: Card }) {
  const { typing } = useWorkspace();
  const writer = useStore(typing, (who) => who.get(card.id) ?? null);
  return <CardFoot card={card} writer={writer} badge={<CardBadge card={card.id} />} />;
}

interface CardFootProps {
  readonly card: Card;
  readonly writer: MemberId | null;
  readonly badge?: ReactNode;
}

/** The same where the writer is known: of hundreds on the canvas, none asks for anything itself. */
export function CardFoot({ card, writer, badge }: CardFootProps) {
  return (
    <span className="card-footer">
      {card.knowledge && <KnowledgeSign type={card.knowledge} word />}{" "}
      {/* Read as one text, these are words of their own: the space is not drawn. */}
      {badge && <>{badge} </>}
      {writer === null ? (
        <span className="card-author" dir="auto">
          {card.author}
        </span>
      ) : (
        <Writer member={writer} />
      )}
      {card.locked && <LockSign />}
      <ColourSign colour={card.colour} />
    </span>
  );
}

function Writer({ member }: { readonly member: MemberId }) {
  const { t } = useTranslation("board");
  const { table } = useWorkspace();
  const name = useStore(table.live.state, ({ people }) => people.get(member)?.name ?? t("someone"));
  return (
    <span className="card-author card-writer" dir="auto">
      {t("typing", { name })}
    </span>
  );
}

/** What a card is, in a word, when it is more than an ingredient, or cannot be told. */
export function CardKind({ card, standing = null }: { readonly card: Card; readonly standing?: Shown | null }) {
  if (card.unread) return <KindWord word="unread" />;
  if (card.kind === "ingredient") return null;
  const word = <KindWord word={`kinds.${card.kind}`} />;
  if (standing === null) return word;
  return (
    <span className="card-kind-line">
      {word}
      <StandingBadge standing={standing} kind={card.kind} />
    </span>
  );
}

function KindWord({ word }: { readonly word: "unread" | `kinds.${Kind}` }) {
  const { t } = useTranslation("canvas");
  return (
    <>
      <span className="card-kind">{t(word)}</span>{" "}
    </>
  );
}
