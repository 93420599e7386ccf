import { NAME_MAX_CHARS, SEAT_NAMES_MAX_COUNT } from "@tablee/shared/limits";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchMe } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";
import { rememberMe, useMe } from "./me.ts";

interface Row {
  readonly key: number;
  readonly name: string;
}

export function SecondDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shell");
  const { t: ui } = useTranslation("ui");
  const { t: pages } = useTranslation("pages");
  const { seat } = useWorkspace().table;
  const me = useMe();
  const [rows, setRows] = useState<readonly Row[]>(() =>
    [...me.also, ""].slice(0, SEAT_NAMES_MAX_COUNT).map((name, key) => ({ key, name })),
  );
  const [error, setError] = useState<string | null>(null);

  async function save(): Promise<void> {
    const also = rows.map(({ name }) => name.trim()).filter((name) => name !== "");
    const reply = await patchMe(seat.board.id, { also });
    if (!reply.ok) {
      setError(sayReason(pages, reply.reason));
      return;
    }
    rememberMe(seat, { also });
    toast(t("me.saved"));
    onClose();
  }

  return (
    <ModalDialog
      title={t("second.title")}
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
      <p>{t("second.body")}</p>
      {rows.map((row, index) => (
        <div className="second-row" key={row.key}>
          <TextField
            label={t("second.name", { at: index + 2 })}
            value={row.name}
            maxLength={NAME_MAX_CHARS}
            onChange={(name) => setRows(rows.map((other) => (other.key === row.key ? { ...other, name } : other)))}
          />
          <IconButton
            icon={Trash2}
            label={t("second.remove", { name: row.name })}
            onPress={() => setRows(rows.filter((other) => other.key !== row.key))}
          />
        </div>
      ))}
      {rows.length < SEAT_NAMES_MAX_COUNT && (
        <Button onPress={() => setRows([...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, name: "" }])}>
          {t("second.add")}
        </Button>
      )}
      {error !== null && <p role="alert">{error}</p>}
    </ModalDialog>
  );
}
