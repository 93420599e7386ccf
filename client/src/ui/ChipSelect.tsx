import { Suspense } from "react";
import type { ReactNode } from "react";
import type { KnowledgeType } from "@tablee/shared/board/types";
import { Button } from "react-aria-components";
import { later } from "./later.ts";
import { useOpener } from "./use-opener.ts";
import "./chip.css";

const ChipList = later(async () => (await import("./ChipList.tsx")).ChipList);

export interface ChipOption<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** Said by its shape to the eye; the word beside it says it too. */
  readonly sign?: ReactNode;
  /** What it means is said in the list, under its word. */
  readonly knowledge?: KnowledgeType;
}

export interface ChipSelectProps<Id extends string> {
  /** Read aloud after what is chosen. */
  readonly label: string;
  readonly options: readonly ChipOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
}

/** A choice of one, as small as its word. */
export function ChipSelect<Id extends string>({ label, options, value, onChange }: ChipSelectProps<Id>) {
  const opener = useOpener("listbox");
  const chosen = options.find(({ id }) => id === value);
  return (
    <div className="ui-chip-select">
      <Button className="ui-chip" {...opener.button}>
        <span className="ui-chip-value">
          {chosen?.sign}
          <span className="ui-chip-word" dir="auto">
            {chosen?.label ?? label}
          </span>
        </span>
        {chosen && <span className="ui-hidden"> {label}</span>}
      </Button>
      <Suspense fallback={null}>
        {opener.isOpen && (
          <ChipList
            label={label}
            options={options}
            value={value}
            opener={opener}
            onChange={(id) => {
              const option = options.find((one) => one.id === id);
              if (option) onChange(option.id);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
