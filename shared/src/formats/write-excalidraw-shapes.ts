import { drawnPoints } from "../board/stroke.ts";
import type { Rect, Shape } from "../board/types.ts";
import type { FileId } from "../ids.ts";
import { assertNever } from "../reply.ts";
import { OWN } from "./excalidraw-shapes.ts";

/** Our drawings as elements of Excalidraw. Each says what it is here, so that it comes back as that. */

type Values = Readonly<Record<string, unknown>>;

export interface Pen {
  element(id: string, type: string, values: Rect & Values): Values;
  /** A text that fills `at`; bound, when it has a container. */
  text(id: string, text: string, parts: { readonly at: Rect; readonly container: string | null } & Values): Values;
  /** The colour of the stroke, and of the ground. */
  colours(colour: string | null): { readonly strokeColor: string; readonly backgroundColor: string };
}

export function shapeElements(shape: Shape, pen: Pen): Values[] {
  const { id, kind, rect, text, colour, stamp, file } = shape;
  const textId = `${id}-text`;
  const { strokeColor, backgroundColor } = pen.colours(colour);
  const own = { customData: { [OWN]: kind }, locked: shape.locked, strokeColor };
  const bound = text === "" ? [] : [{ type: "text", id: textId }];
  const words = (): Values[] =>
    text === "" ? [] : [pen.text(textId, text, { at: rect, container: id, textAlign: "center", strokeColor })];
  switch (kind) {
    case "rectangle":
    case "ellipse":
    case "diamond":
      return [
        pen.element(id, kind, { ...rect, ...own, backgroundColor, strokeWidth: 2, boundElements: bound }),
        ...words(),
      ];
    case "arrow":
      return [pen.element(id, "arrow", { ...rect, ...own, ...line(shape), boundElements: bound }), ...words()];
    case "ink":
      return [pen.element(id, "freedraw", { ...rect, ...own, ...stroke(shape) })];
    case "text":
      return [pen.text(id, text, { at: rect, container: null, ...own })];
    case "stamp":
      return [
        pen.text(id, stamp ?? "", { at: rect, container: null, ...own, fontSize: Math.min(rect.w, rect.h) * 0.8 }),
      ];
    case "frame":
      return [pen.element(id, "frame", { ...rect, ...own, name: text })];
    case "image":
      return file === null ? [] : [image(shape, file, pen)];
    default:
      return assertNever(kind);
  }
}

/** From its first point, as points are counted there. */
function line(shape: Shape): Values & { readonly x: number; readonly y: number } {
  const points = drawnPoints(shape);
  const { x, y } = points[0] ?? shape.rect;
  return {
    x,
    y,
    points: points.map((point) => [point.x - x, point.y - y]),
    strokeWidth: 2,
    startBinding: null,
    endBinding: null,
    startArrowhead: null,
    endArrowhead: "arrow",
    elbowed: false,
  };
}

function stroke(shape: Shape): Values & { readonly x: number; readonly y: number } {
  const points = drawnPoints(shape);
  const { x, y } = points[0] ?? shape.rect;
  return {
    x,
    y,
    points: points.map((point) => [point.x - x, point.y - y]),
    pressures: points.map(({ pressure }) => pressure),
    simulatePressure: false,
    strokeWidth: 2,
  };
}

/** What is to be seen on it comes along too: Excalidraw has no place of its own for that. */
function image({ id, rect, text, locked }: Shape, file: FileId, pen: Pen): Values {
  return pen.element(id, "image", {
    ...rect,
    fileId: file,
    status: "saved",
    scale: [1, 1],
    locked,
    customData: { [OWN]: "image", text },
  });
}
