import { Square, Volume2 } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { reading, readWords, stopReading } from "../board/aloud/aloud.ts";
import { Button } from "../ui/Button.tsx";
import { toast } from "../ui/toast.ts";

/** By a voice of this device alone. Whoever leaves the story hears it no further. */
export function AloudButton({ text }: { readonly text: string }) {
  const { t } = useTranslation("stories");
  const isReading = useStore(reading, ({ card }) => card === "words");
  useEffect(
    () => () => {
      if (reading.getState().card === "words") stopReading();
    },
    [],
  );
  const press = async (): Promise<void> => {
    if ((await readWords(text)) === "noVoice") toast(t("aloud.noVoice"));
  };
  return (
    <Button icon={isReading ? Square : Volume2} onPress={() => void press()}>
      {t(isReading ? "aloud.stop" : "aloud.start")}
    </Button>
  );
}
