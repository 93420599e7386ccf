import { Suspense, useEffect } from "react";
import { useStore } from "zustand";
import type { Shape, Size } from "@tablee/shared/board/types";
import { ImageFace } from "../../images/ImageFace.tsx";
import { later } from "../../../ui/later.ts";
import { bringFreehand, freehand } from "./freehand.ts";
import { boxPath, headPath, linePath, localPoints } from "./shape-path.ts";
import { StampLetter } from "../../stamps/StampLetter.tsx";

/** What is drawn of a shape, without its words. Stretched with its element, so that a pull on its corner shows at once. */
export function ShapePicture({ shape }: { readonly shape: Shape }) {
  const { kind, rect, stamp } = shape;
  if (kind === "text") return null;
  if (kind === "stamp") return <Stamp stamp={stamp ?? ""} size={rect} />;
  if (kind === "image")
    return (
      <span className="drawing-image drawing-solid">
        <ImageFace shape={shape} side={Math.max(rect.w, rect.h)} />
      </span>
    );
  return (
    <svg className="drawing-picture" viewBox={`0 0 ${rect.w} ${rect.h}`} preserveAspectRatio="none" aria-hidden>
      {kind === "ink" && <Ink shape={shape} />}
      {kind === "arrow" && <Arrow shape={shape} />}
      {kind !== "ink" && kind !== "arrow" && (
        <path
          className={kind === "frame" ? "drawing-line drawing-frame" : "drawing-line drawing-box"}
          d={boxPath(kind, rect) ?? ""}
        />
      )}
      {kind === "frame" && <path className="drawing-hit" d={boxPath(kind, rect) ?? ""} />}
    </svg>
  );
}

/** The set of pictograms comes with the first of them; until then it is what the device has. */
const StampPicture = later(async () => (await import("../../stamps/StampPicture.tsx")).StampPicture);

function Stamp(props: { readonly stamp: string; readonly size: Size }) {
  return (
    <Suspense fallback={<StampLetter {...props} />}>
      <StampPicture {...props} />
    </Suspense>
  );
}

function Ink({ shape }: { readonly shape: Shape }) {
  const outline = useStore(freehand, (state) => state.outline);
  useEffect(bringFreehand, []);
  const points = localPoints(shape);
  const line = linePath(points);
  return (
    <>
      <path className="drawing-hit" d={line} />
      {outline ? <path className="drawing-ink" d={outline(points)} /> : <path className="drawing-line" d={line} />}
    </>
  );
}

function Arrow({ shape }: { readonly shape: Shape }) {
  const points = localPoints(shape);
  const line = linePath(points);
  return (
    <>
      <path className="drawing-hit" d={line} />
      <path className="drawing-line" d={line + headPath(points)} />
    </>
  );
}
