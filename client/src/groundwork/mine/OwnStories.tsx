import { useTranslation } from "react-i18next";
import type { Story } from "@tablee/shared/session/stories";
import { useWorkspace } from "../../board/workspace-context.ts";
import { StoryText } from "../../stories/StoryText.tsx";
import { useMine, useStories, useStoryWords } from "../../stories/use-stories.ts";
import { Button } from "../../ui/Button.tsx";

/** One’s own, read back: they are fetched for whoever wrote them, and are on no paper. */
export function OwnStories({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const mine = useMine(person);
  return (
    <section className="mine-part mine-stories">
      <h4>{t("brought.title")}</h4>
      <p className="practice-hint">{t(mine.length === 0 ? "brought.none" : "brought.help")}</p>
      <ul className="mine-cards">
        {mine.map((story) => (
          <li key={story.id} className="mine-card" data-story={story.id}>
            <OwnStory story={story} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnStory({ story }: { readonly story: Story }) {
  const { t } = useTranslation("stories");
  const { prefs } = useWorkspace();
  const { place } = useStories();
  const words = useStoryWords(story.id, story.rev);
  const open = (): void => {
    place.setState({ person: story.person, at: { kind: "write", story: story.id } });
    prefs.setState({ panel: "stories" });
  };
  return (
    <>
      <p className="mine-area">
        {t(`kinds.${story.kind}`)} · {t(`who.${story.level}`)}
      </p>
      {words?.kind === "here" ? <StoryText words={words.value} /> : <p>{t("mine.coming")}</p>}
      <Button size="s" onPress={open}>
        {t("brought.open")}
      </Button>
    </>
  );
}
