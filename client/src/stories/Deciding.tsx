import { useTranslation } from "react-i18next";
import type { CardId, StoryId } from "@tablee/shared/ids";
import { STORY_DECISIONS } from "@tablee/shared/session/story-links";
import type { StoryDecision } from "@tablee/shared/session/story-links";
import { useSend, useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { toast } from "../ui/toast.ts";
import { useCardWords } from "./use-stories.ts";

/** Cards that came from a story which one took back: one says what becomes of each, whenever one likes. */
export function Deciding({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const open = useView()?.stories.withdrawn.filter((one) => one.person === person) ?? [];
  if (open.length === 0) return null;
  return (
    <section className="stories-part" aria-labelledby="stories-decide">
      <h3 id="stories-decide">{t("decide.title")}</h3>
      <p className="stories-small">{t("decide.help")}</p>
      <dl className="stories-decisions">
        {STORY_DECISIONS.map((decision) => (
          <div key={decision}>
            <dt>{t(`decide.${decision}`)}</dt>
            <dd>{t(`decide.${decision}Help`)}</dd>
          </div>
        ))}
      </dl>
      <ul className="stories-rows">
        {open.flatMap(({ story, cards }) =>
          cards.map((card) => <CardRow key={`${story} ${card}`} story={story} card={card} />),
        )}
      </ul>
    </section>
  );
}

function CardRow({ story, card }: { readonly story: StoryId; readonly card: CardId }) {
  const { t } = useTranslation("stories");
  const send = useSend();
  const words = useCardWords()(card);
  const decide = async (decision: StoryDecision): Promise<void> => {
    if (await send("story.decide", { story, card, decision })) toast(t(`decide.done.${decision}`));
  };
  return (
    <li className="stories-card" data-card={card}>
      <p dir="auto">{words}</p>
      <div className="stories-tools">
        {STORY_DECISIONS.map((decision) => (
          <Button
            key={decision}
            size="s"
            aria-label={t("decide.for", { what: t(`decide.${decision}`), card: words })}
            onPress={() => void decide(decision)}
          >
            {t(`decide.${decision}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
