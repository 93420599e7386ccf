import { NAME_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchMe } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { PartField } from "./PartField.tsx";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";
import { rememberMe, useMe } from "./me.ts";

export function MeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shell");
  const { t: ui } = useTranslation("ui");
  const { t: pages } = useTranslation("pages");
  const { seat } = useWorkspace().table;
  const me = useMe();
  const [name, setName] = useState(me.name);
  const [part, setPart] = useState(me.part);
  const [partHidden, setHidden] = useState(me.partHidden);
  const [error, setError] = useState<string | undefined>();

  async function save(): Promise<void> {
    if (name.trim() === "") {
      setError(pages("person.nameMissing"));
      return;
    }
    const reply = await patchMe(seat.board.id, { name: name.trim(), part, partHidden });
    if (!reply.ok) {
      setError(sayReason(pages, reply.reason));
      return;
    }
    rememberMe(seat, { name: name.trim(), part, partHidden });
    toast(t("me.saved"));
    onClose();
  }

  return (
    <ModalDialog
      title={t("me.title")}
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
      <TextField
        label={pages("person.name")}
        value={name}
        onChange={setName}
        maxLength={NAME_MAX_CHARS}
        error={error}
      />
      <PartField value={part} onChange={setPart} />
      {part !== null && (
        <Switch isSelected={partHidden} onChange={setHidden}>
          {pages("person.partHidden")}
        </Switch>
      )}
    </ModalDialog>
  );
}
