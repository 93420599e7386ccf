import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Reply } from "@tablee/shared/reply";
import type { ApiReason } from "../api.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";

export interface Change {
  readonly busy: boolean;
  /** Why the server did not take it, in words. */
  readonly refusal: string | null;
  save(): Promise<void>;
}

interface ChangeWish<Value> {
  /** Null: something is missing, and its field says so. */
  readonly send: () => Promise<Reply<Value, ApiReason>> | null;
  readonly done: (value: Value) => void;
}

/** Something of the table or of oneself, changed over /api: once at a time, closed when it is done, kept when not. */
export function useChange<Value>({ send, done }: ChangeWish<Value>): Change {
  const { t } = useTranslation("pages");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  return {
    busy,
    refusal,
    save: async () => {
      const sent = busy ? null : send();
      if (!sent) return;
      setBusy(true);
      const reply = await sent;
      setBusy(false);
      if (reply.ok) done(reply.value);
      else setRefusal(sayReason(t, reply.reason));
    },
  };
}

interface ChangeDialogProps {
  readonly title: string;
  readonly change: Change;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A form with its two answers at the foot; Enter in a field of one line answers too. */
export function ChangeDialog({ title, change, onClose, children, wide = false }: ChangeDialogProps) {
  const { t } = useTranslation("ui");
  return (
    <ModalDialog
      title={title}
      isOpen
      wide={wide}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="do" isPending={change.busy} onPress={() => void change.save()}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        className="change-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change.save();
        }}
      >
        {children}
        {change.refusal !== null && (
          <p className="ui-alert" role="alert">
            {change.refusal}
          </p>
        )}
        {/* A form of several fields is sent by Enter only if it holds a button for it. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </ModalDialog>
  );
}
