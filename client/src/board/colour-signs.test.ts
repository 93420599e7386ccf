import * as citrus from "lucide-react/icons/citrus";
import * as cloud from "lucide-react/icons/cloud";
import * as clover from "lucide-react/icons/clover";
import * as flower from "lucide-react/icons/flower-2";
import * as leaf from "lucide-react/icons/leaf";
import * as wheat from "lucide-react/icons/wheat";
import { expect, test } from "vitest";
import { COLOURS } from "@tablee/shared/board/types";
import type { Colour } from "@tablee/shared/board/types";

/** None looks like the signs of knowledge. */
const SIGNS: Readonly<Record<Colour, object>> = {
  straw: wheat,
  apricot: citrus,
  rose: flower,
  lilac: clover,
  sky: cloud,
  mint: leaf,
};

type Node = readonly [name: string, attributes: Readonly<Record<string, string>>];

/** Beside its component each file of the library has what it draws, which its types leave out. */
function nodesOf(icon: object): readonly Node[] {
  for (const one of Object.values(icon) as { readonly node?: readonly Node[] }[]) if (one.node) return one.node;
  throw new Error("the library keeps what it draws elsewhere");
}

function drawn(icon: object, at: number): string {
  const parts = nodesOf(icon).map(([name, attributes]) => {
    const written = Object.entries(attributes).filter(([key]) => key !== "key");
    return `<${name}${written.map(([key, value]) => ` ${key}="${value}"`).join("")}/>`;
  });
  return `<g transform="translate(${at * 24})">${parts.join("")}</g>\n`;
}

/** All six in a row, in the order of the colours, as card.css counts them. */
function row(ink: string): string {
  const signs = COLOURS.map((colour, at) => drawn(SIGNS[colour], at)).join("");
  const pen = `fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="144" height="24" ${pen}>\n${signs}</svg>\n`;
}

test("CAN125 the signs of the six colours are those of the library, in ink for light and for dark", async () => {
  await expect(row("#43464d")).toMatchFileSnapshot("./signs-on-light.svg");
  await expect(row("#cac9c6")).toMatchFileSnapshot("./signs-on-dark.svg");
});
