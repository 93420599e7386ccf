import type { TFunction } from "i18next";
import { Turtle } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import type { DeviceKeeps, SyncStatus } from "../table.ts";
import "./status-badge.css";

const SETTLED_MS = 1_200;

/** That the device keeps something is said only where it is true. */
function statusText(t: TFunction<"shell">, status: SyncStatus, device: DeviceKeeps): string {
  if (status.kind === "loading" || status.kind === "saved") return t(`status.${status.kind}`);
  const { kind, changes: count } = status;
  if (kind === "sending") return t("status.sending", { count });
  if (count === 0) return t(`status.${kind}Clean`);
  return t(kind === "offline" && device !== "keeps" ? "status.offlineLoose" : `status.${kind}`, { count });
}

/** Where there is little room: the state and the count, without their sentence. */
function shortText(t: TFunction<"shell">, status: SyncStatus): string {
  if (!("changes" in status) || status.changes === 0) return statusText(t, status, "keeps");
  return t(`status.short.${status.kind}`, { count: status.changes });
}

/** The eye sees every change at once; the ear is told when a state has lasted, and each only once. */
export function StatusBadge() {
  const { t } = useTranslation("shell");
  const { status, slowPath, device } = useStore(useWorkspace().table.sync.state);
  const text = statusText(t, status, device) + (slowPath ? ` · ${t("status.slowPath")}` : "");
  const said = useSettled(text, status.kind);
  return (
    <output className="status-badge" data-status={status.kind} title={text}>
      <span className="status-dot" aria-hidden />
      <span className="status-text status-long" aria-hidden>
        {text}
      </span>
      <span className="status-text status-short" aria-hidden>
        {shortText(t, status)}
      </span>
      {slowPath && <Turtle className="ui-icon status-slow" size={16} aria-hidden />}
      <span className="ui-hidden">{said}</span>
    </output>
  );
}

function useSettled(text: string, kind: SyncStatus["kind"]): string {
  const [said, setSaid] = useState({ text, kind });
  useEffect(() => {
    const timer = setTimeout(() => setSaid((last) => (last.kind === kind ? last : { text, kind })), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text, kind]);
  return said.text;
}
