import { Circle, Diamond, Eraser, Frame, MonitorPlay, MoveUpRight, Pen, Smile, Square, Type } from "lucide-react";
import type { ShapeTool, Workspace } from "../workspace.ts";
import { ask, takeTool } from "./action.ts";
import type { BoardAction, Said } from "./action.ts";
import { framesOf, present } from "./present.ts";
import { newShape } from "./shapes.ts";

/** What is drawn without a pointer, put in the middle of the view; and the tools that need one. */

function put(kind: Exclude<ShapeTool, "stamp">) {
  return (ws: Workspace): Said | void => newShape(ws, kind);
}

const onBoard = { on: "board", writes: "cards", section: "draw" } as const;
const onView = { on: "view", writes: "cards", section: "tool" } as const;

export const newShapeActions: readonly BoardAction[] = [
  { ...onBoard, id: "newRectangle", icon: Square, keys: "2", run: put("rectangle") },
  { ...onBoard, id: "newEllipse", icon: Circle, keys: "3", run: put("ellipse") },
  { ...onBoard, id: "newDiamond", icon: Diamond, keys: "4", run: put("diamond") },
  { ...onBoard, id: "newArrow", icon: MoveUpRight, keys: "5", run: put("arrow") },
  { ...onBoard, id: "newText", icon: Type, keys: "W", run: put("text") },
  { ...onBoard, id: "newFrame", icon: Frame, keys: "6", run: put("frame") },
  { ...onBoard, id: "newStamp", icon: Smile, keys: "7", run: (ws) => ask(ws, { kind: "stamp", by: "keys" }) },
];

export const drawingActions: readonly BoardAction[] = [
  { ...onView, id: "toolPen", icon: Pen, keys: "B", run: (ws) => takeTool(ws, "pen") },
  { ...onView, id: "toolEraser", icon: Eraser, keys: "E", run: (ws) => takeTool(ws, "eraser") },
  {
    on: "board",
    writes: null,
    section: "look",
    id: "present",
    icon: MonitorPlay,
    keys: "8",
    can: (ws) => framesOf(ws).length > 0,
    run: present,
  },
];
