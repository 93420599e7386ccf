import { useTranslation } from "react-i18next";
import { addCardFromText, boardOf } from "../board/actions/commands.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import type { Kept } from "../table.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { toast } from "../ui/toast.ts";

interface KeptWordsProps {
  readonly kept: readonly Kept[];
  readonly onLater: () => void;
}

export function KeptWords({ kept, onLater }: KeptWordsProps) {
  const { t } = useTranslation("shell");
  const ws = useWorkspace();

  function putDown(): void {
    for (const { text, look } of kept) {
      const { zone = null, knowledge = null, kind = "ingredient", author = null } = look ?? {};
      const isThere = zone !== null && boardOf(ws).zones.has(zone);
      addCardFromText(ws, { text, zone: isThere ? zone : null, knowledge, kind, signed: author !== null });
    }
    ws.table.sync.dropKept();
    toast(t("kept.done", { count: kept.length }));
  }

  return (
    <ModalDialog
      title={t("kept.title", { count: kept.length })}
      isOpen
      onClose={onLater}
      actions={
        <>
          <Button onPress={onLater}>{t("kept.later")}</Button>
          <CopyButton text={kept.map(({ text }) => text).join("\n\n")} label={t("kept.copyAll")} />
          <Button variant="do" onPress={putDown}>
            {t("kept.putDown")}
          </Button>
        </>
      }
    >
      <p>{t("kept.body")}</p>
      <ul className="kept-list">
        {kept.map(({ text }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes while shown; two texts may be equal
          <li key={index} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </ModalDialog>
  );
}
