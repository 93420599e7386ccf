import type { StoryWords } from "@tablee/shared/protocol/story-http";
import { useTranslation } from "react-i18next";
import "./stories.css";

/** One’s words, and beside them the same in easy words: never one in place of the other. */
export function StoryText({ words: { text, easy } }: { readonly words: StoryWords }) {
  const { t } = useTranslation("stories");
  return (
    <>
      <div className="stories-text" dir="auto" translate="no">
        {text}
      </div>
      {easy.trim() !== "" && (
        <section className="stories-easy" aria-label={t("brought.easy")}>
          <h4>{t("brought.easy")}</h4>
          <div className="stories-text" dir="auto" translate="no">
            {easy}
          </div>
        </section>
      )}
    </>
  );
}
