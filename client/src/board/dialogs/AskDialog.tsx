import { useEffect, useRef } from "react";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import type { CardId } from "@tablee/shared/ids";

/** What a dialogue about cards is given. */
export interface AskProps {
  readonly ids: readonly CardId[];
  readonly close: () => void;
}

export interface AskDialogProps {
  readonly title: string;
  /** What the answer does, where it is more than an answer. */
  readonly does?: string | undefined;
  readonly close: () => void;
  readonly done: () => void;
  readonly children: ReactNode;
}

/** A question with its two answers at the foot; Enter in a field of one line answers too. */
export function AskDialog({ title, does, close, done, children }: AskDialogProps) {
  const { t } = useTranslation("board");
  const form = useRef<HTMLFormElement>(null);
  useFirstField(form);
  return (
    <ModalDialog
      title={title}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t("cancel")}</Button>
          <Button variant="do" onPress={done}>
            {does ?? t("ok")}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        {children}
        {/* A form of several fields is sent by Enter only if it holds a button for it. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </ModalDialog>
  );
}

/** The focus goes where one writes, not to the dialogue as a whole: it was opened to answer it. */
export function useFirstField(within: RefObject<HTMLElement | null>): void {
  useEffect(() => within.current?.querySelector<HTMLElement>("input, textarea")?.focus(), [within]);
}
