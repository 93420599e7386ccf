import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Hand } from "@tablee/shared/board/hand";
import { newId } from "../new-id.ts";
import type { CardId, GroupId, LinkId, MemberId, ShapeId, ZoneId } from "@tablee/shared/ids";
import type { Point } from "@tablee/shared/board/types";
import type { View } from "@tablee/shared/presence/presence";
import type { OpenedTable } from "../table.ts";
import { createCamera } from "./canvas/camera.ts";
import type { Camera } from "./canvas/camera.ts";
import { Scene } from "./canvas/scene.ts";
import { ShapeScene } from "./canvas/shape-scene.ts";
import { createDrift } from "./canvas/drift.ts";
import type { DriftStore } from "./canvas/drift.ts";
import { createFaces } from "./card-faces.ts";
import type { Faces } from "./card-faces.ts";
import { followChanges } from "./changes/changes-store.ts";
import type { ChangesStore } from "./changes/changes-store.ts";
import { closePast } from "./past/past.ts";
import type { PastState } from "./past/past.ts";
import { followBoard } from "./board-store.ts";
import { keepApart } from "./laid.ts";
import type { Guide } from "@tablee/shared/board/snap";
import { followFound } from "./find/found.ts";
import type { Found, FoundStore } from "./find/found.ts";
import type { LaidStore } from "./laid.ts";
import type { BoardState } from "./board-store.ts";
import { createPost } from "./images/image-post.ts";
import type { ImagePost } from "./images/image-post.ts";
import { createListLook } from "./list/list-look.ts";
import type { ListLook } from "./list/list-look.ts";
import { createSheets } from "./sheets.ts";
import type { Sheets } from "./sheets.ts";
import { createShapeFaces } from "./shape-faces.ts";
import type { ShapeFaces } from "./shape-faces.ts";
import { followTyping } from "./typing.ts";
import { createUndo } from "./undo.ts";
import { createVoting } from "./voting/voting.ts";
import type { Voting } from "./voting/voting.ts";
import type { Undo } from "./undo.ts";

/** One opened table as the views use it: what is shown, what is chosen, and the hand that writes. */

export type PanelName =
  | "lead"
  | "people"
  | "invite"
  | "help"
  | "changes"
  | "versions"
  | "votes"
  | "sheet"
  | "specifications"
  | "groundwork"
  | "stories"
  | "glossary"
  | "together"
  | "evaluation"
  | "details"
  | "mySheet";

export interface Prefs {
  readonly view: View;
  readonly split: boolean;
  readonly panel: PanelName | null;
  readonly showCursors: boolean;
  readonly minimap: boolean;
  /** The field that searches is open over the canvas. */
  readonly finding: boolean;
  /** On a phone the list shows one area at a time: this one, else the first. */
  readonly area: ZoneId | "outside" | null;
}

/** Cards and shapes together. */
export interface Selection {
  readonly ids: ReadonlySet<CardId>;
  readonly editing: CardId | null;
  /** Put down just now, and still without words. */
  readonly fresh: CardId | null;
  /** One link, chosen by itself: never together with cards. */
  readonly link: LinkId | null;
}

/** What the menu of the table opens. */
export type TableDialog =
  | "me"
  | "myLink"
  | "second"
  | "settings"
  | "save"
  | "bring"
  | "goal"
  | "rules"
  | "brake"
  | "answerBrake"
  | "summon"
  | "close"
  | "memory"
  | "rehearse"
  | "keepTemplate"
  | "dictate"
  | "accords";

/** A board or a sheet of another program, to be seen before it is put down. */
export interface Pasted {
  readonly text: string;
  /** Rows with tabs between their cells. */
  readonly isSheet: boolean;
}

/** What a dialogue asks, and about what. */
export type Ask =
  | { readonly kind: "table"; readonly dialog: TableDialog }
  | {
      readonly kind: "moveTo" | "nameGroup" | "look" | "addSource" | "link" | "palette" | "react" | "fromStory";
      readonly ids: readonly CardId[];
    }
  | { readonly kind: "goToArea" }
  | { readonly kind: "stamp"; readonly by: "pointer" | "keys" }
  | { readonly kind: "zone"; readonly zone: ZoneId | null }
  | { readonly kind: "renameGroup"; readonly group: GroupId }
  | { readonly kind: "editLink"; readonly link: LinkId }
  | { readonly kind: "bring"; readonly pasted: Pasted }
  | { readonly kind: "image"; readonly files: readonly File[]; readonly at: Point | null }
  | { readonly kind: "imageText"; readonly shape: ShapeId }
  | { readonly kind: "paste"; readonly lines: readonly string[]; readonly whole: string };

/** What the pointer does on the canvas. */
export const SHAPE_TOOLS = ["rectangle", "ellipse", "diamond", "arrow", "text", "frame", "stamp"] as const;
export type ShapeTool = (typeof SHAPE_TOOLS)[number];
export const TOOLS = ["select", "hand", "card", "connect", "zone", "pen", "eraser", ...SHAPE_TOOLS] as const;
export type Tool = (typeof TOOLS)[number];

export interface ToolState {
  readonly tool: Tool;
  /** Where a link being drawn starts. */
  readonly from: CardId | null;
  /** Each press adds to the choice, as with Shift: for who has no keys at hand. It ends with the choice. */
  readonly several: boolean;
  /** The character that the tool for stamps puts down. */
  readonly stamp: string;
}

export interface Workspace {
  readonly table: OpenedTable;
  readonly board: StoreApi<BoardState>;
  readonly selection: StoreApi<Selection>;
  readonly prefs: StoreApi<Prefs>;
  /** How the list is looked at; what is looked for, on the canvas too. */
  readonly list: StoreApi<ListLook>;
  readonly found: FoundStore;
  readonly ask: StoreApi<{ readonly open: Ask | null }>;
  readonly tool: StoreApi<ToolState>;
  readonly camera: Camera;
  readonly drift: DriftStore;
  /** The lines that what is held has come to rest on. */
  readonly guides: StoreApi<{ readonly shown: readonly Guide[] }>;
  readonly scene: Scene;
  readonly faces: Faces;
  readonly shapeScene: ShapeScene;
  readonly shapeFaces: ShapeFaces;
  /** The frame that is presented now. */
  readonly presenting: StoreApi<{ readonly frame: ShapeId | null }>;
  /** The elements of the cards and shapes on the canvas, for what moves them without rendering. */
  readonly mounted: Map<CardId, HTMLElement>;
  /** Who writes in which card now. */
  readonly typing: StoreApi<ReadonlyMap<CardId, MemberId>>;
  readonly undo: Undo;
  /** What was put down where the product chose, to step aside for what others put there at the same moment. */
  readonly laid: LaidStore;
  /** What others have changed since this person looked. */
  readonly changes: ChangesStore;
  /** The earlier state that is looked at in place of the board. */
  readonly past: StoreApi<PastState>;
  /** What is written for oneself alone, each person of the seat on a sheet of their own. */
  readonly sheets: Sheets;
  /** The ballot in hand, and what cards show of votes. */
  readonly voting: Voting;
  /** Pictures on their way from this device. */
  readonly images: ImagePost;
  /** May areas and groups change now? Before the first word of the server, and offline, yes; while the board is coming, no. */
  maySort(): boolean;
  hand(): Hand;
  close(): void;
}

/** As I am called now: the seat of an opened table stays as it came. */
export function myName({ table }: Pick<Workspace, "table">): string {
  return nameAt(table);
}

function nameAt({ seat, live }: Pick<OpenedTable, "seat" | "live">): string {
  const { id, name } = seat.member;
  return live.state.getState().people.get(id)?.name ?? name;
}

const PREFS: Prefs = {
  view: "canvas",
  split: false,
  panel: null,
  showCursors: true,
  minimap: false,
  finding: false,
  area: null,
};

function handOf({ sync, seat, live }: OpenedTable, origin: object): Hand {
  return {
    doc: sync.doc,
    by: seat.member.id,
    origin,
    newId,
    suffix: () => newId().slice(0, 3),
    now: () => Date.now(),
    name: () => nameAt({ seat, live }),
  };
}

/** Kept while the page is loaded again, for this document and this member. */
function undoOf({ sync, seat }: OpenedTable, origin: object, maySort: () => boolean): ReturnType<typeof createUndo> {
  const keep = { sync: sync.state, key: `${seat.sync.path}.${seat.member.id}`, newTab: newId };
  return createUndo({ doc: sync.doc, origin, maySort, keep });
}

/** What of the board is looked at, and how each thing in it looks. */
function shownOf(parts: {
  readonly board: StoreApi<BoardState>;
  readonly selection: StoreApi<Selection>;
  readonly typing: StoreApi<ReadonlyMap<CardId, MemberId>>;
  readonly found: StoreApi<Found>;
  readonly badges: Voting["badges"];
}): Pick<Workspace, "camera" | "drift" | "scene" | "faces" | "shapeScene" | "shapeFaces" | "close"> {
  const { board, selection } = parts;
  const camera = createCamera();
  const drift = createDrift();
  const scene = new Scene({ board, selection, camera, drift });
  const shapeScene = new ShapeScene({ board, selection, camera, drift, cards: scene.state });
  const [faces, shapeFaces] = [createFaces(parts), createShapeFaces(parts)];
  const close = (): void => {
    for (const part of [shapeScene, scene, faces, shapeFaces]) part.close();
  };
  return { camera, drift, scene, faces, shapeScene, shapeFaces, close };
}

/** Others see what is chosen and in which view; choosing one after the other ends when nothing is. */
function followChoice(
  { presence }: OpenedTable,
  { selection, prefs, tool }: Pick<Workspace, "selection" | "prefs" | "tool">,
): readonly (() => void)[] {
  return [
    selection.subscribe(({ ids }) => ids.size === 0 && tool.setState({ several: false })),
    selection.subscribe(({ ids, editing }) => presence.show({ selected: [...ids], typing: editing })),
    prefs.subscribe(({ view }) => presence.show({ view })),
  ];
}

function imagesOf(table: OpenedTable, boards: StoreApi<BoardState>): ImagePost {
  const { board, member } = table.seat;
  const hand = handOf(table, { member: member.id, does: "sending" });
  return createPost({ board: board.id, boards, sync: table.sync.state, hand });
}

function maySortAt({ sync, live }: OpenedTable): boolean {
  return sync.state.getState().ready && (live.state.getState().view?.me.access.structure ?? true);
}

/** What this page does now, and nobody else: nothing yet. */
function atRest(): Pick<Workspace, "ask" | "tool" | "guides" | "presenting" | "past" | "mounted"> {
  return {
    ask: createStore<{ open: Ask | null }>(() => ({ open: null })),
    tool: createStore<ToolState>(() => ({ tool: "select", from: null, several: false, stamp: "👍" })),
    guides: createStore<{ shown: readonly Guide[] }>(() => ({ shown: [] })),
    presenting: createStore<{ frame: ShapeId | null }>(() => ({ frame: null })),
    past: createStore<PastState>(() => ({ open: null })),
    mounted: new Map(),
  };
}

/** What goes on beside what is shown: cards step aside, changes are noted, pictures are sent, private sheets are open. */
function besideOf(
  table: OpenedTable,
  { board, hand }: { readonly board: StoreApi<BoardState>; readonly hand: Hand },
): Pick<Workspace, "laid" | "changes" | "images" | "sheets"> {
  const { doc, state } = table.sync;
  const { board: at, member } = table.seat;
  return {
    sheets: createSheets({ ...table, newId }),
    images: imagesOf(table, board),
    laid: keepApart({ doc, board, hand, isSaved: () => state.getState().status.kind === "saved" }),
    changes: followChanges({ doc, board, id: at.id, me: member.id, sync: state }),
  };
}

export function createWorkspace(table: OpenedTable): Workspace {
  const { doc } = table.sync;
  const store = followBoard(doc, table.sync.state);
  const origin = { member: table.seat.member.id };
  const maySort = (): boolean => maySortAt(table);
  const undo = undoOf(table, origin, maySort);
  const typing = followTyping(table.presence);
  const selection = createStore<Selection>(() => ({ ids: new Set(), editing: null, fresh: null, link: null }));
  const prefs = createStore<Prefs>(() => PREFS);
  const own = atRest();
  const list = createListLook();
  const found = followFound({ board: store.state, list });
  const voting = createVoting({ live: table.live, prefs });
  const seen = { board: store.state, selection, typing: typing.state, found: found.state, badges: voting.badges };
  const { close: closeShown, ...shown } = shownOf(seen);
  const stops = followChoice(table, { selection, prefs, tool: own.tool });
  const hand = handOf(table, origin);
  const beside = besideOf(table, { board: store.state, hand });
  return {
    table,
    board: store.state,
    selection,
    prefs,
    list,
    found,
    ...own,
    ...shown,
    ...beside,
    typing: typing.state,
    undo,
    voting,
    maySort,
    // Whoever takes the hand starts a new step: typing, which takes it once, stays together, and two acts never melt.
    hand: () => {
      undo.newStep();
      return hand;
    },
    close: () => {
      closePast(own);
      for (const stop of stops) stop();
      closeShown();
      const parts = [...Object.values(beside), voting, found, store, undo, typing, table.presence, table.live];
      for (const part of parts) part.close();
      void table.sync.close();
    },
  };
}
