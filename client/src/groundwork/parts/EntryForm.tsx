import { useState } from "react";
import type { FormEvent } from "react";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import "./parts.css";

interface EntryField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly description?: string;
  readonly type?: "date" | "url";
  readonly multiline?: boolean;
  readonly maxLength?: number;
}

/** What became of it: said aloud once it is there, or why not, at its field; nothing when there is nothing to be said. */
export type Entered<Name extends string> =
  | { readonly said: string }
  | { readonly at: Name; readonly wrong: string }
  | null;

interface EntryFormProps<Name extends string> {
  readonly fields: readonly EntryField<Name>[];
  readonly add: string;
  readonly variant?: "do" | "quiet";
  /** The words without what is around them. */
  readonly onAdd: (words: Readonly<Record<Name, string>>) => Entered<Name>;
}

/** One entry more, of several fields; what is not taken stays where it was written. */
export function EntryForm<Name extends string>({ fields, add, variant = "quiet", onAdd }: EntryFormProps<Name>) {
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const [entered, setEntered] = useState<Entered<Name>>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = Object.fromEntries(fields.map(({ name }) => [name, (written[name] ?? "").trim()]));
    // Each name is there: they are the names of the fields.
    const next = onAdd(words as Record<Name, string>);
    setEntered(next);
    if (!next || "wrong" in next) return;
    setWritten({});
    announceNow(next.said);
  };
  return (
    <form className="ground-entry" noValidate onSubmit={submit}>
      {fields.map(({ name, ...field }) => (
        <TextField
          key={name}
          {...field}
          rows={2}
          value={written[name] ?? ""}
          onChange={(value) => setWritten((before) => ({ ...before, [name]: value }))}
          error={entered && "wrong" in entered && entered.at === name ? entered.wrong : undefined}
        />
      ))}
      <Button type="submit" variant={variant}>
        {add}
      </Button>
    </form>
  );
}
