import type { StoryWords } from "@tablee/shared/protocol/story-http";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import type { Writing } from "./writing.ts";

/** What was written elsewhere, or here while it was written on elsewhere: until the person has dealt with it. */
export function Asides({ writing }: { readonly writing: Writing }) {
  const { t } = useTranslation("stories");
  const aside = useStore(writing.state, (state) => state.aside);
  return (
    // Always there, so that what is put into it later is read out.
    <div role="status">
      {aside.map(({ row, words }) => (
        <section key={row} className="stories-aside" aria-label={t("aside.title")}>
          <h4>{t("aside.title")}</h4>
          <p className="stories-small">{t("aside.body")}</p>
          <div className="stories-text stories-aside-words" dir="auto" translate="no">
            {wholeOf(words)}
          </div>
          <div className="stories-tools">
            <Button onPress={() => writing.add(row)}>{t("aside.add")}</Button>
            <CopyButton label={t("copy")} text={wholeOf(words)} />
            <Button onPress={() => writing.dropAside(row)}>{t("aside.drop")}</Button>
          </div>
        </section>
      ))}
    </div>
  );
}

function wholeOf({ text, easy }: StoryWords): string {
  return [text, easy].filter((part) => part.trim() !== "").join("\n\n");
}
