import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoryId } from "@tablee/shared/ids";
import type { Story, StoryKind } from "@tablee/shared/session/stories";
import { announceNow } from "../a11y/announce.ts";
import { useView } from "../session/use-live.ts";
import { Confirm } from "../ui/Confirm.tsx";
import { Asides } from "./Asides.tsx";
import { FromHere } from "./FromHere.tsx";
import { PageHead } from "./PageHead.tsx";
import { SharePart } from "./SharePart.tsx";
import { StandingLine } from "./StandingLine.tsx";
import { StoryFields } from "./StoryFields.tsx";
import { useAt, useStories } from "./use-stories.ts";
import { WithdrawPart } from "./WithdrawPart.tsx";
import type { Writing } from "./writing.ts";

/** Where one writes: the words first, and quiet around them. */
export function WritePage({ story: id, person }: { readonly story: StoryId; readonly person: number }) {
  const { t } = useTranslation("stories");
  const view = useView();
  const story = view?.stories.mine.find((one) => one.id === id);
  const begun = useStore(useStories().begun.state, (stories) => stories.get(id));
  if (view && !story && !begun) {
    return (
      <div className="stories-page">
        <PageHead title={t("kinds.story")} />
        <p className="stories-covered">{t("write.gone")}</p>
      </div>
    );
  }
  const kind = story?.kind ?? begun?.kind ?? "story";
  return <Open id={id} person={person} story={story} kind={kind} isBegun={begun !== undefined} />;
}

interface OpenProps {
  readonly id: StoryId;
  readonly person: number;
  /** Before the server’s first word it is known by this device alone. */
  readonly story: Story | undefined;
  readonly kind: StoryKind;
  readonly isBegun: boolean;
}

function Open({ id, person, story, kind, isBegun }: OpenProps) {
  const { t } = useTranslation("stories");
  const stories = useStories();
  const [writing] = useState<Writing>(() => stories.write(id, { person, kind }));
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
      <PageHead title={t(`write.${kind}`)}>
        <StandingLine writing={writing} person={person} />
      </PageHead>
      {stories.copies === null && <p className="stories-covered">{t("nothingKept")}</p>}
      <Asides writing={writing} />
      {hasWords && <StoryFields writing={writing} kind={kind} />}
      {story && (
        <>
          <SharePart story={story} />
          <FromHere story={story} writing={writing} />
          <WithdrawPart story={story} writing={writing} />
        </>
      )}
      {!story && isBegun && <DiscardPart id={id} writing={writing} />}
    </div>
  );
}

/** Begun without a link: it lies here alone, and so it is taken back here. */
function DiscardPart({ id, writing }: { readonly id: StoryId; readonly writing: Writing }) {
  const { t } = useTranslation("stories");
  const { begun } = useStories();
  const [, go] = useAt();
  const discard = async (): Promise<void> => {
    await writing.discard();
    begun.drop(id);
    go({ kind: "list" });
    announceNow(t("discard.done"));
  };
  return (
    <div className="stories-part stories-withdraw">
      <Confirm
        label={t("discard.do")}
        title={t("discard.title")}
        body={t("discard.body")}
        variant="danger"
        onYes={() => void discard()}
      />
    </div>
  );
}
