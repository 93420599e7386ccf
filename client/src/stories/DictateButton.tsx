import { Mic, MicOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { STORY_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../a11y/announce.ts";
import { ask } from "../board/actions/action.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { hearingIn, listen } from "./dictation.ts";
import type { Listening } from "./dictation.ts";

interface DictateProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onTyped: () => void;
}

/** On this device alone; where the browser would send the voice elsewhere it says so, and how the device itself can do it. */
export function DictateButton({ field, onTyped }: DictateProps) {
  const { t, i18n } = useTranslation("stories");
  const ws = useWorkspace();
  const [said, setSaid] = useState<"listening" | "failed" | "elsewhere" | "none" | null>(null);
  const listening = useRef<Listening | null>(null);
  useEffect(() => () => listening.current?.stop(), []);

  async function begin(): Promise<void> {
    const language = i18n.language === "fr" ? "fr-FR" : "en-GB";
    const hearing = await hearingIn(language);
    if (hearing !== "here") return setSaid(hearing);
    const words = (heard: string): void => {
      if (field.current) put(field.current, heard);
      onTyped();
    };
    const over = (isFailed: boolean): void => {
      listening.current = null;
      setSaid(isFailed ? "failed" : null);
      if (!isFailed) announceNow(t("dictate.over"));
    };
    listening.current = listen(language, { words, over });
    setSaid(listening.current ? "listening" : "elsewhere");
  }

  const isListening = said === "listening";
  return (
    <>
      <Button
        icon={isListening ? MicOff : Mic}
        onPress={() => (isListening ? listening.current?.stop() : void begin())}
      >
        {t(isListening ? "dictate.stop" : "dictate.start")}
      </Button>
      <div role="status" className="stories-said">
        {said !== null && t(`dictate.${said}`)}
      </div>
      {said !== null && !isListening && (
        <Button size="s" onPress={() => ask(ws, { kind: "table", dialog: "dictate" })}>
          {t("dictate.how")}
        </Button>
      )}
    </>
  );
}

/** Where the caret is, with a space before it where words would touch. */
function put(field: HTMLTextAreaElement, heard: string): void {
  const at = field.selectionEnd;
  const before = field.value.slice(0, at);
  const words = before === "" || /\s$/.test(before) ? heard : ` ${heard}`;
  const room = STORY_TEXT_MAX_CHARS - field.value.length;
  field.setRangeText(words.slice(0, Math.max(0, room)), at, at, "end");
}
