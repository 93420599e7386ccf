import {
  BookOpenText,
  CalendarClock,
  CircleSlash2,
  Eye,
  HeartHandshake,
  Layers,
  Smartphone,
  Undo2,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { OwnAccord } from "@tablee/shared/session/accords";

/** The paragraphs of the page, in their order, each with its picture. Words: `accords:text.<id>`, a sentence a line. */
export const PARAGRAPHS = [
  { id: "what", icon: BookOpenText },
  { id: "who", icon: Eye },
  { id: "levels", icon: Layers },
  { id: "no", icon: CircleSlash2 },
  { id: "back", icon: Undo2 },
  { id: "device", icon: Smartphone },
  { id: "time", icon: CalendarClock },
  { id: "help", icon: HeartHandshake },
] as const satisfies readonly { readonly id: string; readonly icon: LucideIcon }[];
export type ParagraphId = (typeof PARAGRAPHS)[number]["id"];

/** What holds now of what one person said. */
export function lastOf(accords: readonly OwnAccord[], person: number, what: OwnAccord["what"]): OwnAccord | undefined {
  return accords.findLast((one) => one.person === person && one.what === what);
}
