import { NotebookPen } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { MinePart } from "./mine/MinePart.tsx";
import { useMineState } from "./mine/use-mine-state.ts";
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

export const TOOLS: readonly Tool[] = [{ id: "mine", icon: NotebookPen, Body: MinePart, useState: useMineState }];
