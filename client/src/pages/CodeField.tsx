import { CODE_CHARS } from "@tablee/shared/limits";
import { useId, useState } from "react";
import "./code-field.css";

interface CodeFieldProps {
  readonly label: string;
  readonly help: string;
  readonly error: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function cleanCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, CODE_CHARS);
}

const PLACES = Array.from({ length: CODE_CHARS }, (_, index) => index);

/** Six boxes to the eye, one input to everything else: typing, pasting, deleting and reading aloud work as in any field. */
export function CodeField({ label, help, error, value, onChange }: CodeFieldProps) {
  const id = useId();
  const [focused, setFocused] = useState(false);
  const here = Math.min(value.length, CODE_CHARS - 1);
  return (
    <div className="code-field">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <div className="code-boxes">
        {PLACES.map((place) => (
          <span key={place} className="code-box" data-here={(focused && place === here) || undefined} aria-hidden>
            {value.charAt(place)}
          </span>
        ))}
        <input
          id={id}
          className="code-input"
          value={value}
          onChange={(event) => onChange(cleanCode(event.target.value))}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={`${id}-help`}
          aria-invalid={error !== null}
        />
      </div>
      <p
        id={`${id}-help`}
        className={error === null ? "ui-hidden" : "ui-error"}
        role={error === null ? undefined : "alert"}
      >
        {error ?? help}
      </p>
    </div>
  );
}
