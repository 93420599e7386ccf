import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ImageOff } from "lucide-react";
import type { Shape } from "@tablee/shared/board/types";
import { IMAGE_SMALL_SIDE_MAX_PX } from "@tablee/shared/limits";
import { useWorkspace } from "../workspace-context.ts";
import { imagesPath } from "./send.ts";
import "./images.css";

export interface ImageFaceProps {
  readonly shape: Pick<Shape, "id" | "file" | "text">;
  /** Of its longer side, in pixels of the board; `null`: it is shown small, whatever the zoom. */
  readonly side: number | null;
}

/** In pixels of the screen; drawn longer than this, the small one would be soft. */
const SMALL_TO_PX = IMAGE_SMALL_SIDE_MAX_PX * 1.2;

/** The picture itself: from the server, or meanwhile from this device; else a place that says what is missing. */
export function ImageFace({ shape, side }: ImageFaceProps) {
  const { t } = useTranslation("images");
  const ws = useWorkspace();
  const waiting = useStore(ws.images.state, (state) => state.waiting.get(shape.id));
  const isSmall = useStore(
    ws.camera.state,
    ({ zoom }) => side === null || side * zoom * devicePixelRatio <= SMALL_TO_PX,
  );
  const isThere = useStore(ws.table.sync.state, ({ status }) => status.kind === "saved" || status.kind === "sending");
  const { file, text } = shape;
  // What could not be had without a network may be had with one.
  const attempt = `${file} ${isThere}`;
  const [failed, setFailed] = useState<string | null>(null);
  if (file === null && waiting)
    return <img className="image-face" src={waiting.preview} alt={text} draggable={false} />;
  if (file === null || failed === attempt)
    return (
      // Why there is none is for the eye: whoever does not see it has its words, and misses nothing.
      <span className="image-missing" data-why={t(file === null ? "coming" : "missing")}>
        <ImageOff className="ui-icon" size={28} aria-hidden />
        {text !== "" && <span dir="auto">{text}</span>}
      </span>
    );
  return (
    <img
      className="image-face"
      src={`${imagesPath(ws.table.seat.board.id)}/${file}${isSmall ? "/small" : ""}`}
      alt={text}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailed(attempt)}
    />
  );
}
