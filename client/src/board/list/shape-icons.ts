import { Circle, Diamond, Frame, Image, MoveUpRight, PenLine, Smile, Square, Type } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ShapeKind } from "@tablee/shared/board/types";

export const SHAPE_ICONS: Readonly<Record<ShapeKind, LucideIcon>> = {
  ink: PenLine,
  rectangle: Square,
  ellipse: Circle,
  diamond: Diamond,
  arrow: MoveUpRight,
  text: Type,
  stamp: Smile,
  image: Image,
  frame: Frame,
};
