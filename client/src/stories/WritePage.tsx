import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoryId } from "@tablee/shared/ids";
import type { Story } from "@tablee/shared/session/stories";
import { useView } from "../session/use-live.ts";
import { Asides } from "./Asides.tsx";
import { FromHere } from "./FromHere.tsx";
import { PageHead } from "./PageHead.tsx";
import { SharePart } from "./SharePart.tsx";
import { StandingLine } from "./StandingLine.tsx";
import { StoryFields } from "./StoryFields.tsx";
import { useStories } from "./use-stories.ts";
import { WithdrawPart } from "./WithdrawPart.tsx";
import type { Writing } from "./writing.ts";

/** Where one writes: the words first, and quiet around them. */
export function WritePage({ story: id, person }: { readonly story: StoryId; readonly person: number }) {
  const { t } = useTranslation("stories");
  const view = useView();
  const story = view?.stories.mine.find((one) => one.id === id);
  if (view && !story) {
    return (
      <div className="stories-page">
        <PageHead title={t("kinds.story")} />
        <p className="stories-covered">{t("write.gone")}</p>
      </div>
    );
  }
  return <Open id={id} person={person} story={story} />;
}

interface OpenProps {
  readonly id: StoryId;
  readonly person: number;
  /** Before the server’s first word it is known by this device alone. */
  readonly story: Story | undefined;
}

function Open({ id, person, story }: OpenProps) {
  const { t } = useTranslation("stories");
  const stories = useStories();
  const [writing] = useState<Writing>(() => stories.write(id, { person, kind: story?.kind ?? "story" }));
  const rev = useRef(0);
  useEffect(() => {
    rev.current = story?.rev ?? 0;
  });
  useEffect(
    () => () => {
      const { words } = writing.state.getState();
      stories.leave();
      if (words) stories.held.put(id, rev.current, words);
    },
    [stories, writing, id],
  );
  const hasWords = useStore(writing.state, ({ words }) => words !== null);
  return (
    <div className="stories-page stories-writing">
      <PageHead title={t(`write.${story?.kind ?? "story"}`)}>
        <StandingLine writing={writing} />
      </PageHead>
      {stories.copies === null && <p className="stories-covered">{t("nothingKept")}</p>}
      <Asides writing={writing} />
      {hasWords && <StoryFields writing={writing} kind={story?.kind ?? "story"} />}
      {story && (
        <>
          <SharePart story={story} />
          <FromHere story={story} writing={writing} />
          <WithdrawPart story={story} writing={writing} />
        </>
      )}
    </div>
  );
}
