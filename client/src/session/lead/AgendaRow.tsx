import { PHASE_MAX_MINUTES, PHASE_NAME_MAX_CHARS, PHASE_PURPOSE_MAX_CHARS } from "@tablee/shared/limits";
import { GATES, READY_RULES } from "@tablee/shared/session/types";
import type { Phase } from "@tablee/shared/session/types";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/IconButton.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface AgendaRowProps {
  readonly row: Phase;
  readonly at: number;
  readonly of: number;
  readonly tried: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onChange: (part: Partial<Phase>) => void;
  readonly onRemove: () => void;
}

export function AgendaRow({ row, at, of, tried, onMove, onChange, onRemove }: AgendaRowProps) {
  const { t } = useTranslation("session");
  function moveByKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys work from every field of the row
    <li className="agenda-row" onKeyDownCapture={moveByKey}>
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
        multiline
        rows={2}
        onChange={(purpose) => onChange({ purpose })}
      />
      <Gate row={row} onChange={onChange} />
    </li>
  );
}

/** Who writes, and where one group writes first, what of it opens the next phase. */
function Gate({ row, onChange }: Pick<AgendaRowProps, "row" | "onChange">) {
  const { t } = useTranslation("lead");
  const isFirst = row.gate === "experience-first";
  return (
    <div className="agenda-gate">
      <SelectField
        label={t("agenda.writes")}
        options={GATES.map((id) => ({ id, label: t(`agenda.gates.${id}`) }))}
        value={row.gate}
        onChange={(gate) => onChange({ gate, readyRule: gate === "experience-first" ? "majority" : "none" })}
      />
      {isFirst && (
        <SelectField
          label={t("agenda.rule")}
          options={READY_RULES.map((id) => ({ id, label: t(`agenda.rules.${id}`) }))}
          value={row.readyRule}
          onChange={(readyRule) => onChange({ readyRule })}
        />
      )}
    </div>
  );
}
