import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../workspace-context.ts";
import { mapCaret } from "./caret.ts";
import { MarkButtons } from "./MarkButtons.tsx";
import { breakLine, toggleBold } from "./mark-text.ts";
import type { Chosen } from "./mark-text.ts";
import { openText } from "./shared-text.ts";
import type { SharedText, TextAddress } from "./shared-text.ts";
import "./card-editor.css";

export interface SharedTextAreaProps {
  readonly address: TextAddress;
  readonly label: string;
  readonly maxChars: number;
  /** Words that are shown with their marks; what is to be seen on an image is read aloud, and has none. */
  readonly hasMarks?: boolean;
  readonly onDone: () => void;
}

const WARN_BEFORE_CHARS = 200;

/** Several people write in it at once. */
export function SharedTextArea({ address, label, maxChars, hasMarks = true, onDone }: SharedTextAreaProps) {
  const { t } = useTranslation("list");
  const { area, left, write, change } = useSharedText(address, maxChars);
  const group = useEscape(onDone);
  const note = useId();
  const near = left <= WARN_BEFORE_CHARS;
  return (
    <div
      ref={group}
      className="card-editor"
      role="group"
      aria-label={label}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onDone();
      }}
      onKeyDown={(event) => {
        // Letters and arrows belong to the text and its buttons here, not to the list or the canvas around it.
        event.stopPropagation();
      }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <textarea
        ref={area}
        className="card-editor-text"
        dir="auto"
        rows={1}
        maxLength={maxChars}
        aria-label={label}
        aria-describedby={near ? note : undefined}
        onInput={(event) => write(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const isCommand = event.ctrlKey || event.metaKey;
          const isEnter = event.key === "Enter";
          if (isEnter && isCommand) onDone();
          else if (isCommand && event.key.toLowerCase() === "b") change(toggleBold);
          else if (!isEnter || event.shiftKey || !change(breakLine)) return;
          event.preventDefault();
        }}
      />
      {hasMarks && <MarkButtons onChange={change} />}
      {near && (
        <p id={note} className="card-editor-note" role="status">
          {left > 0 ? t("charsLeft", { count: left }) : t("charsFull", { max: maxChars })}
        </p>
      )}
    </div>
  );
}

/**
 * Escape within an element, heard before all others hear it: a tip that is shown, such as that of a button which has
 * come up under the pointer, keeps the key to itself.
 */
function useEscape(onEscape: () => void) {
  const within = useRef<HTMLDivElement>(null);
  const now = useRef(onEscape);
  useEffect(() => {
    now.current = onEscape;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const isHere = event.target instanceof Node && within.current?.contains(event.target) === true;
      if (event.key !== "Escape" || event.isComposing || !isHere) return;
      event.preventDefault();
      now.current();
    };
    addEventListener("keydown", hear, { capture: true });
    return () => removeEventListener("keydown", hear, { capture: true });
  }, []);
  return within;
}

/**
 * The field of a text. React does not control it: a controlled one would put the caret at the end whenever somebody
 * else's words arrive.
 */
function useSharedText({ kind, id }: TextAddress, maxChars: number) {
  const ws = useWorkspace();
  const area = useRef<HTMLTextAreaElement>(null);
  const shared = useRef<SharedText | null>(null);
  const [left, setLeft] = useState(maxChars);
  useEffect(() => {
    const element = area.current;
    const text = openText(ws.hand(), { kind, id });
    shared.current = text;
    if (!element || !text) return undefined;
    const show = (next: string): void => {
      element.value = next;
      setLeft(maxChars - next.length);
      fit(element);
    };
    show(text.read());
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    return keepCaret(element, text, show);
  }, [ws, kind, id, maxChars]);

  const write = (element: HTMLTextAreaElement): void => {
    shared.current?.write(element.value);
    setLeft(maxChars - element.value.length);
    fit(element);
  };
  /** False: there was nothing to change, or no room for it. */
  const change = (how: (chosen: Chosen) => Chosen | null): boolean => {
    const element = area.current;
    const next = element && how({ text: element.value, start: element.selectionStart, end: element.selectionEnd });
    if (!next || next.text.length > maxChars) return false;
    element.value = next.text;
    element.setSelectionRange(next.start, next.end);
    element.focus();
    write(element);
    return true;
  };
  return { area, left, write, change };
}

function fit(element: HTMLTextAreaElement): void {
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight}px`;
}

/** Shows what others write, with the caret where it was in the words around it. */
function keepCaret(element: HTMLTextAreaElement, text: SharedText, show: (next: string) => void): () => void {
  return text.observe((next, steps) => {
    const { selectionStart, selectionEnd, selectionDirection } = element;
    show(next);
    element.setSelectionRange(mapCaret(steps, selectionStart), mapCaret(steps, selectionEnd), selectionDirection);
  });
}
