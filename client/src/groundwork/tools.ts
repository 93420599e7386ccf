import { Drama, ListChecks, MoveRight } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { Checklist, useChecklistState } from "./checklist/Checklist.tsx";
import { FromTo, useFromToState } from "./from-to/FromTo.tsx";
import { Situations, useSituationsState } from "./situations/Situations.tsx";
import type { ToolId } from "./tool-ids.ts";

/**
 * What people make ready for a training, one tool a row, in the order of the list. Its name and the line under it stand in
 * `words/groundwork.ts` under its id; what it is made of lies in a folder of its own.
 */
export interface Tool {
  readonly id: ToolId;
  readonly icon: LucideIcon;
  /** The whole of it, drawn under its title. */
  readonly Body: ComponentType;
  /** How far it is, in a few words; null says nothing. */
  readonly useState?: () => string | null;
}

export const TOOLS: readonly Tool[] = [
  { id: "checklist", icon: ListChecks, Body: Checklist, useState: useChecklistState },
  { id: "situations", icon: Drama, Body: Situations, useState: useSituationsState },
  { id: "fromTo", icon: MoveRight, Body: FromTo, useState: useFromToState },
];
