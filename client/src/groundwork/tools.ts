import { Grid2x2, Library, Scale, UsersRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { later } from "../ui/later.ts";
import { useCrossingState } from "./crossing/use-crossing.ts";
import { useLeversState } from "./levers/use-levers.ts";
import { usePlayersState } from "./players/use-families.ts";
import { useShelfState } from "./shelf/use-shelf.ts";
import type { ToolId } from "./tool-ids.ts";

const Players = later(async () => (await import("./players/Players.tsx")).Players);
const Crossing = later(async () => (await import("./crossing/Crossing.tsx")).Crossing);
const Levers = later(async () => (await import("./levers/Levers.tsx")).Levers);
const Shelf = later(async () => (await import("./shelf/Shelf.tsx")).Shelf);

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
  { id: "players", icon: UsersRound, Body: Players, useState: usePlayersState },
  { id: "crossing", icon: Grid2x2, Body: Crossing, useState: useCrossingState },
  { id: "levers", icon: Scale, Body: Levers, useState: useLeversState },
  { id: "shelf", icon: Library, Body: Shelf, useState: useShelfState },
];
