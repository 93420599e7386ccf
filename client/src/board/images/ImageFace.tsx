import { useEffect, useState } from "react";
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
  /** How long its longer side is on the screen. */
  readonly px: number;
}

/** Above it the small one would be soft; while the zoom goes to and fro between the two, nothing is fetched anew. */
const SHARP_TO = IMAGE_SMALL_SIDE_MAX_PX * 1.2;

/** The picture itself: from the server, or meanwhile from this device; else a place that says what is missing. */
export function ImageFace({ shape, px }: ImageFaceProps) {
  const { t } = useTranslation("images");
  const ws = useWorkspace();
  const waiting = useStore(ws.images.state, (state) => state.waiting.get(shape.id));
  const isSmall = useSmall(px * devicePixelRatio);
  const isReached = useStore(ws.table.sync.state, ({ status }) => status.kind === "saved");
  const [failed, setFailed] = useState<string | null>(null);
  const { file, text } = shape;
  // What could not be had without a network may be there now.
  useEffect(() => {
    if (isReached) setFailed(null);
  }, [isReached]);
  if (file === null && waiting) return <img className="image-face" src={waiting.preview} alt={text} draggable={false} />;
  if (file === null || failed === file)
    return (
      <span className="image-missing">
        <ImageOff className="ui-icon" size={28} aria-hidden />
        <span>{t(file === null ? "coming" : "missing")}</span>
        {text !== "" && <span className="image-missing-words">{text}</span>}
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
      onError={() => setFailed(file)}
    />
  );
}

function useSmall(px: number): boolean {
  const [isSmall, setSmall] = useState(px <= SHARP_TO);
  const next = px <= IMAGE_SMALL_SIDE_MAX_PX || (isSmall && px <= SHARP_TO);
  if (next !== isSmall) setSmall(next);
  return next;
}
