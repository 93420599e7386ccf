import { MessageSquareQuote } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoryId } from "@tablee/shared/ids";
import type { SharedStory } from "@tablee/shared/session/stories-view";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import { sayCommandReason } from "../i18n/reasons.ts";
import { useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { AloudButton } from "./AloudButton.tsx";
import { PageHead } from "./PageHead.tsx";
import { QuoteDialog } from "./QuoteDialog.tsx";
import { StoryText } from "./StoryText.tsx";
import { useIsLinked, useStories, useStoryWords, useWhose } from "./use-stories.ts";

/** A story that somebody shares. Its words are here as long as it is shared and the link holds. */
export function ReadPage({ story: id }: { readonly story: StoryId }) {
  const { t } = useTranslation("stories");
  const whose = useWhose();
  const view = useView();
  const isLinked = useIsLinked();
  const story = view?.stories.shared.find((one) => one.id === id);
  return (
    <div className="stories-page">
      <PageHead title={story ? whose(story) : t("kinds.story")} />
      {!isLinked ? (
        <p className="stories-covered">{t("shared.covered")}</p>
      ) : story ? (
        <Shown story={story} />
      ) : (
        <p className="stories-covered">{t("gone")}</p>
      )}
    </div>
  );
}

function Shown({ story }: { readonly story: SharedStory }) {
  const { t } = useTranslation("stories");
  const { t: session } = useTranslation("session");
  const { held } = useStories();
  const words = useStoryWords(story.id, story.rev);
  if (!words || words.kind === "coming") return <p className="stories-small">{t("mine.coming")}</p>;
  if (words.kind === "failed") {
    return (
      <>
        <p>{t("shared.failed", { why: sayCommandReason(session, words.reason) })}</p>
        <Button onPress={() => held.wantStory(story.id, story.rev)}>{t("shared.again")}</Button>
      </>
    );
  }
  return <Words story={story.id} words={words.value} />;
}

function Words({ story, words }: { readonly story: StoryId; readonly words: StoryWords }) {
  const { t } = useTranslation("stories");
  const [isQuoting, setQuoting] = useState(false);
  return (
    <>
      <div className="stories-tools">
        <AloudButton text={words.text || words.easy} />
        <Button icon={MessageSquareQuote} onPress={() => setQuoting(true)}>
          {t("quote.begin")}
        </Button>
      </div>
      <StoryText words={words} />
      {isQuoting && <QuoteDialog story={story} text={words.text} isMine={false} onClose={() => setQuoting(false)} />}
    </>
  );
}
