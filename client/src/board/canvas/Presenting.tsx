import { useEffect, useRef } from "react";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Shape } from "@tablee/shared/board/types";
import { announceNow } from "../../a11y/announce.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { endPresenting, framesOf, stepFrame } from "../actions/present.ts";
import type { Workspace } from "../workspace.ts";
import { useBoard, useWorkspace } from "../workspace-context.ts";

/** Above the frame. */
const TITLE_PX = 36;

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** One frame at a time, with its place among all: by the buttons, by the keys of a pointer for slides, until Escape. */
export function Presenting() {
  const ws = useWorkspace();
  const frame = useStore(ws.presenting, (state) => state.frame);
  // Frames come, go and change places while they are presented.
  useBoard(({ board }) => board.shapes);
  if (frame === null) return null;
  const frames = framesOf(ws);
  const at = frames.findIndex(({ id }) => id === frame);
  const shown = frames[at];
  return shown ? <Presented ws={ws} shown={shown} at={at} count={frames.length} /> : <Gone ws={ws} />;
}

/** The frame was deleted: on to another, or to an end. */
function Gone({ ws }: { readonly ws: Workspace }) {
  useEffect(() => {
    const [first] = framesOf(ws);
    ws.presenting.setState({ frame: first?.id ?? null });
  }, [ws]);
  return null;
}

interface PresentedProps {
  readonly ws: Workspace;
  readonly shown: Shape;
  readonly at: number;
  readonly count: number;
}

function Presented({ ws, shown, at, count }: PresentedProps) {
  const { t } = useTranslation("draw");
  const bar = useRef<HTMLDivElement>(null);
  const title = shown.text.trim() || t("noTitle");
  const place = t("frameOf", { at: at + 1, count });
  useEffect(() => {
    const { rect } = shown;
    ws.camera.goTo({ ...rect, y: rect.y - TITLE_PX, h: rect.h + TITLE_PX });
  }, [ws, shown]);
  useEffect(() => announceNow(`${place}, ${title}`), [place, title]);
  useEffect(() => {
    bar.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
    return () => document.querySelector<HTMLElement>(".canvas-surface")?.focus();
  }, []);
  useKeys(ws);
  return (
    <Toolbar ref={bar} className="canvas-presenting" aria-label={t("presenting")}>
      <IconButton
        label={t("previousFrame")}
        icon={ChevronLeft}
        isDisabled={at === 0}
        onPress={() => stepFrame(ws, -1)}
      />
      <span className="canvas-presenting-words">
        <b dir="auto">{title}</b> <span>{place}</span>
      </span>
      <IconButton
        label={t("nextFrame")}
        icon={ChevronRight}
        isDisabled={at === count - 1}
        onPress={() => stepFrame(ws, 1)}
      />
      <IconButton label={t("endPresenting")} icon={X} onPress={() => endPresenting(ws)} />
    </Toolbar>
  );
}

/** Before anything else hears them: they mean frames now, wherever the focus is. */
function useKeys(ws: Workspace): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (isHeld || document.querySelector("[role=dialog]")) return;
      if (event.key === "Escape") endPresenting(ws);
      else if (step !== undefined) stepFrame(ws, step);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, [ws]);
}
