import type { Action } from "./action.ts";
import { answerBrake, brake, closeBoard, dictate, postRules, react, readAloud, summon } from "./at-the-table.ts";
import { addCard, addFrameworkLine, cluster, moveCard, nameCluster, revealAll } from "./cards.ts";
import { compareSessions } from "./comparing.ts";
import { acceptBaton, duoMirror, handOver } from "./duo.ts";
import { exportAll, fillSheet } from "./documents.ts";
import { evaluate, openEvaluation, showParity } from "./evaluating.ts";
import { addStep, attachResource, challengeStatus, comment, commit, link, setStatus } from "./items.ts";
import { createBoard, join, netDrop, netRestore, openView, shareCode } from "./joining.ts";
import { check, confirmReady, extendTimer, giveFloor, raiseHand, setPhase, startTimer } from "./leading.ts";
import { checkIn, closeSession, openSession } from "./series.ts";
import { signProgramme, vote } from "./power.ts";
import { decline, pause, readAndConsent, resume, setSafeWord } from "./safety.ts";
import { decideDerived, keepPrivate, quote, readBack, shareStory, undo, withdrawStory } from "./stories.ts";
import { castVote, closeVote, startVote } from "./voting.ts";

/** Every action that the replayer can do. A name that is not here is unknown, and fails the run. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  createBoard,
  join,
  shareCode,
  openView,
  addCard,
  moveCard,
  cluster,
  nameCluster,
  addFrameworkLine,
  fillSheet,
  export: exportAll,
  revealAll,
  setPhase,
  startTimer,
  extendTimer,
  raiseHand,
  giveFloor,
  confirmReady,
  netDrop,
  netRestore,
  openEvaluation,
  evaluate,
  showParity,
  handOver,
  acceptBaton,
  duoMirror,
  postRules,
  brake,
  answerBrake,
  react,
  summon,
  readAloud,
  dictate,
  closeBoard,
  startVote,
  castVote,
  closeVote,
  setStatus,
  challengeStatus,
  link,
  comment,
  addStep,
  attachResource,
  commit,
  openSession,
  checkIn,
  closeSession,
  compareSessions,
  readAndConsent,
  decline,
  setSafeWord,
  pause,
  resume,
  shareStory,
  keepPrivate,
  quote,
  withdrawStory,
  decideDerived,
  undo,
  readBack,
  vote,
  signProgramme,
  check,
};
