import { NAME_MAX_CHARS, SEAT_NAMES_MAX_COUNT } from "@tablee/shared/limits";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchMe } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";
import { ChangeDialog, useChange } from "./ChangeDialog.tsx";
import { rememberMe, useMe } from "./me.ts";

interface Row {
  readonly key: number;
  readonly name: string;
}

export function SecondDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shell");
  const { seat } = useWorkspace().table;
  const me = useMe();
  const [rows, setRows] = useState<readonly Row[]>(() =>
    [...me.also, ""].slice(0, SEAT_NAMES_MAX_COUNT).map((name, key) => ({ key, name })),
  );
  const also = rows.map(({ name }) => name.trim()).filter((name) => name !== "");
  const change = useChange({
    send: () => patchMe(seat.board.id, { also }),
    done: () => {
      rememberMe(seat, { also });
      toast(t("me.saved"));
      onClose();
    },
  });

  return (
    <ChangeDialog title={t("second.title")} change={change} onClose={onClose}>
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
            label={t("second.remove", { name: row.name || String(index + 2) })}
            onPress={() => setRows(rows.filter((other) => other.key !== row.key))}
          />
        </div>
      ))}
      {rows.length < SEAT_NAMES_MAX_COUNT && (
        <Button onPress={() => setRows([...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, name: "" }])}>
          {t("second.add")}
        </Button>
      )}
    </ChangeDialog>
  );
}
