import { useTranslation } from "react-i18next";
import { CARD_TEXT_MAX_CHARS, PASTE_MAX_LINES_COUNT } from "@tablee/shared/limits";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { pasteTexts } from "../clipboard/put-clip.ts";
import { useSay } from "../use-run.ts";
import { useWorkspace } from "../workspace-context.ts";

export interface PasteDialogProps {
  readonly lines: readonly string[];
  readonly whole: string;
  readonly close: () => void;
}

/** Several lines from another program: one card each, or one card of all. Nothing is cut short in silence. */
export function PasteDialog({ lines, whole, close }: PasteDialogProps) {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const say = useSay();
  const put = (texts: readonly string[]): void => {
    close();
    void Promise.resolve(pasteTexts(ws, texts)).then((said) => said && say(said, 0));
  };
  const isMany = lines.length <= PASTE_MAX_LINES_COUNT;
  const fitsOne = whole.length <= CARD_TEXT_MAX_CHARS;
  return (
    <ModalDialog
      title={t("pasteTitle", { count: lines.length })}
      isOpen
      onClose={close}
      actions={
        <>
          {fitsOne && <Button onPress={() => put([whole])}>{t("pasteOne")}</Button>}
          {isMany && (
            <Button variant="do" onPress={() => put(lines)}>
              {t("pasteMany", { count: lines.length })}
            </Button>
          )}
        </>
      }
    >
      <p>{isMany ? t("pasteHint") : t("pasteTooMany", { max: PASTE_MAX_LINES_COUNT })}</p>
    </ModalDialog>
  );
}
