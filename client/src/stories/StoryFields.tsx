import { useEffect, useId, useRef, useState } from "react";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { STORY_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import type { StoryKind } from "@tablee/shared/session/stories";
import { Button } from "../ui/Button.tsx";
import { AloudButton } from "./AloudButton.tsx";
import { DictateButton } from "./DictateButton.tsx";
import { UNREAD } from "./unread.ts";
import type { Writing } from "./writing.ts";

interface StoryFieldsProps {
  readonly writing: Writing;
  readonly kind: StoryKind;
}

/**
 * The words, and the same in easy words beside them. The fields hold their own text, and tell what is typed: drawn again
 * at each keystroke, a hundred thousand characters would lag behind the hand.
 */
export function StoryFields({ writing, kind }: StoryFieldsProps) {
  const { t } = useTranslation("stories");
  const text = useRef<HTMLTextAreaElement>(null);
  const easy = useRef<HTMLTextAreaElement>(null);
  const [isEasy, setEasy] = useState(() => (writing.state.getState().words?.easy ?? "") !== "");
  const [begun] = useState(() => writing.state.getState().words);
  useEffect(
    () =>
      writing.state.subscribe(({ words, turn }, before) => {
        if (turn === before.turn || !words) return;
        // What was put there from elsewhere; the caret stays where it may.
        if (text.current) text.current.value = words.text;
        if (easy.current) easy.current.value = words.easy;
        if (words.easy !== "") setEasy(true);
      }),
    [writing],
  );
  const tell = (): void => {
    const { words } = writing.state.getState();
    writing.typed({ text: text.current?.value ?? "", easy: easy.current?.value ?? words?.easy ?? "" });
  };
  return (
    <div className="stories-fields">
      <Field ref={text} label={t(`write.${kind}`)} words={begun?.text ?? ""} onTyped={tell} />
      <Full writing={writing} />
      {isEasy && <EasyField ref={easy} writing={writing} onTyped={tell} />}
      <div className="stories-tools">
        <Aloud writing={writing} />
        {!isEasy && <Button onPress={() => setEasy(true)}>{t("write.easyAdd")}</Button>}
        <DictateButton field={text} onTyped={tell} />
      </div>
    </div>
  );
}

interface EasyProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly writing: Writing;
  readonly onTyped: () => void;
}

function EasyField({ ref, writing, onTyped }: EasyProps) {
  const { t } = useTranslation("stories");
  const [words] = useState(() => writing.state.getState().words?.easy ?? "");
  return (
    <Field ref={ref} label={t("write.easy")} help={t("write.easyHelp")} words={words} onTyped={onTyped} isSecond />
  );
}

interface FieldProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly label: string;
  readonly help?: string;
  /** What it begins with. */
  readonly words: string;
  readonly onTyped: () => void;
  readonly isSecond?: boolean;
}

function Field({ ref, label, help, words, onTyped, isSecond = false }: FieldProps) {
  const id = useId();
  return (
    <div className="ui-field">
      {/* The heading of the page says the first one’s name. */}
      <label className={isSecond ? "ui-label" : "ui-hidden"} htmlFor={id}>
        {label}
      </label>
      {help !== undefined && (
        <p className="stories-small" id={`${id}-help`}>
          {help}
        </p>
      )}
      <textarea
        id={id}
        ref={ref}
        className={`ui-input stories-field${isSecond ? " stories-field-easy" : ""}`}
        dir="auto"
        rows={isSecond ? 6 : 14}
        maxLength={STORY_TEXT_MAX_CHARS}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        defaultValue={words}
        onInput={onTyped}
        {...UNREAD}
      />
    </div>
  );
}

function Full({ writing }: { readonly writing: Writing }) {
  const { t } = useTranslation("stories");
  const isFull = useStore(writing.state, ({ words }) => (words?.text.length ?? 0) >= STORY_TEXT_MAX_CHARS);
  // Always there, so that what is put into it later is read out.
  return <p role="status">{isFull && t("write.full")}</p>;
}

function Aloud({ writing }: { readonly writing: Writing }) {
  const words = useStore(writing.state, (state) => state.words);
  return <AloudButton text={words?.text || words?.easy || ""} />;
}
