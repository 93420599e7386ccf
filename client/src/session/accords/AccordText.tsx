import { Square, Volume2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { reading, readWords, stopReading } from "../../board/aloud/aloud.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/toast.ts";
import { useView } from "../use-live.ts";
import { PARAGRAPHS } from "./accord-page.ts";
import type { ParagraphId } from "./accord-page.ts";

type Heard = ParagraphId | "all";

/** The page itself, a picture beside each paragraph; heard as a whole or one paragraph at a time. */
export function AccordText() {
  const { t } = useTranslation("accords");
  const { heard, hear } = useHearing(t("noVoice"));
  const days = useView()?.storyKeeping.days ?? null;
  const linesOf = (id: ParagraphId): readonly string[] =>
    (id === "time" && days !== null ? t("text.time.ofDays", { count: days }) : t(`text.${id}.lines`)).split("\n");
  const aloud = (id: ParagraphId): string => [t(`text.${id}.title`), ...linesOf(id)].join("\n");
  const whole = PARAGRAPHS.map(({ id }) => aloud(id)).join("\n");
  return (
    <div className="accord-text">
      <Button icon={heard === "all" ? Square : Volume2} onPress={() => hear("all", whole)}>
        {t(heard === "all" ? "stop" : "hear")}
      </Button>
      {PARAGRAPHS.map(({ id, icon: Icon }) => (
        <section key={id} className="accord-part" data-heard={heard === id || undefined}>
          <span className="accord-picture" aria-hidden>
            <Icon size={34} strokeWidth={1.6} />
          </span>
          <div>
            <h3>{t(`text.${id}.title`)}</h3>
            {linesOf(id).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <IconButton
            icon={heard === id ? Square : Volume2}
            label={heard === id ? t("stop") : t("hearOne", { title: t(`text.${id}.title`) })}
            onPress={() => hear(id, aloud(id))}
          />
        </section>
      ))}
    </div>
  );
}

/** What is read aloud now. Another one begins where one is heard already, and it is quiet when the page is left. */
function useHearing(noVoice: string): {
  readonly heard: Heard | null;
  readonly hear: (id: Heard, words: string) => void;
} {
  const [wish, setWish] = useState<Heard | null>(null);
  const isReading = useStore(reading, ({ card }) => card === "words");
  useEffect(() => stopReading, []);
  const hear = async (id: Heard, words: string): Promise<void> => {
    const isSame = isReading && wish === id;
    stopReading();
    setWish(isSame ? null : id);
    if (!isSame && (await readWords(words)) === "noVoice") toast(noVoice);
  };
  return { heard: isReading ? wish : null, hear: (id, words) => void hear(id, words) };
}
