import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { addLink } from "@tablee/shared/board/edit-structure";
import { transact } from "@tablee/shared/board/hand";
import { readingOrder } from "@tablee/shared/board/outline";
import type { CardId } from "@tablee/shared/ids";
import { LINK_LABEL_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { LinkRows } from "../list/LinkRows.tsx";
import { useSay } from "../use-run.ts";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import type { Meaning } from "@tablee/shared/board/types";
import { MeaningField } from "./MeaningField.tsx";
import { useFirstField } from "./AskDialog.tsx";
import type { AskProps } from "./AskDialog.tsx";
import "./dialogs.css";

/** As many as are looked through by eye; the search finds the rest. */
const SHOWN_COUNT = 40;

/** Without case nor accents: people search as they type. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Which card to link to: found by its words. The links that are there already are shown, with what can be done. */
export function LinkDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const say = useSay();
  const outline = useBoard((state) => state.outline);
  const search = useRef<HTMLDivElement>(null);
  useFirstField(search);
  const [query, setQuery] = useState("");
  const [label, setLabel] = useState("");
  const [meaning, setMeaning] = useState<Meaning | null>(null);
  const wanted = folded(query.trim());
  const found = readingOrder(outline).filter(
    ({ id, text, unread }) => !unread && !ids.includes(id) && folded(text).includes(wanted),
  );
  const link = (to: CardId): void => {
    const hand = ws.hand();
    const added = transact(hand, () => ids.map((from) => addLink(hand, { from, to, label: label.trim(), meaning })));
    if (added.every(({ ok }) => ok)) announceNow(t("said.linked"));
    else say("tooManyLinks", 0);
    close();
  };
  return (
    <ModalDialog title={t("linkTitle")} isOpen onClose={close}>
      {ids.length === 1 && ids[0] && <LinkRows card={ids[0]} />}
      <TextField
        label={t("linkLabel")}
        description={t("linkLabelHint")}
        value={label}
        onChange={setLabel}
        maxLength={LINK_LABEL_MAX_CHARS}
      />
      <MeaningField value={meaning} onChange={setMeaning} />
      <div ref={search}>
        <TextField label={t("linkSearch")} value={query} onChange={setQuery} />
      </div>
      <ul className="link-choices">
        {found.slice(0, SHOWN_COUNT).map(({ id, text }) => (
          <li key={id}>
            <Button className="link-choice" onPress={() => link(id)}>
              <span dir="auto">{text.trim() || t("noWords")}</span>
            </Button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{t("linkNone")}</p>}
      {found.length > SHOWN_COUNT && <p>{t("linkMore", { count: found.length - SHOWN_COUNT })}</p>}
    </ModalDialog>
  );
}
