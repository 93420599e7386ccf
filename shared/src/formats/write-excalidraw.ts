import type { CardId, FileId, ZoneId } from "../ids.ts";
import { cardRect } from "../board/geometry.ts";
import { linkShape } from "../board/link-shape.ts";
import { PRESET_COLOURS } from "../board/types.ts";
import type { Card, Link, Rect, Shape, Zone } from "../board/types.ts";
import { isOver } from "../board/shape-layers.ts";
import { FILL } from "./fill.ts";
import { EDGE } from "./svg-parts.ts";
import { toJson } from "./to-json.ts";
import { wrapText } from "./wrap.ts";
import { shapeElements } from "./write-excalidraw-shapes.ts";

/** What goes out: cards, the areas that come with them, the links among all of these, and drawings. */
export interface Part {
  readonly cards: readonly Card[];
  readonly zones: readonly { readonly zone: Zone; readonly rect: Rect }[];
  readonly links: readonly Link[];
  /** In their order. */
  readonly shapes: readonly Shape[];
  /** Of the images among them, as `data:` addresses; one that is not there stays here. */
  readonly pictures: ReadonlyMap<FileId, string>;
}

const INK = "#1e1e1e";
const FONT_PX = 16;
const LINE_HEIGHT = 1.25;
/** Helvetica: the first of Excalidraw's that is read without effort. */
const FONT = 2;
const INSIDE_PX = 10;
const LABEL_PX = 160;

type Values = Readonly<Record<string, unknown>>;
type Id = CardId | ZoneId;

/** As Excalidraw itself puts what is chosen on the clipboard: a note is a rectangle and the text bound to it. */
export function writeExcalidraw(part: Part): string {
  const writer = new Writer(part);
  return toJson({ type: "excalidraw/clipboard", elements: writer.elements(), files: filesOf(part) });
}

function filesOf({ shapes, pictures }: Part): Readonly<Record<string, unknown>> {
  const named = new Set(shapes.flatMap(({ file }) => file ?? []));
  const files = [...pictures].flatMap(([id, dataURL]) => {
    const mimeType = /^data:([^;,]+)/.exec(dataURL)?.[1];
    return named.has(id) ? [[id, { id, mimeType, dataURL, created: 1, lastRetrieved: 1 }] as const] : [];
  });
  return Object.fromEntries(files);
}

class Writer {
  readonly #part: Part;
  readonly #rects: ReadonlyMap<Id, Rect>;
  readonly #frames: ReadonlySet<ZoneId | null>;
  /** The links at each end. */
  readonly #tied = new Map<Id, Link[]>();
  #count = 0;

  constructor(part: Part) {
    this.#part = part;
    this.#rects = new Map<Id, Rect>([
      ...part.cards.map((card) => [card.id, cardRect(card)] as const),
      ...part.zones.map(({ zone, rect }) => [zone.id, rect] as const),
    ]);
    this.#frames = new Set(part.zones.map(({ zone }) => zone.id));
    for (const link of part.links) {
      for (const end of [link.from, link.to]) {
        const tied = this.#tied.get(end);
        if (tied) tied.push(link);
        else this.#tied.set(end, [link]);
      }
    }
  }

  /** Frames stand after what lies in them. */
  elements(): Values[] {
    const { cards, zones, links, pictures } = this.#part;
    const shapes = this.#part.shapes.filter(({ kind, file }) => kind !== "image" || (file && pictures.has(file)));
    const drawn = (isIn: (shape: Shape) => boolean): Values[] =>
      shapes.filter(isIn).flatMap((shape) =>
        shapeElements(shape, {
          element: (id, type, values) => this.#element(id, type, values),
          text: (id, text, parts) => this.#text(id, text, parts),
          colours: coloursFor,
        }),
      );
    return [
      ...drawn(({ kind }) => !isOver(kind) && kind !== "frame"),
      ...cards.flatMap((card) => this.#card(card)),
      ...links.flatMap((link) => this.#arrow(link)),
      ...drawn(({ kind }) => isOver(kind)),
      ...drawn(({ kind }) => kind === "frame"),
      ...zones.map(({ zone, rect }) =>
        this.#element(zone.id, "frame", { ...rect, name: zone.title, boundElements: this.#arrowsAt(zone.id) }),
      ),
    ];
  }

  #element(id: string, type: string, { x, y, w, h, ...values }: Rect & Values): Values {
    this.#count += 1;
    return {
      id,
      type,
      x,
      y,
      width: w,
      height: h,
      angle: 0,
      strokeColor: INK,
      backgroundColor: "transparent",
      fillStyle: "solid",
      strokeWidth: 1,
      strokeStyle: "solid",
      roughness: 0,
      opacity: 100,
      groupIds: [],
      frameId: null,
      roundness: null,
      seed: this.#count,
      version: 1,
      versionNonce: this.#count,
      isDeleted: false,
      boundElements: [],
      updated: 1,
      link: null,
      locked: false,
      ...values,
    };
  }

  #card(card: Card): Values[] {
    const rect = cardRect(card);
    const textId = `${card.id}-text`;
    const { zone, group } = card.place;
    const shared = { frameId: this.#frames.has(zone) ? zone : null, groupIds: group === null ? [] : [group] };
    const box = this.#element(card.id, "rectangle", {
      ...rect,
      ...shared,
      backgroundColor: fillFor(card.colour),
      roundness: { type: 3 },
      boundElements: [...(card.text === "" ? [] : [{ type: "text", id: textId }]), ...this.#arrowsAt(card.id)],
    });
    if (card.text === "") return [box];
    return [box, this.#text(textId, card.text, { at: rect, container: card.id, ...shared })];
  }

  #arrowsAt(id: Id): Values[] {
    return (this.#tied.get(id) ?? []).map((link) => ({ type: "arrow", id: link.id }));
  }

  #text(
    id: string,
    text: string,
    { at, container, ...shared }: { readonly at: Rect; readonly container: string | null } & Values,
  ): Values {
    const w = Math.max(FONT_PX, at.w - 2 * INSIDE_PX);
    const lines = wrapText(text, w);
    return this.#element(id, "text", {
      ...(container === null
        ? at
        : { x: at.x + INSIDE_PX, y: at.y + INSIDE_PX, w, h: lines.length * FONT_PX * LINE_HEIGHT }),
      text: lines.join("\n"),
      originalText: text,
      fontSize: FONT_PX,
      fontFamily: FONT,
      textAlign: "left",
      verticalAlign: "top",
      containerId: container,
      autoResize: true,
      lineHeight: LINE_HEIGHT,
      ...shared,
    });
  }

  #arrow({ id, from, to, fromSide, toSide, fromEnd, toEnd, label }: Link): Values[] {
    const [one, other] = [this.#rects.get(from), this.#rects.get(to)];
    if (!one || !other) return [];
    const { start, end, middle } = linkShape({ from: one, to: other, fromSide, toSide });
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const textId = `${id}-text`;
    const arrow = this.#element(id, "arrow", {
      ...start,
      w: Math.abs(dx),
      h: Math.abs(dy),
      points: [
        [0, 0],
        [dx, dy],
      ],
      startBinding: { elementId: from, focus: 0, gap: 1 },
      endBinding: { elementId: to, focus: 0, gap: 1 },
      startArrowhead: fromEnd === "arrow" ? "arrow" : null,
      endArrowhead: toEnd === "arrow" ? "arrow" : null,
      elbowed: false,
      boundElements: label === "" ? [] : [{ type: "text", id: textId }],
    });
    if (label === "") return [arrow];
    const at = { x: middle.x - LABEL_PX / 2, y: middle.y - FONT_PX, w: LABEL_PX, h: 2 * FONT_PX };
    return [arrow, this.#text(textId, label, { at, container: id })];
  }
}

/** Ours by their name or their number in JSON Canvas; a colour that another program wrote as it is. */
function fillFor(colour: string | null): string {
  const preset = colour === null ? undefined : PRESET_COLOURS[colour];
  const name = preset ?? colour ?? "straw";
  return Object.entries(FILL).find(([key]) => key === name)?.[1] ?? (/^#[0-9a-f]{6}$/i.test(name) ? name : FILL.straw);
}

/** A drawing without a colour is ink on nothing. */
function coloursFor(colour: string | null): { readonly strokeColor: string; readonly backgroundColor: string } {
  if (colour === null) return { strokeColor: INK, backgroundColor: "transparent" };
  const name = PRESET_COLOURS[colour] ?? colour;
  const edge = Object.entries(EDGE).find(([key]) => key === name)?.[1];
  return { strokeColor: edge ?? INK, backgroundColor: fillFor(colour) };
}
