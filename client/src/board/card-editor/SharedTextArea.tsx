import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../workspace-context.ts";
import { mapCaret } from "./caret.ts";
import { openText } from "./shared-text.ts";
import type { SharedText, TextAddress } from "./shared-text.ts";
import "./card-editor.css";

export interface SharedTextAreaProps {
  readonly address: TextAddress;
  readonly label: string;
  readonly maxChars: number;
  readonly onDone: () => void;
}

const WARN_BEFORE_CHARS = 200;

/**
 * Several people write in it at once. The textarea is not controlled by React: a controlled one would put the caret at
 * the end whenever somebody else's words arrive.
 */
export function SharedTextArea({ address, label, maxChars, onDone }: SharedTextAreaProps) {
  const ws = useWorkspace();
  const { t } = useTranslation("list");
  const area = useRef<HTMLTextAreaElement>(null);
  const shared = useRef<SharedText | null>(null);
  const [left, setLeft] = useState(maxChars);
  const note = useId();
  const { kind, id } = address;
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
  const near = left <= WARN_BEFORE_CHARS;
  return (
    <div className="card-editor">
      <textarea
        ref={area}
        className="card-editor-text"
        dir="auto"
        rows={1}
        maxLength={maxChars}
        aria-label={label}
        aria-describedby={near ? note : undefined}
        onInput={(event) => write(event.currentTarget)}
        onBlur={onDone}
        onKeyDown={(event) => {
          // Letters and arrows belong to the text here, not to the list or the canvas around it.
          event.stopPropagation();
          const ends = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
          if (!ends || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onDone();
        }}
        onPointerDown={(event) => event.stopPropagation()}
      />
      {near && (
        <p id={note} className="card-editor-note" role="status">
          {left > 0 ? t("charsLeft", { count: left }) : t("charsFull", { max: maxChars })}
        </p>
      )}
    </div>
  );
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
