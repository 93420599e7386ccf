import { networkCalls, structureLocked, unclustered, viewFollows, visible } from "./at-the-table.ts";
import {
  cards,
  converged,
  everyCardInOutline,
  lostCards,
  originalWordsKept,
  outlineEqualsCanvas,
  traceable,
  zoneCount,
} from "./board.ts";
import { anonymous, evaluationCount, parity } from "./evaluating.ts";
import type { Judge } from "./judge.ts";
import { code, dragNotNeeded, presenceCount, serverRejects } from "./people.ts";

/** Every expectation that the replayer can judge. A name that is not here is unknown, and fails the run. */
export const JUDGES: Readonly<Record<string, Judge>> = {
  converged,
  lostCards,
  cards,
  outlineEqualsCanvas,
  everyCardInOutline,
  zoneCount,
  originalWordsKept,
  visible,
  traceable,
  presenceCount,
  code,
  dragNotNeeded,
  serverRejects,
  anonymous,
  evaluationCount,
  parity,
  structureLocked,
  unclustered,
  viewFollows,
  networkCalls,
};
