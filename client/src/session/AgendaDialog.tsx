import { newId } from "../new-id.ts";
import type { PhaseId } from "@tablee/shared/ids";
import { PHASES_MAX_COUNT } from "@tablee/shared/limits";
import type { Phase } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { announceNow } from "../a11y/announce.ts";
import { AgendaRow } from "./lead/AgendaRow.tsx";
import { Presets } from "./lead/Presets.tsx";
import { useSend } from "./use-live.ts";

interface AgendaDialogProps {
  readonly phases: readonly Phase[];
  readonly onClose: () => void;
}

function newPhase(name: string): Phase {
  return { id: newId(), name, purpose: "", minutes: 10, gate: "open", readyRule: "none" };
}

function moved(rows: readonly Phase[], from: number, by: 1 | -1): readonly Phase[] {
  const [row] = rows.slice(from, from + 1);
  return row ? rows.toSpliced(from, 1).toSpliced(from + by, 0, row) : rows;
}

export function AgendaDialog({ phases, onClose }: AgendaDialogProps) {
  const { t } = useTranslation("session");
  const { t: ui } = useTranslation("ui");
  const { t: lead } = useTranslation("lead");
  const send = useSend();
  const [rows, setRows] = useState(phases);
  const change = (id: PhaseId, part: Partial<Phase>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));

  const [tried, setTried] = useState(false);

  function move(index: number, by: 1 | -1): void {
    const at = index + by;
    if (at < 0 || at >= rows.length) return;
    setRows(moved(rows, index, by));
    announceNow(lead("agenda.moved", { name: rows[index]?.name ?? "", at: at + 1, of: rows.length }));
  }

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
      <p className="lead-small agenda-keys">{lead("agenda.keys")}</p>
      <ol className="agenda">
        {rows.map((row, index) => (
          <AgendaRow
            key={row.id}
            row={row}
            at={index + 1}
            of={rows.length}
            tried={tried}
            onMove={(by) => move(index, by)}
            onChange={(part) => change(row.id, part)}
            onRemove={() => setRows(rows.filter((other) => other.id !== row.id))}
          />
        ))}
      </ol>
      {rows.length < PHASES_MAX_COUNT && <More rows={rows} onAdd={setRows} />}
    </ModalDialog>
  );
}

interface MoreProps {
  readonly rows: readonly Phase[];
  readonly onAdd: (rows: readonly Phase[]) => void;
}

/** One phase more, or all of a ready way to work, as far as there is room. */
function More({ rows, onAdd }: MoreProps) {
  const { t } = useTranslation("session");
  return (
    <div className="agenda-more">
      <Button onPress={() => onAdd([...rows, newPhase(t("phases.newName"))])}>{t("phases.add")}</Button>
      <Presets
        onAdd={(phases) =>
          onAdd([...rows, ...phases.map((one) => ({ ...one, id: newId<PhaseId>() }))].slice(0, PHASES_MAX_COUNT))
        }
      />
    </div>
  );
}
