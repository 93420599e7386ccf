import type { Size } from "@tablee/shared/board/types";
import "./stamps.css";

export interface StampProps {
  readonly stamp: string;
  readonly size: Size;
}

const FILLED = 0.82;

/** The character itself, as the device draws it. */
export function StampLetter({ stamp, size: { w, h } }: StampProps) {
  return (
    <span className="stamp-drawn drawing-solid" style={{ fontSize: Math.min(w, h) * FILLED }} aria-hidden>
      {stamp}
    </span>
  );
}
