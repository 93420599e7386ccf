import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import "./parts.css";

interface WordsFormProps {
  readonly label: string;
  /** On the button, and the whole of it for the ear. */
  readonly add: string;
  readonly addTo: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly hideLabel?: boolean;
  /** A press has just asked for it: the keyboard goes there. */
  readonly isAsked?: boolean;
  /** Whether it was kept: else the words stay where they are. */
  readonly onAdd: (text: string) => boolean;
  /** Beside the words, before they are added. */
  readonly children?: ReactNode;
}

/** A field whose words are added to what is there, by Enter or by its button; several follow one another. */
export function WordsForm(props: WordsFormProps) {
  const { label, add, addTo, placeholder, multiline = false, hideLabel = false, isAsked = false } = props;
  const [text, setText] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isAsked) form.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, [isAsked]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.trim();
    if (words === "" || !props.onAdd(words)) return;
    setText("");
    announceNow(words);
  };
  return (
    <form className="ground-form" onSubmit={submit} ref={form}>
      <TextField
        label={label}
        hideLabel={hideLabel}
        value={text}
        onChange={setText}
        maxLength={STATEMENT_TEXT_MAX_CHARS}
        multiline={multiline}
        rows={2}
        {...(placeholder !== undefined && { placeholder })}
      />
      <div className="ground-form-foot">
        {props.children}
        <Button type="submit" icon={Plus} aria-label={addTo}>
          {add}
        </Button>
      </div>
    </form>
  );
}
