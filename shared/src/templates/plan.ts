import type { Kind, Rect, Section } from "../board/types.ts";
import type { Gate, ReadyRule } from "../session/types.ts";
import type { TemplateName } from "./names.ts";

/** What a template is made of. Words in both languages; a board is opened in one. */

export type Words = Readonly<Record<"fr" | "en", string>>;

export interface ZonePlan {
  /** The plan’s own word for it, as a phase has one; without, an area is named by nobody but its title. */
  readonly id?: string;
  readonly title: Words;
  readonly section: Section | null;
  readonly kind?: Kind;
  readonly rect: Rect;
}

export interface PhasePlan {
  readonly id: string;
  readonly name: Words;
  readonly purpose: Words;
  readonly minutes: number;
  readonly gate: Gate;
  readonly readyRule: ReadyRule;
}

export interface Template {
  readonly name: TemplateName;
  readonly zones: readonly ZonePlan[];
  readonly phases: readonly PhasePlan[];
  /** People tell what they lived: the table is kept for so many days after its closing, unless somebody says otherwise. */
  readonly keptDays?: number;
}

/** Two cards wide, and side by side: a full area grows downwards, where nothing is in its way. */
const COLUMN = { w: 456, h: 720 };
const GAP = 24;

function column(index: number): Rect {
  return { x: index * (COLUMN.w + GAP), y: 0, ...COLUMN };
}

export function columns(
  ...titles: readonly (Words & Pick<Partial<ZonePlan>, "id" | "section" | "kind">)[]
): ZonePlan[] {
  return titles.map(({ fr, en, section = null, ...rest }, index) => ({
    title: { fr, en },
    section,
    ...rest,
    rect: column(index),
  }));
}

/** The group that speaks first says when the table goes on: most of it, so that one lost connection holds up nobody. */
export function phase(
  id: string,
  minutes: number,
  { name, purpose, gate = "open" }: { readonly name: Words; readonly purpose: Words; readonly gate?: Gate },
): PhasePlan {
  return { id, minutes, name, purpose, gate, readyRule: gate === "experience-first" ? "majority" : "none" };
}
