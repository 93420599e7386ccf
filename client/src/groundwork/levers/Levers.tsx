import { useTranslation } from "react-i18next";
import { LEVER_KINDS } from "@tablee/shared/practice/levers";
import type { LeverKind } from "@tablee/shared/practice/levers";
import type { Card } from "@tablee/shared/board/types";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { toast } from "../../ui/toast.ts";
import { WordsForm } from "../parts/WordsForm.tsx";
import { LeverRow } from "./LeverRow.tsx";
import { putLever } from "./put-lever.ts";
import { useLevers } from "./use-levers.ts";
import "../../practice/practice.css";
import "./levers.css";

/** What to lean on and what to keep an eye on: two lists of cards, each showing what of the other hangs together with it. */
export function Levers() {
  const { t } = useTranslation("mapping");
  const rows = useLevers();
  const cards = { lever: rows.lever.map(({ card }) => card), watch: rows.watch.map(({ card }) => card) };
  return (
    <>
      <p className="practice-about">{t("levers.about")}</p>
      {LEVER_KINDS.map((kind) => (
        <section key={kind} className="levers-list" data-list={kind} aria-label={t(`levers.lists.${kind}`)}>
          <h4>{t(`levers.lists.${kind}`)}</h4>
          {rows[kind].length === 0 && <p className="practice-hint">{t(`levers.none.${kind}`)}</p>}
          <ul>
            {rows[kind].map((row) => (
              <LeverRow key={row.card.id} kind={kind} row={row} others={othersOf(cards, kind)} />
            ))}
          </ul>
          <AddLever kind={kind} />
        </section>
      ))}
    </>
  );
}

function othersOf(cards: Readonly<Record<LeverKind, readonly Card[]>>, kind: LeverKind): readonly Card[] {
  return cards[kind === "lever" ? "watch" : "lever"];
}

function AddLever({ kind }: { readonly kind: LeverKind }) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const may = useMay();
  if (!may.cards) return null;
  const add = (text: string): boolean => {
    const isDone = putLever(ws, kind, text);
    if (!isDone) toast(t("levers.noRoom"));
    return isDone;
  };
  return (
    <WordsForm label={t(`levers.new.${kind}`)} add={t("levers.addShort")} addTo={t(`levers.add.${kind}`)} onAdd={add} />
  );
}
