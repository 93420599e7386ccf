import { Image } from "lucide-react";
import type { Shape } from "@tablee/shared/board/types";

/** The place of an image, whose file is not here. */
export function ShapeImage({ shape: { text } }: { readonly shape: Shape }) {
  return (
    <span className="drawing-image drawing-solid">
      <Image className="ui-icon" size={28} aria-hidden />
      <span dir="auto">{text}</span>
    </span>
  );
}
