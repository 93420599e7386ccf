import { useState } from "react";
import { useTranslation } from "react-i18next";
import { editLink } from "@tablee/shared/board/edit-structure";
import type { Link, LinkEnd } from "@tablee/shared/board/types";
import type { LinkId } from "@tablee/shared/ids";
import { LINK_LABEL_MAX_CHARS } from "@tablee/shared/limits";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { MeaningField } from "./MeaningField.tsx";
import { AskDialog } from "./AskDialog.tsx";

const ARROWS = ["to", "both", "from", "none"] as const;
type Arrows = (typeof ARROWS)[number];

function arrowsOf(link: Pick<Link, "fromEnd" | "toEnd"> | undefined): Arrows {
  if (link?.fromEnd === "arrow") return link.toEnd === "arrow" ? "both" : "from";
  return link?.toEnd === "none" ? "none" : "to";
}

export function LinkEditDialog({ id, close }: { readonly id: LinkId; readonly close: () => void }) {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const link = useBoard(({ board }) => board.links.get(id));
  const [label, setLabel] = useState(link?.label ?? "");
  const [meaning, setMeaning] = useState(link?.meaning ?? null);
  const [arrows, setArrows] = useState(() => arrowsOf(link));
  const end = (...at: readonly Arrows[]): LinkEnd => (at.includes(arrows) ? "arrow" : "none");
  const done = (): void => {
    editLink(ws.hand(), id, { label: label.trim(), meaning, fromEnd: end("from", "both"), toEnd: end("to", "both") });
    close();
  };
  return (
    <AskDialog title={t("linkEditTitle")} close={close} done={done}>
      <TextField
        label={t("linkLabel")}
        description={t("linkLabelHint")}
        value={label}
        onChange={setLabel}
        maxLength={LINK_LABEL_MAX_CHARS}
      />
      <MeaningField value={meaning} onChange={setMeaning} />
      <SelectField
        label={t("arrows")}
        options={ARROWS.map((one) => ({ id: one, label: t(`arrowsOf.${one}`) }))}
        value={arrows}
        onChange={setArrows}
      />
    </AskDialog>
  );
}
