import type { Board } from "@tablee/shared/board/types";
import { literal, oneLine } from "@tablee/shared/formats/literal";
import { wordsAt } from "@tablee/shared/practice/pairing";
import { fieldsOf } from "@tablee/shared/practice/sheet";
import { PAIR_STEPS } from "@tablee/shared/session/pairs";
import type { PairStep } from "@tablee/shared/session/pairs";

interface PairWords {
  readonly title: string;
  readonly steps: Readonly<Record<PairStep, string>>;
  readonly resources: string;
}

/** What two people wrote, as a text of their own: for whoever of them asks, on their device. */
export function pairText(board: Pick<Board, "statements">, { title, steps, resources }: PairWords): string {
  const parts = PAIR_STEPS.map((step) => {
    const items = wordsAt(board, step).map(
      ({ text, note }) => `- ${note === "" ? "" : `${oneLine(note)} : `}${indented(text)}`,
    );
    return [`## ${oneLine(steps[step])}`, ...items].join("\n\n");
  });
  const links = fieldsOf(board.statements.values()).link.map(
    ({ text, address, note }) => `- ${[text, address, note].filter(Boolean).map(oneLine).join(" · ")}`,
  );
  const kept = links.length === 0 ? [] : [[`## ${oneLine(resources)}`, links.join("\n")].join("\n\n")];
  return `${[`# ${oneLine(title)}`, ...parts, ...kept].join("\n\n")}\n`;
}

function indented(text: string): string {
  return text.split("\n").map(literal).join("\n  ");
}
