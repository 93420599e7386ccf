import {
  CalendarClock,
  BookText,
  Drama,
  FileOutput,
  Grid2x2,
  HeartHandshake,
  Landmark,
  Library,
  ListChecks,
  MessagesSquare,
  MoveRight,
  NotebookPen,
  Replace,
  ScrollText,
  Scale,
  Signpost,
  UsersRound,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { later } from "../ui/later.ts";
import { useLedgerState } from "./ledger/use-ledger-state.ts";
import { usePublicationState } from "./publication/use-publication.ts";
import { useReportState } from "./report/use-report.ts";
import { Checklist, useChecklistState } from "./checklist/Checklist.tsx";
import { useCrossingState } from "./crossing/use-crossing.ts";
import { FromTo, useFromToState } from "./from-to/FromTo.tsx";
import { useLeversState } from "./levers/use-levers.ts";
import { useMineState } from "./mine/use-mine-state.ts";
import { DuoTool } from "./pairing/DuoTool.tsx";
import { SelfCheckTool } from "./pairing/SelfCheckTool.tsx";
import { useDuoState } from "./pairing/use-duo-state.ts";
import { usePlayersState } from "./players/use-families.ts";
import { usePowerState } from "./power/use-power.ts";
import { useProgrammeState } from "./programme/use-programme.ts";
import { useShelfState } from "./shelf/use-shelf.ts";
import { Situations, useSituationsState } from "./situations/Situations.tsx";
import { Practices, usePracticesState } from "./practices/Practices.tsx";
import { SupportTool } from "./support/SupportTool.tsx";
import { useSupportState } from "./support/use-support.ts";
import type { ToolId } from "./tool-ids.ts";

const Players = later(async () => (await import("./players/Players.tsx")).Players);
const Crossing = later(async () => (await import("./crossing/Crossing.tsx")).Crossing);
const Levers = later(async () => (await import("./levers/Levers.tsx")).Levers);
const Shelf = later(async () => (await import("./shelf/Shelf.tsx")).Shelf);
const Power = later(async () => (await import("./power/Power.tsx")).Power);
const Programme = later(async () => (await import("./programme/Programme.tsx")).Programme);
const Report = later(async () => (await import("./report/ReportTool.tsx")).ReportTool);
const Publication = later(async () => (await import("./publication/PublicationTool.tsx")).PublicationTool);
const Ledger = later(async () => (await import("./ledger/LedgerTool.tsx")).LedgerTool);
const Mine = later(async () => (await import("./mine/MinePart.tsx")).MinePart);

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
  { id: "players", icon: UsersRound, Body: Players, useState: usePlayersState },
  { id: "duo", icon: MessagesSquare, Body: DuoTool, useState: useDuoState },
  { id: "selfCheck", icon: HeartHandshake, Body: SelfCheckTool },
  { id: "checklist", icon: ListChecks, Body: Checklist, useState: useChecklistState },
  { id: "crossing", icon: Grid2x2, Body: Crossing, useState: useCrossingState },
  { id: "levers", icon: Scale, Body: Levers, useState: useLeversState },
  { id: "situations", icon: Drama, Body: Situations, useState: useSituationsState },
  { id: "practices", icon: Replace, Body: Practices, useState: usePracticesState },
  { id: "fromTo", icon: MoveRight, Body: FromTo, useState: useFromToState },
  { id: "shelf", icon: Library, Body: Shelf, useState: useShelfState },
  { id: "power", icon: Signpost, Body: Power, useState: usePowerState },
  { id: "programme", icon: CalendarClock, Body: Programme, useState: useProgrammeState },
  { id: "report", icon: ScrollText, Body: Report, useState: useReportState },
  { id: "publication", icon: BookText, Body: Publication, useState: usePublicationState },
  { id: "ledger", icon: FileOutput, Body: Ledger, useState: useLedgerState },
  { id: "mine", icon: NotebookPen, Body: Mine, useState: useMineState },
];
