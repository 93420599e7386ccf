import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "../../ui/IconButton.tsx";
import { useRun } from "../use-run.ts";
import { useMay, useWorkspace } from "../workspace-context.ts";
import { keyWords } from "./key-words.ts";
import { keymap, keysFor } from "./keymap.ts";
import { actionById } from "./registry.ts";
import type { ActionId } from "./action-ids.ts";

/** What an action is called, with the keys that do it. */
export function useNamed(): (id: ActionId) => string {
  const { t } = useTranslation("board");
  const map = useStore(keymap);
  return (id) => {
    const keys = keysFor(map, actionById(id));
    return keys ? `${t(`actions.${id}`)} (${keyWords(keys)})` : t(`actions.${id}`);
  };
}

export function HistoryButtons() {
  const { undo } = useWorkspace();
  const named = useNamed();
  const run = useRun();
  const may = useMay();
  const { canUndo, canRedo } = useStore(undo.state);
  const button = (id: "undo" | "redo", isOn: boolean) => (
    <IconButton
      label={named(id)}
      icon={actionById(id).icon}
      isDisabled={!isOn || !may.cards}
      onPress={() => run(actionById(id), [])}
    />
  );
  return (
    <>
      {button("undo", canUndo)}
      {button("redo", canRedo)}
    </>
  );
}
