import type { MeetingInfo } from "@tablee/shared/protocol/http";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import type { PastBoards } from "./use-past-boards.ts";

/** From the end of one meeting to the end of a later one, or to now (null). */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

interface CompareFieldsProps {
  readonly meetings: readonly MeetingInfo[];
  readonly load: PastBoards["load"];
  readonly onShow: (span: Span) => void;
}

export function CompareFields({ meetings, load, onShow }: CompareFieldsProps) {
  const { t } = useTranslation("series");
  const [from, setFrom] = useState(String(meetings[0]?.number ?? ""));
  const [to, setTo] = useState("now");
  const [busy, setBusy] = useState(false);
  const kept = meetings.filter(({ version }) => version !== null);
  if (kept.length === 0) return null;
  const later = kept.filter(({ number }) => number > Number(from));
  const choices = later.map(({ number }) => ({ id: String(number), label: t("memory.endOf", { number }) }));
  const until = choices.some(({ id }) => id === to) ? to : "now";
  const show = async (): Promise<void> => {
    setBusy(true);
    const asked = kept.filter(({ number }) => String(number) === from || String(number) === until);
    const boards = await Promise.all(asked.map(load));
    setBusy(false);
    if (boards.every(Boolean)) onShow({ from: Number(from), to: until === "now" ? null : Number(until) });
  };
  return (
    <div className="memory-compare">
      <SelectField
        label={t("memory.from")}
        options={kept.map(({ number }) => ({ id: String(number), label: t("memory.endOf", { number }) }))}
        value={from}
        onChange={setFrom}
      />
      <SelectField
        label={t("memory.to")}
        options={[{ id: "now", label: t("memory.today") }, ...choices]}
        value={until}
        onChange={setTo}
      />
      <Button isPending={busy} onPress={() => void show()}>
        {t("memory.compare")}
      </Button>
    </div>
  );
}
