import { useState } from "react";
import { useTranslation } from "react-i18next";
import { styleCards } from "@tablee/shared/board/edit-cards";
import { styleShapes } from "@tablee/shared/board/edit-shapes";
import { transact } from "@tablee/shared/board/hand";
import { DIRECTIONS, KINDS, KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { Card, Colour, Direction, Kind, KnowledgeType, Shape } from "@tablee/shared/board/types";
import { SelectField } from "../../ui/SelectField.tsx";
import { cardsOf } from "../actions/arrange.ts";
import { shapesOf } from "../actions/commands.ts";
import { knownColour } from "../card-face.ts";
import { useWorkspace } from "../workspace-context.ts";
import { myName } from "../workspace.ts";
import type { Workspace } from "../workspace.ts";
import { AskDialog } from "./AskDialog.tsx";
import type { AskProps } from "./AskDialog.tsx";
import { ColourField } from "./ColourField.tsx";

/** Of several cards: what all have, or `same`, which changes nothing. */
interface Look {
  readonly kind: Kind | "same";
  readonly knowledge: KnowledgeType | "none" | "same";
  readonly colour: Colour | "other";
  readonly direction: Direction | "same";
  readonly signed: "yes" | "no" | "same";
}

function common<Value>(cards: readonly Card[], read: (card: Card) => Value): Value | "same" {
  const [first, ...rest] = cards.map(read);
  return first !== undefined && rest.every((value) => value === first) ? first : "same";
}

function lookOf(cards: readonly Card[]): Look {
  const colour = common(cards, (card) => knownColour(card.colour) ?? "other");
  return {
    kind: common(cards, (card) => card.kind),
    knowledge: common(cards, (card) => card.knowledge ?? "none"),
    colour: colour === "same" ? "other" : colour,
    direction: common(cards, (card) => card.direction),
    signed: common(cards, (card) => (card.author === null ? "no" : "yes")),
  };
}

/** Writes what was chosen and leaves the rest of each card alone. A name that is shown already stays whose it is. */
function dress(ws: Workspace, { cards, shapes }: Chosen, look: Look): void {
  const ids = cards.map(({ id }) => id);
  const hand = ws.hand();
  transact(hand, () => {
    styleCards(hand, ids, {
      ...(look.kind !== "same" && { kind: look.kind }),
      ...(look.knowledge !== "same" && { knowledge: look.knowledge === "none" ? null : look.knowledge }),
      ...(look.colour !== "other" && { colour: look.colour }),
      ...(look.direction !== "same" && { direction: look.direction }),
      ...(look.signed === "no" && { author: null }),
    });
    if (look.colour !== "other")
      styleShapes(
        hand,
        shapes.map(({ id }) => id),
        { colour: look.colour },
      );
    if (look.signed !== "yes") return;
    const unsigned = cards.filter(({ author }) => author === null).map(({ id }) => id);
    styleCards(hand, unsigned, { author: myName(ws) });
  });
}

interface Chosen {
  readonly cards: readonly Card[];
  readonly shapes: readonly Shape[];
}

export function LookDialog(asked: AskProps) {
  const ws = useWorkspace();
  const [chosen] = useState(() => ({ cards: cardsOf(ws, asked.ids), shapes: shapesOf(ws, asked.ids) }));
  return chosen.cards.length === 0 ? <ShapesLook {...asked} {...chosen} /> : <CardsLook {...asked} {...chosen} />;
}

/** A shape has its colour alone; without one it is drawn in ink. */
function ShapesLook({ shapes, close }: AskProps & Chosen) {
  const { t } = useTranslation("board");
  const { t: draw } = useTranslation("draw");
  const ws = useWorkspace();
  const [colour, setColour] = useState<Colour | "other">(() => {
    const [first, ...rest] = shapes.map((shape) => knownColour(shape.colour) ?? "other");
    return first !== undefined && rest.every((one) => one === first) ? first : "other";
  });
  const done = (): void => {
    const ids = shapes.map(({ id }) => id);
    styleShapes(ws.hand(), ids, { colour: colour === "other" ? null : colour });
    close();
  };
  return (
    <AskDialog title={t("lookTitle")} close={close} done={done}>
      <ColourField other={draw("inkColour")} value={colour} onChange={setColour} />
    </AskDialog>
  );
}

function CardsLook({ cards, shapes, close }: AskProps & Chosen) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const { t: practice } = useTranslation("practice");
  const ws = useWorkspace();
  const [first] = useState(() => lookOf(cards));
  const [look, setLook] = useState(first);
  const set = (part: Partial<Look>): void => setLook({ ...look, ...part });
  /** *Do not change* is there only where the cards differ. */
  const mixed = (value: string): { id: "same"; label: string }[] =>
    value === "same" ? [{ id: "same", label: canvas("same") }] : [];
  const done = (): void => {
    dress(ws, { cards, shapes }, look);
    close();
  };
  return (
    <AskDialog title={t("lookTitle")} close={close} done={done}>
      <SelectField
        label={canvas("kind")}
        options={[...mixed(first.kind), ...KINDS.map((id) => ({ id, label: canvas(`kinds.${id}`) }))]}
        value={look.kind}
        onChange={(kind) => set({ kind })}
      />
      <SelectField
        label={t("knowledge")}
        options={[
          ...mixed(first.knowledge),
          { id: "none", label: t("knowledges.none") },
          ...KNOWLEDGE_TYPES.map((id) => ({
            id,
            label: t(`knowledges.${id}`),
            meaning: practice(`glossary.${id}`),
          })),
        ]}
        value={look.knowledge}
        onChange={(knowledge) => set({ knowledge })}
      />
      <ColourField other={canvas("same")} value={look.colour} onChange={(colour) => set({ colour })} />
      <SelectField
        label={canvas("direction")}
        options={[...mixed(first.direction), ...DIRECTIONS.map((id) => ({ id, label: canvas(`directions.${id}`) }))]}
        value={look.direction}
        onChange={(direction) => set({ direction })}
      />
      <SelectField
        label={canvas("signature")}
        options={[
          ...mixed(first.signed),
          ...(["yes", "no"] as const).map((id) => ({ id, label: canvas(`signatures.${id}`) })),
        ]}
        value={look.signed}
        onChange={(signed) => set({ signed })}
      />
    </AskDialog>
  );
}
