import { Download, Redo2, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { saveFile } from "../../exports/save-file.ts";
import { useSend } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/toast.ts";
import { pairText } from "./pair-text.ts";
import { useNameOf, usePair } from "./use-pairs.ts";

/** Taking back, keeping a copy, and stopping: what becomes of the words is said before. */
export function Ending() {
  const { t } = useTranslation("pairing");
  const { desk } = usePair();
  const { canUndo, canRedo } = useStore(desk.undo.state);
  const copy = useCopy();
  const [leaves, setLeaves] = useState(false);
  return (
    <footer className="pairing-row">
      <IconButton icon={Undo2} label={t("undo")} isDisabled={!canUndo} onPress={() => desk.undo.undo()} />
      <IconButton icon={Redo2} label={t("redo")} isDisabled={!canRedo} onPress={() => desk.undo.redo()} />
      <Button size="s" icon={Download} onPress={copy}>
        {t("copy")}
      </Button>
      <Button size="s" onPress={() => setLeaves(true)}>
        {t("leave")}
      </Button>
      <LeaveDialog isOpen={leaves} onClose={() => setLeaves(false)} />
    </footer>
  );
}

function LeaveDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("pairing");
  const { pair, me, other } = usePair();
  const nameOf = useNameOf();
  const send = useSend();
  const copy = useCopy();
  const leave = async (how: "keep" | "erase"): Promise<void> => {
    if (await send("pair.leave", { pair: pair.sheet, person: me.person, how })) toast(t("left"));
    onClose();
  };
  return (
    <ModalDialog title={t("leaveTitle")} isOpen={isOpen} onClose={onClose}>
      <p>{t(other ? "leaveAsk" : "leaveAloneAsk")}</p>
      <div className="pairing-ways">
        <Button icon={Download} onPress={copy}>
          {t("copy")}
        </Button>
        {other && <Button onPress={() => void leave("keep")}>{t("leaveKeep", { name: nameOf(other) })}</Button>}
        <Button variant="danger" onPress={() => void leave("erase")}>
          {t(other ? "leaveErase" : "leaveAlone")}
        </Button>
      </div>
    </ModalDialog>
  );
}

function useCopy(): () => void {
  const { t } = useTranslation("pairing");
  const { desk, me, other } = usePair();
  const nameOf = useNameOf();
  return () => {
    const names = [me, ...(other ? [other] : [])].map(nameOf);
    const { board } = desk.board.getState();
    const text = pairText(board, {
      title: `${t("copyTitle")} : ${names.join(", ")}`,
      steps: {
        know: t("steps.know.name"),
        understand: t("steps.understand.name"),
        recognise: t("steps.recognise.name"),
        room: t("steps.room.name"),
      },
      resources: t("resources"),
    });
    const file = `${t("copyFile")}.md`;
    saveFile(file, new Blob([text], { type: "text/markdown;charset=utf-8" }));
    toast(t("copied", { file }));
  };
}
