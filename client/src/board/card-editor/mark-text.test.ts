import { expect, test } from "vitest";
import { addLink, breakLine, toggleBold, toggleList } from "./mark-text.ts";
import type { Chosen } from "./mark-text.ts";

/** `a[b]c`: b is chosen; `a|c`: the caret stands between. */
function read(drawn: string): Chosen {
  const start = drawn.search(/[⟦|]/);
  const bare = drawn.replace(/[⟦|]/, "");
  const end = bare.indexOf("⟧");
  return { text: bare.replace("⟧", ""), start, end: end === -1 ? start : end };
}

function draw({ text, start, end }: Chosen): string {
  return start === end
    ? `${text.slice(0, start)}|${text.slice(start)}`
    : `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
}

test.each([
  ["un ⟦mot⟧ ici", "un **⟦mot⟧** ici"],
  ["un **⟦mot⟧** ici", "un ⟦mot⟧ ici"],
  ["un m|ot ici", "un **⟦mot⟧** ici"],
  ["un⟦ mot ⟧ici", "un **⟦mot⟧** ici"],
  ["fin |", "fin **|**"],
  ["fin **|**", "fin |"],
  ["⟦- un\n\n- deux⟧", "⟦- **un**\n\n- **deux**⟧"],
])("MRK4 bold: %j becomes %j", (before, after) => {
  expect(draw(toggleBold(read(before)))).toBe(after);
});

test.each([
  ["un|", "- un|"],
  ["- un|", "un|"],
  ["⟦un\n- deux⟧", "- ⟦un\n- deux⟧"],
  ["|- un", "|un"],
  ["a\n|\nb", "a\n- |\nb"],
])("MRK4 list: %j becomes %j", (before, after) => {
  expect(draw(toggleList(read(before)))).toBe(after);
});

test.each([
  ["voir ⟦le plan⟧.", "voir [le plan](⟦https://⟧)."],
  ["voir |", "voir [|](https://)"],
  ["⟦https://exemple.fr⟧", "[|](https://exemple.fr)"],
])("MRK4 link: %j becomes %j", (before, after) => {
  expect(draw(addLink(read(before)))).toBe(after);
});

test.each([
  ["- un|", "- un\n- |"],
  ["- un|deux", "- un\n- |deux"],
  ["- un\n- |", "- un\n|"],
  ["un|", null],
])("MRK4 a new line after %j", (before, after) => {
  const done = breakLine(read(before));
  expect(done && draw(done)).toBe(after);
});
