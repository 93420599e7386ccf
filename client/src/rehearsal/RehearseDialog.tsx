import { REHEARSAL_LIFE_HOURS, SIMULATED_MAX_COUNT, SIMULATED_MIN_COUNT, TITLE_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { openRehearsal } from "../api.ts";
import { useTableTitle, useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { keepWish, PACES } from "./troupe.ts";
import type { RehearsalWish } from "./troupe.ts";
import "./rehearsal.css";

const USUAL: RehearsalWish = { count: 6, pace: "calm" };

/** Opens a table of its own, and goes there: this one stays as it is. */
export function RehearseDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("rehearsal");
  const { t: ui } = useTranslation("ui");
  const [wish, setWish] = useState(USUAL);
  const { open, busy, refusal } = useRehearsal(wish);
  return (
    <ModalDialog
      title={t("dialog.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" isDisabled={busy} onPress={() => void open()}>
            {t("dialog.go")}
          </Button>
        </>
      }
    >
      <p>{t("dialog.body")}</p>
      <p>{t("dialog.apart", { hours: REHEARSAL_LIFE_HOURS })}</p>
      <div className="rehearse-choice">
        <span className="ui-label" aria-hidden>
          {t("dialog.count")}
        </span>
        <NumberField
          label={t("dialog.count")}
          unit={t("dialog.unit")}
          min={SIMULATED_MIN_COUNT}
          max={SIMULATED_MAX_COUNT}
          value={wish.count}
          onChange={(count) => setWish({ ...wish, count })}
        />
      </div>
      <div className="rehearse-choice">
        <span className="ui-label" aria-hidden>
          {t("dialog.pace")}
        </span>
        <Segmented
          label={t("dialog.pace")}
          options={PACES.map((id) => ({ id, label: t(`dialog.paces.${id}`) }))}
          value={wish.pace}
          onChange={(pace) => setWish({ ...wish, pace })}
        />
      </div>
      {refusal !== null && (
        <p className="ui-error" role="alert">
          {refusal}
        </p>
      )}
    </ModalDialog>
  );
}

function useRehearsal(wish: RehearsalWish) {
  const { t } = useTranslation("rehearsal");
  const { t: pages } = useTranslation("pages");
  const { seat } = useWorkspace().table;
  const title = useTableTitle();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function open(): Promise<void> {
    setBusy(true);
    const reply = await openRehearsal(seat.board.id, t("dialog.tableTitle", { title }).slice(0, TITLE_MAX_CHARS));
    setBusy(false);
    if (!reply.ok) {
      setRefusal(sayReason(pages, reply.reason));
      return;
    }
    keepWish(reply.value.board.id, wish);
    go(`/b/${reply.value.board.id}`);
  }
  return { open, busy, refusal };
}
