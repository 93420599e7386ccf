import { ChevronRight, Feather, Sprout } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoryId } from "@tablee/shared/ids";
import { STORY_KINDS } from "@tablee/shared/session/stories";
import type { Story, StoryKind } from "@tablee/shared/session/stories";
import type { SharedStory } from "@tablee/shared/session/stories-view";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import { newId } from "../new-id.ts";
import { useAccord } from "../session/accords/use-accord.ts";
import { HelpContacts } from "../session/safety/HelpContacts.tsx";
import { useSend, useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { Deciding } from "./Deciding.tsx";
import { QuotesAsked, QuotesIAsked } from "./QuotesAsked.tsx";
import type { KeptRow } from "../session/sealed-copies.ts";
import type { Held } from "./held-words.ts";
import { firstLine } from "./story-words.ts";
import { useAt, useIsLinked, useMine, useStories, useStoryWords, useWhose } from "./use-stories.ts";

export function StoriesList({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  return (
    <div className="stories-page">
      <p className="stories-small">{t("about")}</p>
      <QuotesAsked person={person} />
      <Deciding person={person} />
      <section className="stories-part" aria-labelledby="stories-mine">
        <h3 id="stories-mine">{t("mine.title")}</h3>
        <Begin person={person} />
        <MyRows person={person} />
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

/** One’s own, and what waits on this device: begun without a link, or before the server’s first word all that is unsaved. */
function MyRows({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const hasView = useView() !== null;
  const mine = useMine(person);
  const waiting = useStore(useStories().begun.state);
  const kept = useKept(person);
  const known = new Set(mine.map(({ id }) => id));
  const waits = [...kept].filter(([story]) => !known.has(story) && (!hasView || waiting.has(story)));
  // One list: a row under the keyboard stays the same row when the table has heard of its story.
  const rows: readonly MyRowProps[] = [
    ...mine.map((story) => ({ id: story.id, story })),
    ...waits.map(([id, words]) => ({ id, words, isNew: waiting.has(id) })),
  ];
  return (
    <>
      {!hasView && <p className="stories-small">{t("mine.onDevice")}</p>}
      {hasView && rows.length === 0 && <p className="stories-small">{t("mine.none")}</p>}
      {rows.length > 0 && (
        <ul className="stories-rows">
          {rows.map((row) => (
            <MyRow key={row.id} {...row} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The newest words of each that this device keeps. */
function useKept(person: number): ReadonlyMap<StoryId, StoryWords> {
  const { copies } = useStories();
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
  return new Map(rows.map(({ story, words }) => [story as StoryId, words]));
}

/** Who can read it, in words. */
export function useWho(): (story: Pick<Story, "level" | "signed">) => string {
  const { t } = useTranslation("stories");
  return ({ level, signed }) => {
    const who = t(`who.${level}`);
    return level === "me-only" || signed ? who : t("whoUnsigned", { who });
  };
}

interface MyRowProps {
  readonly id: StoryId;
  readonly story?: Story;
  /** Of one that the table has not named. */
  readonly words?: StoryWords;
  readonly isNew?: boolean;
}

function MyRow({ id, story, words, isNew = false }: MyRowProps) {
  const { t } = useTranslation("stories");
  const who = useWho();
  const held = useStoryWords(id, story?.rev ?? null);
  const line = useLine(story ? wordsIn(held) : (words ?? null));
  const about = story ? [story.kind === "becoming" && t("kinds.becoming"), who(story)] : [isNew && t("mine.waits")];
  return <Row at="write" story={id} line={line} about={about.filter(Boolean).join(" · ")} />;
}

function wordsIn(held: Held<StoryWords> | undefined): StoryWords | null {
  return held?.kind === "here" ? held.value : null;
}

/** What tells one story from another; null: its words are on their way. */
function useLine(words: StoryWords | null): string {
  const { t } = useTranslation("stories");
  return words ? (firstLine(words) ?? t("mine.empty")) : t("mine.coming");
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
  const whose = useWhose();
  const line = useLine(wordsIn(useStoryWords(story.id, story.rev)));
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
  const { place } = useStories();
  const row = useRef<HTMLButtonElement>(null);
  // Whoever comes back from it finds the keyboard on it, also where it is read from the device first.
  useEffect(() => {
    if (place.getState().from !== story) return;
    row.current?.focus();
    place.setState({ from: null });
  }, [place, story]);
  return (
    <li>
      <button
        ref={row}
        type="button"
        className="stories-row"
        data-story={story}
        onClick={() => go({ kind: at, story })}
      >
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
