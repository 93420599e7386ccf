import type { CardId, GroupId, ShapeId, ZoneId } from "../ids.ts";
import { cardRect, centre, groupFrame, zoneFrame } from "../board/geometry.ts";
import { compareOrder } from "../board/order.ts";
import { groupOf, outlineOf, zoneOf } from "../board/outline.ts";
import type { Board, Card, Json, Link, Rect, Shape, Zone } from "../board/types.ts";
import { homeOf, zoneHome } from "./canvas-home.ts";
import type { Frame, GroupHome } from "./canvas-home.ts";
import { cardNode, groupNode, linkEdge, rectOf, zoneNode } from "./canvas-node.ts";
import type { Claims } from "./canvas-node.ts";
import { keptOf, recordOf, restored } from "./canvas-record.ts";
import type { CanvasRecord } from "./canvas-record.ts";
import { isRecord } from "./clean.ts";
import type { Values } from "./fields.ts";
import { toJson } from "./to-json.ts";

/**
 * The canvas as JSON Canvas 1.0, in Obsidian’s layout. What an earlier import brought comes back as the file wrote it,
 * field by field, wherever it was not changed here. Lines of the framework have no place on a canvas and stay out. The
 * format knows nothing that is drawn: a frame is a group, a shape with words a text, so that nobody’s words are lost; they
 * come back as an area and a card. Strokes, arrows, stamps and images without words stay out.
 */
export function writeJsonCanvas(board: Board): string {
  const writer = new Writer(board);
  const nodes = writer.nodes();
  const kept = keptOf(board.extra);
  const top = isRecord(kept?.["top"]) ? kept["top"] : {};
  const loose = Array.isArray(kept?.["edges"]) ? kept["edges"] : [];
  const parts = [
    listOut("nodes", nodes),
    listOut("edges", [...writer.edges(), ...loose]),
    ...Object.entries(top).map(([key, value]) => `\t${toJson(key)}:${toJson(value)}`),
  ];
  return `{\n${parts.join(",\n")}\n}`;
}

function listOut(name: string, things: readonly Json[]): string {
  return things.length === 0
    ? `\t"${name}":[]`
    : `\t"${name}":[\n${things.map((one) => `\t\t${toJson(one)}`).join(",\n")}\n\t]`;
}

/** Ids as the file wrote them, each once: a board may hold the same file twice. */
class Ids {
  readonly #taken = new Set<string>();
  readonly #of = new Map<string, Json>();

  name(key: string, record: CanvasRecord | null): Json {
    const wished = record?.id;
    const id = wished === undefined || this.#taken.has(JSON.stringify(wished)) ? key : wished;
    this.#taken.add(JSON.stringify(id));
    this.#of.set(key, id);
    return id;
  }

  of(key: string): Json | undefined {
    return this.#of.get(key);
  }
}

interface NamedGroup extends GroupHome<GroupId | ZoneId> {
  readonly key: GroupId;
  readonly name: string;
}

class Writer {
  readonly #board: Board;
  readonly #ids = new Ids();
  /** Areas as they stand in the file: what lies in them is judged by these rectangles, as a reader will. */
  readonly #zoneNodes = new Map<ZoneId, Values>();
  readonly #zones: Frame<ZoneId | ShapeId>[] = [];
  /** Those that have words. */
  readonly #shapes: readonly Shape[];
  readonly #groups: NamedGroup[] = [];

  constructor(board: Board) {
    this.#board = board;
    for (const { id, extra } of [...board.zones.values(), ...board.cards.values()].sort(compareOrder)) {
      this.#ids.name(id, recordOf(extra));
    }
    this.#shapes = [...board.shapes.values()].filter(({ text }) => text.trim() !== "").sort(compareOrder);
    for (const shape of this.#shapes) {
      const { id, kind } = shape;
      this.#ids.name(id, null);
      // A reader will take it for an area: a card on it then says where it belongs.
      if (kind === "frame") this.#zones.push({ key: id, rect: rectOf(frameNode(shape)) });
    }
    for (const { zone, groups, lone } of outlineOf(board)) {
      if (zone) this.#addZone(zone, [...groups.flatMap(({ cards }) => cards), ...lone]);
      for (const { group, cards } of groups) {
        this.#ids.name(group.id, null);
        const frame = groupFrame(cards.map(cardRect));
        // The outline names no group without cards.
        if (!frame) continue;
        const rect = rounded(frame);
        this.#groups.push({ key: group.id, name: group.name, zone: zone?.id ?? null, rect });
      }
    }
  }

  #addZone(zone: Zone, cards: readonly Card[]): void {
    const node = this.#named(zone, zoneNode(zone, zoneFrame(zone.rect, cards.map(cardRect))));
    this.#zoneNodes.set(zone.id, node);
    this.#zones.push({ key: zone.id, rect: rectOf(node) });
  }

  /** Areas of ours lie under everything, then groups; areas of a file lie where that file had them among its cards. */
  nodes(): Values[] {
    const zones = [...this.#board.zones.values()].sort(compareOrder);
    const isForeign = (zone: Zone): boolean => recordOf(zone.extra) !== null;
    const layers = [...zones.filter(isForeign), ...this.#board.cards.values()].sort(compareOrder);
    const nodeOf = ({ id }: Zone): Values => this.#zoneNodes.get(id) ?? {};
    return [
      ...zones.filter((zone) => !isForeign(zone)).map(nodeOf),
      ...this.#shapes.filter(({ kind }) => kind === "frame").map((frame) => this.#frame(frame)),
      ...this.#groups.map((group) => this.#group(group)),
      ...layers.map((thing) => ("rect" in thing ? nodeOf(thing) : this.#card(thing))),
      ...this.#shapes.filter(({ kind }) => kind !== "frame").map((shape) => this.#words(shape)),
    ];
  }

  edges(): Values[] {
    const ids = new Ids();
    const placed = [...this.#board.links.values()].map((link) => ({ link, record: recordOf(link.extra) }));
    placed.sort(
      (left, right) =>
        (left.record?.at ?? Infinity) - (right.record?.at ?? Infinity) || compareIds(left.link, right.link),
    );
    return placed.flatMap(({ link, record }) => {
      const from = this.#ids.of(link.from);
      const to = this.#ids.of(link.to);
      if (from === undefined || to === undefined) return [];
      const native = linkEdge(link, { from, to });
      return [{ id: ids.name(link.id, record), ...(record ? restored(native, record) : native) }];
    });
  }

  #named({ id, extra }: Pick<Card | Zone, "id" | "extra">, native: Values): Values {
    const record = recordOf(extra);
    return { id: this.#ids.of(id) ?? id, ...(record ? restored(native, record) : native) };
  }

  #group({ key, name, zone, rect }: NamedGroup): Values {
    const found = zoneHome(this.#zones, centre(rect));
    const claims = found === zone ? {} : { zone: this.#idOf(zone) };
    return { id: this.#ids.of(key) ?? key, ...groupNode(name, rect, claims) };
  }

  #frame(shape: Shape): Values {
    return { id: this.#ids.of(shape.id) ?? shape.id, ...frameNode(shape) };
  }

  #words({ id, text, colour, rect }: Shape): Values {
    const plain = { kind: "ingredient", knowledge: null, author: null, direction: "auto", locked: false } as const;
    const found = homeOf<GroupId | ShapeId | ZoneId>(rect, { zones: this.#zones, groups: this.#groups });
    const claims = {
      ...(found.group === null ? {} : { group: null }),
      ...(found.zone === null ? {} : { zone: null }),
    };
    return { id: this.#ids.of(id) ?? id, ...cardNode({ ...plain, text, colour }, rect, claims) };
  }

  #card(card: Card): Values {
    const plain = this.#named(card, cardNode(card, cardRect(card)));
    const claims = this.#claims(card, rectOf(plain));
    return Object.keys(claims).length === 0 ? plain : this.#named(card, cardNode(card, cardRect(card), claims));
  }

  /** Only what the places would not tell: a file moved about elsewhere is read by its places again. */
  #claims(card: Card, rect: Rect): Claims {
    const zone = zoneOf(this.#board, card)?.id ?? null;
    const group = groupOf(this.#board, card)?.id ?? null;
    const found = homeOf<GroupId | ShapeId | ZoneId>(rect, { zones: this.#zones, groups: this.#groups });
    return {
      ...(found.group === group ? {} : { group: this.#idOf(group) }),
      ...(group === null && found.zone !== zone ? { zone: this.#idOf(zone) } : {}),
    };
  }

  #idOf(key: CardId | GroupId | ZoneId | null): Json {
    return key === null ? null : (this.#ids.of(key) ?? null);
  }
}

function frameNode({ text, colour, rect }: Shape): Values {
  return zoneNode({ title: text, colour, section: null }, rect);
}

function rounded(rect: Rect): Rect {
  return { x: Math.round(rect.x), y: Math.round(rect.y), w: Math.round(rect.w), h: Math.round(rect.h) };
}

function compareIds(left: Link, right: Link): number {
  return left.id < right.id ? -1 : 1;
}
