import { ChevronRight, Feather, Sprout } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoryId } from "@tablee/shared/ids";
import { STORY_KINDS } from "@tablee/shared/session/stories";
import type { Story, StoryKind } from "@tablee/shared/session/stories";
import type { SharedStory } from "@tablee/shared/session/stories-view";
import { newId } from "../new-id.ts";
import { useAccord } from "../session/accords/use-accord.ts";
import { HelpContacts } from "../session/safety/HelpContacts.tsx";
import { useSend, useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { Deciding } from "./Deciding.tsx";
import { QuotesAsked, QuotesIAsked } from "./QuotesAsked.tsx";
import type { KeptRow } from "../session/sealed-copies.ts";
import { firstLine } from "./story-words.ts";
import { useAt, useIsLinked, useMine, useStories, useStoryWords, useWhose } from "./use-stories.ts";

export function StoriesList({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const { place: open } = useStories();
  const list = useRef<HTMLDivElement>(null);
  const hasView = useView() !== null;
  useEffect(() => {
    const { from } = open.getState();
    if (from !== null) list.current?.querySelector<HTMLElement>(`[data-story="${from}"]`)?.focus();
    open.setState({ from: null });
  }, [open]);
  return (
    <div ref={list} className="stories-page">
      <p className="stories-small">{t("about")}</p>
      <QuotesAsked person={person} />
      <Deciding person={person} />
      <section className="stories-part" aria-labelledby="stories-mine">
        <h3 id="stories-mine">{t("mine.title")}</h3>
        <Begin person={person} />
        {hasView && <MyRows person={person} />}
        <KeptRows person={person} />
      </section>
      <SharedRows />
      <QuotesIAsked />
      <HelpContacts level={3} />
    </div>
  );
}

const ICONS = { story: Feather, becoming: Sprout } as const;

function Begin({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const [, go] = useAt();
  const { begun, copies } = useStories();
  const isLinked = useIsLinked();
  const hasView = useView() !== null;
  const send = useSend();
  const accord = useAccord();
  const begin = async (of: StoryKind): Promise<void> => {
    // Before a first story: where it goes, and what one says to that. A device that has not heard it yet asks once it
    // has: until then the words go nowhere.
    if (hasView && !accord.hasRead(person)) return accord.open(person);
    const story = newId<StoryId>();
    if (!isLinked && copies) begun.add(story, { person, kind: of });
    else if (!(await send("story.begin", { story, person, of }))) return;
    go({ kind: "write", story });
  };
  return (
    <div className="stories-tools">
      {STORY_KINDS.map((kind) => (
        <Button
          key={kind}
          icon={ICONS[kind]}
          variant={kind === "story" ? "do" : "quiet"}
          onPress={() => void begin(kind)}
        >
          {t(`begin.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function MyRows({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const mine = useMine(person);
  const waiting = useStore(useStories().begun.state);
  const hasNone = mine.length === 0 && ![...waiting.values()].some((about) => about.person === person);
  if (hasNone) return <p className="stories-small">{t("mine.none")}</p>;
  if (mine.length === 0) return null;
  return (
    <ul className="stories-rows">
      {mine.map((story) => (
        <MyRow key={story.id} story={story} />
      ))}
    </ul>
  );
}

/** Who can read it, in words. */
export function useWho(): (story: Pick<Story, "level" | "signed">) => string {
  const { t } = useTranslation("stories");
  return ({ level, signed }) => {
    const who = t(`who.${level}`);
    return level === "me-only" || signed ? who : t("whoUnsigned", { who });
  };
}

function MyRow({ story }: { readonly story: Story }) {
  const { t } = useTranslation("stories");
  const who = useWho();
  const words = useStoryWords(story.id, story.rev);
  const line = words?.kind === "here" ? (firstLine(words.value) ?? t("mine.empty")) : t("mine.coming");
  const about = [story.kind === "becoming" && t("kinds.becoming"), who(story)].filter(Boolean).join(" · ");
  return <Row at="write" story={story.id} line={line} about={about} />;
}

/** What waits on this device: stories begun without a link, and before the server’s first word all that is unsaved. */
function KeptRows({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const { copies, begun } = useStories();
  const hasView = useView() !== null;
  const waiting = useStore(begun.state);
  const [rows, setRows] = useState<readonly KeptRow[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const kept = (await copies?.read()) ?? [];
      if (!isGone) setRows(kept.filter(({ about, isAside }) => about.person === person && !isAside));
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [copies, person]);
  // A row of this device names a story by the id that it has everywhere.
  const newest = new Map(rows.map((row) => [row.story as StoryId, row]));
  const shown = [...newest].filter(([story]) => !hasView || waiting.has(story));
  return (
    <>
      {!hasView && <p className="stories-small">{t("mine.onDevice")}</p>}
      {shown.length > 0 && (
        <ul className="stories-rows">
          {shown.map(([story, { words }]) => (
            <Row
              key={story}
              at="write"
              story={story}
              line={firstLine(words) ?? t("mine.empty")}
              about={waiting.has(story) ? t("mine.waits") : ""}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function SharedRows() {
  const { t } = useTranslation("stories");
  const shared = useView()?.stories.shared ?? [];
  const isLinked = useIsLinked();
  return (
    <section className="stories-part" aria-labelledby="stories-shared">
      <h3 id="stories-shared">{t("shared.title")}</h3>
      {!isLinked && <p className="stories-covered">{t("shared.covered")}</p>}
      {isLinked && shared.length === 0 && <p className="stories-small">{t("shared.none")}</p>}
      {isLinked && (
        <ul className="stories-rows">
          {shared.map((story) => (
            <SharedRow key={story.id} story={story} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SharedRow({ story }: { readonly story: SharedStory }) {
  const { t } = useTranslation("stories");
  const whose = useWhose();
  const { held } = useStories();
  useStoryWords(story.id, story.rev);
  const words = useStore(held.state, ({ stories }) => stories.get(story.id));
  const line = words?.kind === "here" ? (firstLine(words.value) ?? t("mine.empty")) : t("mine.coming");
  return <Row at="read" story={story.id} line={line} about={whose(story)} />;
}

interface RowProps {
  readonly at: "write" | "read";
  readonly story: StoryId;
  readonly line: string;
  readonly about: string;
}

function Row({ at, story, line, about }: RowProps) {
  const [, go] = useAt();
  return (
    <li>
      <button type="button" className="stories-row" data-story={story} onClick={() => go({ kind: at, story })}>
        <span className="stories-row-words">
          <span className="stories-line" dir="auto">
            {line}
          </span>
          {about !== "" && <span className="stories-small">{about}</span>}
        </span>
        <ChevronRight className="ui-icon" size={18} aria-hidden />
      </button>
    </li>
  );
}
