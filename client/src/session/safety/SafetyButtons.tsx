import { CirclePause, DoorOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { keyWords } from "../../board/actions/key-words.ts";
import { keymap, keysFor } from "../../board/actions/keymap.ts";
import { actionById } from "../../board/actions/registry.ts";
import { useStore } from "zustand";
import { IconButton } from "../../ui/IconButton.tsx";
import { useView } from "../use-live.ts";
import { askPause, stepOut } from "./quiet.ts";
import { useSafeWord } from "./use-safe-word.ts";
import "./safety.css";

/** The two that are within one press from everywhere: a pause for all, and a moment away for oneself. */
export function SafetyButtons() {
  const { t } = useTranslation("safety");
  const map = useStore(keymap);
  const word = useSafeWord();
  const isPaused = useView()?.safety.paused ?? false;
  const named = (words: string, id: "pause" | "stepOut"): string => {
    const keys = keysFor(map, actionById(id));
    return keys === "" ? words : `${words} (${keyWords(keys)})`;
  };
  const pause = word === "" ? t("pause.ask") : t("pause.askOr", { word });
  return (
    <span className="safety-buttons">
      <IconButton
        icon={CirclePause}
        className="safety-pause"
        label={named(isPaused ? t("pause.see") : pause, "pause")}
        onPress={askPause}
      />
      <IconButton icon={DoorOpen} label={named(t("out.step"), "stepOut")} onPress={stepOut} />
    </span>
  );
}
