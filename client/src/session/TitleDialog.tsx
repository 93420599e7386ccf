import { TITLE_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchBoard } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/TextField.tsx";

interface TitleDialogProps {
  readonly title: string;
  readonly onClose: () => void;
}

export function TitleDialog({ title, onClose }: TitleDialogProps) {
  const { t } = useTranslation("shell");
  const { t: ui } = useTranslation("ui");
  const { t: pages } = useTranslation("pages");
  const { seat } = useWorkspace().table;
  const [text, setText] = useState(title);
  const [error, setError] = useState<string | undefined>();

  async function save(): Promise<void> {
    if (text.trim() === "") {
      setError(pages("person.titleMissing"));
      return;
    }
    const reply = await patchBoard(seat.board.id, text.trim());
    if (reply.ok) onClose();
    else setError(sayReason(pages, reply.reason));
  }

  return (
    <ModalDialog
      title={t("rename")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" onPress={() => void save()}>
            {ui("save")}
          </Button>
        </>
      }
    >
      <TextField label={t("title")} value={text} onChange={setText} maxLength={TITLE_MAX_CHARS} error={error} />
    </ModalDialog>
  );
}
