import { Suspense, useRef, useState } from "react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Point } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { later } from "../../ui/later.ts";
import { rectOfThing } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";
import { useBoard, useEmptyWord, useWorkspace } from "../workspace-context.ts";
import { ToolColumn, ZoomBar } from "./CanvasBars.tsx";
import { CanvasCards } from "./CanvasCards.tsx";
import { CanvasGround } from "./CanvasGround.tsx";
import type { MenuWish } from "./CanvasMenu.tsx";
import { ContextBar } from "./ContextBar.tsx";
import { ChoiceFrame } from "./ChoiceFrame.tsx";
import { useLookedFor } from "../find/use-looked-for.ts";
import { FarPicture } from "./FarPicture.tsx";
import type { Pressed } from "./hands.ts";
import { Minimap } from "./Minimap.tsx";
import { RemoteLayer } from "./RemoteLayer.tsx";
import { cardUnder } from "./targets.ts";
import { useCamera } from "./use-camera.ts";
import { useHands } from "./use-hands.ts";
import "./canvas.css";
import "./canvas-handles.css";
import "./canvas-bars.css";
import "./choice.css";
import "./drawings/drawing.css";

const CanvasDrawings = later(async () => (await import("./drawings/CanvasDrawings.tsx")).CanvasDrawings);
const Presenting = later(async () => (await import("./Presenting.tsx")).Presenting);

const FindBar = later(async () => (await import("../find/FindBar.tsx")).FindBar);
const CanvasMenu = later(async () => (await import("./CanvasMenu.tsx")).CanvasMenu);

export function CanvasView() {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const isEmpty = useBoard((state) => state.board.cards.size + state.board.shapes.size === 0);
  const emptyWord = useEmptyWord();
  const { tool, from } = useStore(ws.tool);
  const minimap = useStore(ws.prefs, (state) => state.minimap);
  const isLookedFor = useLookedFor();
  const isPresenting = useStore(ws.presenting, (state) => state.frame !== null);
  const [menu, setMenu] = useState<MenuWish | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const shape = useRef<HTMLDivElement>(null);
  const line = useRef<SVGPathElement>(null);
  const dots = useRef<HTMLDivElement>(null);
  const extent = useRef<HTMLDivElement>(null);
  useCamera(ws, { frame, layer, dots, extent });
  useHands({
    frame,
    layer,
    shape,
    line,
    openMenu: (id) => setMenu({ ids: chosenOr(ws, id), at: footOf(ws, id) }),
    openMenuAt: (pressed) => frame.current && setMenu(menuAt(ws, frame.current, pressed)),
  });
  return (
    <div
      className="canvas"
      ref={frame}
      data-tool={tool}
      data-linking={from !== null}
      data-presenting={isPresenting || undefined}
    >
      <Help />
      <ToolColumn />
      <div className="canvas-surface" role="group" aria-label={t("canvas")} tabIndex={-1}>
        <div className="canvas-layer" ref={layer}>
          <div className="canvas-dots" ref={dots} aria-hidden />
          <div className="canvas-extent" ref={extent} aria-hidden />
          <CanvasGround />
          <Drawings />
          <FarPicture />
          <CanvasCards />
          <ChoiceFrame />
          <InHand line={line} shape={shape} />
          <RemoteLayer />
        </div>
      </div>
      <Suspense fallback={null}>{isLookedFor && <FindBar />}</Suspense>
      {isEmpty && <p className="canvas-empty">{t(emptyWord)}</p>}
      <ToolHint />
      <ContextBar />
      {minimap && <Minimap />}
      <ZoomBar />
      {isPresenting && <Suspense fallback={null}>{<Presenting />}</Suspense>}
      <Suspense fallback={null}>{menu && <CanvasMenu {...menu} onClose={() => setMenu(null)} />}</Suspense>
    </div>
  );
}

/** What a hand draws before it is there: a link that is pulled, a rectangle. */
function InHand({
  line,
  shape,
}: {
  readonly line: RefObject<SVGPathElement | null>;
  readonly shape: RefObject<HTMLDivElement | null>;
}) {
  return (
    <>
      <svg className="canvas-pull" aria-hidden>
        <path ref={line} />
      </svg>
      <div className="canvas-shape" ref={shape} data-unzoomed hidden aria-hidden />
    </>
  );
}

/** Only where something is drawn: what draws it is no part of what must come first. */
function Drawings() {
  const hasShapes = useBoard((state) => state.board.shapes.size > 0);
  return hasShapes ? <Suspense fallback={null}>{<CanvasDrawings />}</Suspense> : null;
}

function chosenOr(ws: Workspace, id: CardId | null): readonly CardId[] {
  const chosen = [...ws.selection.getState().ids];
  return chosen.length === 0 && id ? [id] : chosen;
}

/** Asked for by the other button or a finger that rests: about what lies there. */
function menuAt(ws: Workspace, frame: HTMLElement, { target, clientX, clientY }: Pressed): MenuWish {
  const box = frame.getBoundingClientRect();
  const at = { x: clientX - box.left, y: clientY - box.top };
  const id = cardUnder(ws, target, () => ws.camera.toBoard(at));
  return { ids: id === null ? [] : chosenOr(ws, id), at };
}

/** Where a menu asked for by key opens: at the foot of the card, or in the middle of the view. */
function footOf(ws: Workspace, id: CardId | null): Point {
  const { x, y, zoom, screen } = ws.camera.state.getState();
  const of = id ?? chosenOr(ws, id)[0];
  const rect = of ? rectOfThing(ws, of) : undefined;
  if (!rect) return { x: screen.w / 2, y: screen.h / 2 };
  return { x: (rect.x + 24) * zoom + x, y: (rect.y + rect.h) * zoom + y };
}

/** Which keys do what, for whoever hears the canvas. */
function Help() {
  const { t } = useTranslation("board");
  return (
    <p className="ui-hidden" id="canvas-help">
      {t("canvasHelp")}
    </p>
  );
}

/** What the tool in hand waits for, in words. */
function ToolHint() {
  const { t } = useTranslation("canvas");
  const { tool, from } = useStore(useWorkspace().tool);
  if (tool === "select" || tool === "hand") return null;
  const key = tool === "connect" ? (from === null ? "connectFirst" : "connectSecond") : tool;
  return <output className="canvas-hint">{t(`hints.${key}`)}</output>;
}
