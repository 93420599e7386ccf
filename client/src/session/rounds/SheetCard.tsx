import { Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { Card, Zone } from "@tablee/shared/board/types";
import type { Hand } from "@tablee/shared/board/hand";
import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import type { Desk } from "../../board/sheets.ts";
import { Button } from "../../ui/Button.tsx";
import { ChipSelect } from "../../ui/ChipSelect.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { dropCard, keepBack, putIn, setKnowledge, sign, writeOn } from "./sheet-edits.ts";

interface SheetCardProps {
  readonly desk: Desk;
  readonly card: Card;
  readonly at: number;
  /** Of whoever writes here, for a signature. */
  readonly name: string;
  readonly zones: readonly Zone[];
  /** Made just now: the caret goes into it. */
  readonly isFresh: boolean;
  readonly onPublish: (() => void) | undefined;
  readonly onGone: () => void;
}

export function SheetCard(props: SheetCardProps) {
  const { desk, card, at, name, onPublish, onGone } = props;
  const { t } = useTranslation("rounds");
  const remove = (): void => {
    dropCard(desk, card.id);
    announceNow(t("deleted"));
    onGone();
  };
  return (
    <li className="sheet-card" data-kept={card.locked || undefined}>
      <Words {...props} />
      <div className="sheet-choices">
        <Choices {...props} />
        <IconButton className="sheet-end" icon={Trash2} label={t("delete", { at })} onPress={remove} />
      </div>
      <div className="sheet-switches">
        <Switch isSelected={card.locked} onChange={(on) => keepBack(desk, card.id, on)}>
          {t("keep")}
        </Switch>
        <Switch isSelected={card.author !== null} onChange={(on) => sign(desk, card.id, on ? name : null)}>
          {t("sign")}
        </Switch>
        {onPublish && card.text.trim() !== "" && (
          <Button className="sheet-end" size="s" aria-label={t("publish", { at })} onPress={onPublish}>
            {t("publishShort")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** One hand from when the words are gone into until they are left: what was typed is taken back in few steps. */
function Words({ desk, card, at, isFresh }: SheetCardProps) {
  const { t } = useTranslation("rounds");
  const field = useRef<HTMLTextAreaElement>(null);
  const hand = useRef<Hand | null>(null);
  useEffect(() => {
    if (isFresh) field.current?.focus();
  }, [isFresh]);
  return (
    <textarea
      ref={field}
      className="sheet-words"
      aria-label={t("card", { at })}
      placeholder={t("write")}
      dir="auto"
      rows={Math.min(8, Math.max(2, Math.ceil(card.text.length / 36) + card.text.split("\n").length - 1))}
      maxLength={CARD_TEXT_MAX_CHARS}
      value={card.text}
      onFocus={() => {
        hand.current = desk.hand();
      }}
      onChange={(event) => writeOn(hand.current ?? desk.hand(), card.id, event.target.value)}
    />
  );
}

function Choices({ desk, card, zones }: SheetCardProps) {
  const { t } = useTranslation("rounds");
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const areas = zones.map(({ id, title }) => ({ id: id as string, label: title || canvas("noTitle") }));
  const chosen = zones.find(({ id }) => id === card.place.zone)?.id ?? "outside";
  return (
    <>
      <ChipSelect
        label={t("zone")}
        options={[...areas, { id: "outside", label: t("outside") }]}
        value={chosen}
        onChange={(id) => putIn(desk, card.id, zones.find((zone) => zone.id === id)?.id ?? null)}
      />
      <ChipSelect
        label={t("knowledge")}
        options={(["none", ...KNOWLEDGE_TYPES] as const).map((id) => ({
          id,
          label: board(`knowledges.${id}`),
          ...(id !== "none" && {
            knowledge: id,
            sign: <span className={`ui-knowledge-sign ui-knowledge-${id}`} aria-hidden />,
          }),
        }))}
        value={card.knowledge ?? "none"}
        onChange={(id) => setKnowledge(desk, card.id, id === "none" ? null : id)}
      />
    </>
  );
}
