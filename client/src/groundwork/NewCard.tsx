import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../a11y/announce.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";
import { putCard } from "./put-card.ts";
import "../practice/practice.css";

interface NewCardProps {
  readonly kind: Kind;
  readonly label: string;
  /** In the same step of undo. Answers whether there was room. */
  readonly then?: (card: CardId) => boolean;
}

/** A field that puts a card of this kind on the table, where others of its kind lie. */
export function NewCard({ kind, label, then }: NewCardProps) {
  const { t } = useTranslation("checking");
  const { t: practice } = useTranslation("practice");
  const ws = useWorkspace();
  const [text, setText] = useState("");
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    const said = text.trim();
    if (said === "") return;
    const isIn = ws.undo.asOne(() => {
      const card = putCard(ws, kind, said);
      return card !== null && (then?.(card) ?? true);
    });
    if (!isIn) return toast(t("full"));
    setText("");
    announceNow(said);
  };
  return (
    <form className="practice-new" onSubmit={add}>
      <TextField label={label} value={text} maxLength={CARD_TEXT_MAX_CHARS} onChange={setText} />
      <Button type="submit" aria-label={practice("addTo", { field: label })}>
        {practice("add")}
      </Button>
    </form>
  );
}
