import type { CardId, FileId, ZoneId } from "../ids.ts";
import { CARD_SIDE_PX, cardRect, zoneFrame } from "../board/geometry.ts";
import { linkShape } from "../board/link-shape.ts";
import { compareOrder } from "../board/order.ts";
import { PRESET_COLOURS } from "../board/types.ts";
import type { Board, Card, Extra, Link, Rect, Shape, Zone } from "../board/types.ts";
import { isOver } from "../board/shape-layers.ts";
import { CONTAINERS, fillOf } from "./excalidraw-element.ts";
import { elementKept, laidAgain, ownCard, ownLink } from "./excalidraw-record.ts";
import type { KeptElement } from "./excalidraw-record.ts";
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
  /** Given: each card says what it is on this board, for whoever brings the file back. */
  readonly board?: Board;
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

/** The whole board as a file that Excalidraw opens. */
export function writeExcalidrawFile(board: Board, pictures: Part["pictures"]): string {
  const zones = [...board.zones.values()].sort(compareOrder).map((zone) => {
    const inside = [...board.cards.values()].filter(({ place }) => place.zone === zone.id);
    return { zone, rect: zoneFrame(zone.rect, inside.map(cardRect)) };
  });
  const part = {
    board,
    cards: [...board.cards.values()].sort(compareOrder),
    zones,
    links: [...board.links.values()],
    shapes: [...board.shapes.values()].sort(compareOrder),
    pictures,
  };
  const head = { type: "excalidraw", version: 2, source: "tablee" };
  const appState = { viewBackgroundColor: "#ffffff" };
  return toJson({ ...head, elements: new Writer(part).elements(), appState, files: filesOf(part) });
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
  /** As Excalidraw called them, each once. */
  readonly #ids = new Map<string, string>();
  #count = 0;

  constructor(part: Part) {
    this.#part = part;
    this.#rects = new Map<Id, Rect>([
      ...part.cards.map((card) => [card.id, cardRect(card)] as const),
      ...part.zones.map(({ zone, rect }) => [zone.id, rect] as const),
    ]);
    this.#frames = new Set(part.zones.map(({ zone }) => zone.id));
    this.#name([...part.zones.map(({ zone }) => zone), ...part.cards, ...part.links]);
    for (const link of part.links) {
      for (const end of [link.from, link.to]) {
        const tied = this.#tied.get(end);
        if (tied) tied.push(link);
        else this.#tied.set(end, [link]);
      }
    }
  }

  #name(things: readonly { readonly id: string; readonly extra: Extra | null }[]): void {
    const taken = new Set<string>(this.#part.shapes.map(({ id }) => id));
    const name = (key: string, wished: string): void => {
      const id = wished === "" || taken.has(wished) ? key : wished;
      taken.add(id);
      this.#ids.set(key, id);
    };
    for (const { id, extra } of things) name(id, elementKept(extra)?.id ?? "");
    for (const { id, extra } of things) name(`${id}-text`, elementKept(extra)?.wordsId ?? "");
  }

  #idOf(id: string): string {
    return this.#ids.get(id) ?? id;
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
        this.#element(this.#idOf(zone.id), "frame", {
          ...rect,
          name: zone.title,
          boundElements: this.#arrowsAt(zone.id),
        }),
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
    const id = this.#idOf(card.id);
    const textId = this.#idOf(`${card.id}-text`);
    const kept = elementKept(card.extra);
    const { zone, group } = card.place;
    const { board } = this.#part;
    const frameId = zone !== null && this.#frames.has(zone) ? this.#idOf(zone) : null;
    const groupIds = group === null ? [] : [group];
    const own = board && !kept ? { customData: ownCard(board, card) } : {};
    // In a group of ours it is tied to that, and to nothing that it was tied to before.
    const tied = group === null ? {} : { groupIds };
    const look = { ...kept?.look, ...tied };
    const arrows = this.#arrowsAt(card.id);
    const ground =
      kept && card.colour === fillOf({ backgroundColor: kept.ground }) ? kept.ground || "transparent" : null;
    if (kept?.type === "text" && ground !== null && card.text !== "") {
      const bare = { ...kept.writing, ...look, backgroundColor: ground, frameId, boundElements: arrows };
      // The reader gives a bare text the room that a card needs around it.
      const at = { ...rect, w: Math.max(FONT_PX, rect.w - CARD_SIDE_PX) };
      const laid = laidAgain(kept, card.text, rect);
      return [this.#text(id, card.text, { at, container: null, groupIds, ...bare, ...laid })];
    }
    const box = this.#element(id, boxType(kept), {
      ...rect,
      frameId,
      groupIds,
      backgroundColor: ground ?? fillFor(card.colour),
      roundness: { type: 3 },
      ...own,
      ...look,
      boundElements: [...(card.text === "" ? [] : [{ type: "text", id: textId }]), ...arrows],
    });
    if (card.text === "") return [box];
    const writing = kept ? { ...kept.writing, ...laidAgain(kept, card.text, rect) } : {};
    return [box, this.#text(textId, card.text, { at: rect, container: id, frameId, groupIds, ...writing, ...tied })];
  }

  #arrowsAt(id: Id): Values[] {
    return (this.#tied.get(id) ?? []).map((link) => ({ type: "arrow", id: this.#idOf(link.id) }));
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

  #arrow({ id: key, from, to, fromSide, toSide, fromEnd, toEnd, label, meaning, extra }: Link): Values[] {
    const [one, other] = [this.#rects.get(from), this.#rects.get(to)];
    if (!one || !other) return [];
    const { start, end, middle } = linkShape({ from: one, to: other, fromSide, toSide });
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const id = this.#idOf(key);
    const textId = this.#idOf(`${key}-text`);
    const arrow = this.#element(id, "arrow", {
      ...start,
      w: Math.abs(dx),
      h: Math.abs(dy),
      ...(this.#part.board ? ownLink(meaning) : {}),
      ...elementKept(extra)?.look,
      // It is drawn anew, straight: turned as it was it would point elsewhere.
      angle: 0,
      points: [
        [0, 0],
        [dx, dy],
      ],
      startBinding: { elementId: this.#idOf(from), focus: 0, gap: 1 },
      endBinding: { elementId: this.#idOf(to), focus: 0, gap: 1 },
      startArrowhead: fromEnd === "arrow" ? "arrow" : null,
      endArrowhead: toEnd === "arrow" ? "arrow" : null,
      elbowed: false,
      boundElements: label === "" ? [] : [{ type: "text", id: textId }],
    });
    if (label === "") return [arrow];
    const at = { x: middle.x - LABEL_PX / 2, y: middle.y - FONT_PX, w: LABEL_PX, h: 2 * FONT_PX };
    return [arrow, this.#text(textId, label, { at, container: id, ...elementKept(extra)?.writing })];
  }
}

function boxType(kept: KeptElement | null): string {
  return kept && CONTAINERS.has(kept.type) ? kept.type : "rectangle";
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
