import { Landmark, MessagesSquare, Scale } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { DuoTool } from "./pairing/DuoTool.tsx";
import { SelfCheckTool } from "./pairing/SelfCheckTool.tsx";
import { useDuoState } from "./pairing/use-duo-state.ts";
import { SupportTool } from "./support/SupportTool.tsx";
import { useSupportState } from "./support/use-support.ts";
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
  { id: "support", icon: Landmark, Body: SupportTool, useState: useSupportState },
  { id: "duo", icon: MessagesSquare, Body: DuoTool, useState: useDuoState },
  { id: "selfCheck", icon: Scale, Body: SelfCheckTool },
];
