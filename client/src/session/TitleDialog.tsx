import { TITLE_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchBoard } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { TextField } from "../ui/TextField.tsx";
import { ChangeDialog, useChange } from "./ChangeDialog.tsx";

interface TitleDialogProps {
  readonly title: string;
  readonly onClose: () => void;
}

export function TitleDialog({ title, onClose }: TitleDialogProps) {
  const { t } = useTranslation("shell");
  const { t: pages } = useTranslation("pages");
  const { seat } = useWorkspace().table;
  const [text, setText] = useState(title);
  const isEmpty = text.trim() === "";
  const change = useChange({
    send: () => (isEmpty ? null : patchBoard(seat.board.id, text.trim())),
    done: onClose,
  });
  return (
    <ChangeDialog title={t("rename")} change={change} onClose={onClose}>
      <TextField
        label={t("title")}
        value={text}
        onChange={setText}
        maxLength={TITLE_MAX_CHARS}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialogue was opened to write here
        autoFocus
        error={isEmpty ? pages("person.titleMissing") : undefined}
      />
    </ChangeDialog>
  );
}
