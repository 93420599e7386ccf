import { idFromBytes } from "@tablee/shared/ids";
import type { PhaseId } from "@tablee/shared/ids";
import {
  PHASE_MAX_MINUTES,
  PHASE_NAME_MAX_CHARS,
  PHASE_PURPOSE_MAX_CHARS,
  PHASES_MAX_COUNT,
} from "@tablee/shared/limits";
import type { Phase } from "@tablee/shared/session/types";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useSend } from "./use-live.ts";

interface AgendaDialogProps {
  readonly phases: readonly Phase[];
  readonly onClose: () => void;
}

function newPhase(name: string): Phase {
  const id = idFromBytes(crypto.getRandomValues(new Uint8Array(16))) as PhaseId;
  return { id, name, purpose: "", minutes: 10, gate: "open" };
}

function moved(rows: readonly Phase[], from: number, by: 1 | -1): readonly Phase[] {
  const [row] = rows.slice(from, from + 1);
  return row ? rows.toSpliced(from, 1).toSpliced(from + by, 0, row) : rows;
}

export function AgendaDialog({ phases, onClose }: AgendaDialogProps) {
  const { t } = useTranslation("session");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [rows, setRows] = useState(phases);
  const change = (id: PhaseId, part: Partial<Phase>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));

  const [tried, setTried] = useState(false);

  async function save(): Promise<void> {
    setTried(true);
    if (rows.some(({ name }) => name.trim() === "")) return;
    if (await send("agenda.set", { phases: [...rows] })) onClose();
  }

  return (
    <ModalDialog
      title={t("phases.edit")}
      isOpen
      wide
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
      <ol className="agenda">
        {rows.map((row, index) => (
          <AgendaRow
            key={row.id}
            row={row}
            at={index + 1}
            of={rows.length}
            tried={tried}
            onMove={(by) => setRows(moved(rows, index, by))}
            onChange={(part) => change(row.id, part)}
            onRemove={() => setRows(rows.filter((other) => other.id !== row.id))}
          />
        ))}
      </ol>
      {rows.length < PHASES_MAX_COUNT && (
        <Button onPress={() => setRows([...rows, newPhase(t("phases.newName"))])}>{t("phases.add")}</Button>
      )}
    </ModalDialog>
  );
}

interface AgendaRowProps {
  readonly row: Phase;
  readonly at: number;
  readonly of: number;
  readonly tried: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onChange: (part: Partial<Phase>) => void;
  readonly onRemove: () => void;
}

function AgendaRow({ row, at, of, tried, onMove, onChange, onRemove }: AgendaRowProps) {
  const { t } = useTranslation("session");
  return (
    <li className="agenda-row">
      <TextField
        label={t("phases.name", { at })}
        value={row.name}
        maxLength={PHASE_NAME_MAX_CHARS}
        error={tried && row.name.trim() === "" ? t("phases.nameMissing") : undefined}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        className="agenda-minutes"
        label={t("phases.length")}
        value={String(row.minutes)}
        inputMode="numeric"
        onChange={(text) => onChange({ minutes: Math.min(PHASE_MAX_MINUTES, Number(text.replace(/\D/g, ""))) })}
      />
      <div className="agenda-tools">
        <IconButton
          icon={ArrowUp}
          label={t("phases.up", { name: row.name })}
          isDisabled={at === 1}
          onPress={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t("phases.down", { name: row.name })}
          isDisabled={at === of}
          onPress={() => onMove(1)}
        />
        <IconButton icon={Trash2} label={t("phases.remove", { name: row.name })} onPress={onRemove} />
      </div>
      <TextField
        className="agenda-purpose"
        label={t("phases.purpose")}
        value={row.purpose}
        maxLength={PHASE_PURPOSE_MAX_CHARS}
        onChange={(purpose) => onChange({ purpose })}
      />
      <div className="agenda-purpose">
        <Switch
          isSelected={row.gate === "experience-first"}
          onChange={(on) => onChange({ gate: on ? "experience-first" : "open" })}
        >
          {t("phases.gate")}
        </Switch>
      </div>
    </li>
  );
}
