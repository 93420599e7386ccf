import { useState } from "react";
import { useMay } from "../board/workspace-context.ts";
import { TextField } from "../ui/TextField.tsx";

interface KeptFieldProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly multiline?: boolean;
  readonly onKeep: (next: string) => void;
}

/** A short value that one person writes at a time: kept when they leave it. Others’ words come in while nobody is in it. */
export function KeptField({ label, value, maxLength, multiline = false, onKeep }: KeptFieldProps) {
  const { cards } = useMay();
  const [own, setOwn] = useState<string | null>(null);
  const keep = (): void => {
    if (own !== null && own.trim() !== value) onKeep(own.trim());
    setOwn(null);
  };
  return (
    <TextField
      label={label}
      value={own ?? value}
      maxLength={maxLength}
      isReadOnly={!cards}
      multiline={multiline}
      rows={2}
      onFocus={() => setOwn(value)}
      onChange={setOwn}
      onBlur={keep}
    />
  );
}
