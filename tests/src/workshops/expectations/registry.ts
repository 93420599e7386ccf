import {
  networkCalls,
  thirdPartyRequests,
  structureLocked,
  unclustered,
  viewFollows,
  visible,
} from "./at-the-table.ts";
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
import { createdFrom, transport, unsentShown } from "./devices.ts";
import { trend } from "./comparing.ts";
import { announced, baton, batonPending, mirrorIsOurs, phaseMayAdvance } from "./duo.ts";
import { exportContainsOriginal, noPersonalDataInExport, sheetValid, sheetWarning } from "./documents.ts";
import { anonymous, evaluationCount, parity, reflow } from "./evaluating.ts";
import { decisionsHaveOwnerAndDate, history, obstaclesOpen, status } from "./items.ts";
import { signatures, strongObjectionBlocks } from "./power.ts";
import { byWhat } from "./judge.ts";
import type { Judge } from "./judge.ts";
import { code, dragNotNeeded, presenceCount, serverRejects } from "./people.ts";
import { exportExcludes, exportIncludes, exportLedger } from "./leaving.ts";
import { noBytes } from "./nothing-left.ts";
import { allTimersPaused, canStillParticipate, consentLogMinimal, consentReceipt, noAttribution } from "./safety.ts";
import { defaultConsent, derivationRecorded, derivedFlagged, hostCannotRead, showsOnlyOwn } from "./stories.ts";
import { ballots, noVoterIdentity, talliesHidden, tallySum } from "./voting.ts";
import { carriedOver, nextSessionCarries } from "./series.ts";

/** Every expectation that the replayer can judge. A name that is not here is unknown, and fails the run. */
export const JUDGES: Readonly<Record<string, Judge>> = {
  converged,
  lostCards,
  cards,
  outlineEqualsCanvas,
  everyCardInOutline,
  zoneCount,
  originalWordsKept,
  visible: byWhat({ duoMirror: mirrorIsOurs }, visible),
  traceable,
  sheetWarning,
  sheetValid,
  exportContainsOriginal,
  noPersonalDataInExport,
  presenceCount,
  code,
  dragNotNeeded,
  serverRejects,
  anonymous,
  evaluationCount,
  parity,
  reflow,
  batonPending,
  baton,
  phaseMayAdvance,
  announced,
  structureLocked,
  unclustered,
  viewFollows,
  networkCalls,
  talliesHidden,
  ballots,
  tallySum,
  noVoterIdentity,
  history,
  status,
  obstaclesOpen,
  decisionsHaveOwnerAndDate,
  transport,
  createdFrom,
  unsentShown,
  carriedOver,
  nextSessionCarries,
  trend,
  defaultConsent,
  consentReceipt,
  canStillParticipate,
  hostCannotRead,
  allTimersPaused,
  noAttribution,
  derivationRecorded,
  derivedFlagged,
  noBytes,
  showsOnlyOwn,
  consentLogMinimal,
  strongObjectionBlocks,
  signatures,
  exportExcludes,
  exportIncludes,
  exportLedger,
  thirdPartyRequests,
};
