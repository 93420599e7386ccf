import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import type { Desk } from "../../board/sheets.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { putBack } from "./sheet-edits.ts";

/** What had not arrived when the sheet was taken: it can follow, be kept, or be thrown away. */
export function LateWords({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation("rounds");
  const { t: shell } = useTranslation("shell");
  const kept = useStore(desk.sync.state, (state) => state.kept);
  if (kept.length === 0) return null;
  const end = (said: string): void => {
    desk.sync.dropKept();
    announceNow(said);
  };
  const back = (): void => {
    putBack(desk, kept);
    end(t("lateIsBack"));
  };
  return (
    <section className="sheet-late" aria-label={t("late")}>
      <p>{t("late")}</p>
      <ul>
        {kept.map(({ text, look }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two cards may have the same words, and the list is taken whole
          <li key={at} dir={look?.direction ?? "auto"}>
            {text}
          </li>
        ))}
      </ul>
      <div className="sheet-tools">
        <Button variant="do" onPress={back}>
          {t("lateBack")}
        </Button>
        <CopyButton text={kept.map(({ text }) => text).join("\n\n")} label={shell("kept.copyAll")} />
        <Button onPress={() => end(t("lateDropped"))}>{t("lateDrop")}</Button>
      </div>
    </section>
  );
}
