import { cardSize, centre, zoneFrame } from "../board/geometry.ts";
import type { ImportedCard, ImportedGroup, ImportedLink, ImportedZone } from "../board/imported.ts";
import { DIRECTIONS, KINDS, KNOWLEDGE_TYPES, MEANINGS, SECTIONS, SIDES } from "../board/types.ts";
import type { Extra, Json, Rect } from "../board/types.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { homeOf, zoneHome } from "./canvas-home.ts";
import type { Frame, GroupHome } from "./canvas-home.ts";
import { GEOMETRY, OURS, cardNode, colourIn, fitsWords, linkEdge, rectOf, zoneNode } from "./canvas-node.ts";
import { differences, keptIn } from "./canvas-record.ts";
import type { CanvasRecord } from "./canvas-record.ts";
import { isRecord } from "./clean.ts";
import { Fields, oneOf, textOf } from "./fields.ts";
import type { Values } from "./fields.ts";
import { EMPTY_IMPORT, Notes } from "./imported.ts";
import type { ImportReason, ReadReply } from "./imported.ts";
import { parseJson } from "./parse-json.ts";

/**
 * JSON Canvas 1.0: groups become areas, membership is geometric, and whatever we would write otherwise is kept with
 * each thing (canvas-record). A file of 0 bytes is an empty board, as Obsidian makes them.
 */
export function readJsonCanvas(text: string): ReadReply {
  if (text.replace(/^\ufeff/, "").trim() === "") return yes(EMPTY_IMPORT);
  const notes = new Notes();
  const parsed = parseJson(text, notes);
  if (!parsed.ok) return parsed;
  const lists = listsOf(parsed.value);
  if (!lists.ok) return lists;
  const { nodes, edges, top } = lists.value;
  const reading = new Reading(notes);
  const long = reading.things(nodes);
  if (long !== null) return no("text-too-long", long);
  const loose = reading.links(edges);
  return yes({ ...EMPTY_IMPORT, ...reading.board(), extra: reading.kept({ top, edges: loose }), notes: notes.list() });
}

interface Lists {
  readonly nodes: readonly Values[];
  readonly edges: readonly Values[];
  readonly top: Values;
}

function listsOf(file: Json): Reply<Lists, ImportReason> {
  if (!isRecord(file)) return no("not-this-format");
  const { nodes, edges, ...top } = file;
  const foreign = Object.keys(top).some((key) => key !== "metadata");
  if (nodes === undefined && edges === undefined && foreign) return no("not-this-format");
  const lists: Values[][] = [];
  for (const [name, list] of Object.entries({ nodes: nodes ?? [], edges: edges ?? [] })) {
    if (!Array.isArray(list)) return no("not-this-format", name);
    const wrong = list.findIndex((item: Json) => !isRecord(item));
    if (wrong !== -1) return no("not-this-format", `${name}[${wrong}]`);
    lists.push(list.filter((item: Json): item is Values => isRecord(item)));
  }
  const [nodeList = [], edgeList = []] = lists;
  const groups = nodeList.filter(({ type }) => type === "group").length;
  if (nodeList.length > limits.IMPORT_NODES_MAX_COUNT) return no("too-many-cards", String(nodeList.length));
  if (groups > limits.ZONES_MAX_COUNT) return no("too-many-zones", String(groups));
  if (edgeList.length > limits.LINKS_MAX_COUNT) return no("too-many-links", String(edgeList.length));
  return yes({ nodes: nodeList, edges: edgeList, top });
}

/** The fields that stand for the text of a node that is not a text. */
const FACE = new Set(["type", "text", "file", "subpath", "url"]);
const NO_SKIP: ReadonlySet<string> = new Set(["id"]);
const FACE_SKIP: ReadonlySet<string> = new Set(["id", ...FACE]);

interface Noded {
  readonly node: Values;
  readonly where: string;
  readonly layer: number;
  readonly key: string;
  readonly rect: Rect;
}

class Reading {
  readonly #notes: Notes;
  readonly #fields: Fields;
  readonly #zones: ImportedZone[] = [];
  readonly #groups: ImportedGroup[] = [];
  readonly #cards: ImportedCard[] = [];
  readonly #links: ImportedLink[] = [];
  /** From an id as the file writes it to our key; the first of two equal ids. */
  readonly #keys = new Map<string, string>();

  constructor(notes: Notes) {
    this.#notes = notes;
    this.#fields = new Fields(notes);
  }

  board() {
    return { zones: this.#zones, groups: this.#groups, cards: this.#cards, links: this.#links };
  }

  /** Answers the place of a text that is longer than can be kept at all. */
  things(nodes: readonly Values[]): string | null {
    const all = nodes.map((node, layer) => this.#noded(node, layer));
    const frames: Frame<string>[] = [];
    for (const { node, key, rect } of all)
      if (node["type"] === "group" && !isOurGroup(node)) frames.push({ key, rect });
    const groups: GroupHome<string>[] = [];
    for (const one of all) if (isOurGroup(one.node)) groups.push(this.#group(one, frames));
    for (const one of all) {
      if (one.node["type"] === "group") continue;
      if (faceOf(one.node).length > limits.IMPORT_CELL_MAX_CHARS / 2) return `${one.where}.text`;
      this.#cards.push(this.#card(one, { zones: frames, groups }));
    }
    const inside = this.#cardsByZone();
    for (const one of all) {
      if (one.node["type"] === "group" && !isOurGroup(one.node)) this.#zones.push(this.#zone(one, inside.get(one.key)));
    }
    return null;
  }

  #cardsByZone(): Map<string, Rect[]> {
    const zoneOf = new Map(this.#groups.map(({ key, zone }) => [key, zone]));
    const inside = new Map<string, Rect[]>();
    for (const card of this.#cards) {
      const zone = card.group === null ? card.zone : zoneOf.get(card.group);
      if (!zone || !card.place) continue;
      const rect = { ...card.place, ...cardSize(card) };
      const list = inside.get(zone);
      if (list) list.push(rect);
      else inside.set(zone, [rect]);
    }
    return inside;
  }

  #noded(node: Values, layer: number): Noded {
    const where = `nodes[${layer}]`;
    const key = `node ${layer}`;
    if (node["id"] !== undefined) {
      const id = JSON.stringify(node["id"]);
      if (this.#keys.has(id)) this.#notes.add("duplicate-ids", where);
      else this.#keys.set(id, key);
    }
    const rect = rectOf(node);
    for (const [field, side] of GEOMETRY) {
      if (node[field] !== rect[side] && node[field] !== undefined) this.#notes.add("clamped", `${where}.${field}`);
    }
    return { node, where, layer, key, rect };
  }

  /** What the record of a thing says; too long for one thing, only the id is kept. */
  kept(record: CanvasRecord | { readonly top: Values; readonly edges: readonly Values[] }, where = ""): Extra | null {
    if ("top" in record && Object.keys(record.top).length + record.edges.length === 0) return null;
    const extra = keptIn(record);
    if (extra) return extra;
    this.#notes.add("left-out", where);
    return "top" in record ? null : keptIn({ id: record.id });
  }

  #record(one: Noded, native: Values, skip = NO_SKIP): CanvasRecord {
    const { id } = one.node;
    const was = differences(native, one.node, new Set([...skip, ...wildIn(one.node)]));
    const unknown = Object.values(was).some(({ ours }) => ours === undefined);
    if (unknown) this.#notes.add("unknown-kept", one.where);
    return { ...(id === undefined ? {} : { id }), ...(Object.keys(was).length > 0 ? { was } : {}) };
  }

  /** An area that was overfull in the file is drawn taller here, and goes out as it was until its cards change. */
  #zone(one: Noded, cards: readonly Rect[] = []): ImportedZone {
    const { node, where, rect } = one;
    const ours = oursIn(node);
    const title = this.#fields.short(textOf(node, "label"), limits.ZONE_TITLE_MAX_CHARS, `${where}.label`);
    const look = { title, section: oneOf(ours["section"], SECTIONS), colour: colourIn(node["color"], ours["colour"]) };
    const record = this.#record(one, zoneNode(look, zoneFrame(rect, cards)));
    return { key: one.key, rect, layer: one.layer, ...look, extra: this.kept(record, where) };
  }

  #group({ node, where, key, rect }: Noded, zones: readonly Frame<string>[]): GroupHome<string> {
    const name = this.#fields.short(textOf(node, "label"), limits.GROUP_NAME_MAX_CHARS, `${where}.label`);
    const claim = this.#claimed(oursIn(node)["zone"], zones);
    const zone = claim === undefined ? zoneHome(zones, centre(rect)) : claim;
    this.#groups.push({ key, name, zone });
    return { key, rect, zone };
  }

  /** `undefined`: the file claims nothing that is there, and the places tell. */
  #claimed(id: Json | undefined, frames: readonly Frame<string>[]): string | null | undefined {
    if (id === undefined || id === null) return id;
    const key = this.#keys.get(JSON.stringify(id));
    return frames.some((frame) => frame.key === key) ? key : undefined;
  }

  #card(
    one: Noded,
    frames: { readonly zones: readonly Frame<string>[]; readonly groups: readonly GroupHome<string>[] },
  ): ImportedCard {
    const { node, where, rect } = one;
    const ours = oursIn(node);
    const face = faceOf(node);
    const text = this.#fields.short(face, limits.CARD_TEXT_MAX_CHARS, `${where}.text`);
    const look = {
      text,
      kind: oneOf(ours["kind"], KINDS) ?? "ingredient",
      knowledge: oneOf(ours["knowledge"], KNOWLEDGE_TYPES),
      author: this.#fields.short(textOf(ours, "author"), limits.NAME_MAX_CHARS, `${where}.author`) || null,
      direction: oneOf(ours["direction"], DIRECTIONS) ?? "auto",
      locked: ours["locked"] === true,
      colour: colourIn(node["color"], ours["colour"]),
    } as const;
    const home = homeOf(rect, frames);
    const claimed = this.#claimed(ours["group"], frames.groups);
    const inGroup = frames.groups.find(({ key }) => claimed !== undefined && key === claimed);
    const zone = inGroup ? inGroup.zone : this.#claimed(ours["zone"], frames.zones);
    const claims = { ...pick(ours, "group"), ...pick(ours, "zone") };
    const isText = node["type"] === "text" && typeof node["text"] === "string";
    const record = {
      ...this.#record(one, cardNode(look, rect, claims), isText ? NO_SKIP : FACE_SKIP),
      ...(isText ? {} : { face: { text, fields: faceFields(node) } }),
    };
    return {
      key: one.key,
      place: { x: rect.x, y: rect.y },
      zone: zone === undefined ? home.zone : zone,
      group: claimed === undefined ? home.group : claimed,
      layer: one.layer,
      size: isText && fitsWords(rect, look) ? null : { w: rect.w, h: rect.h },
      bornAt: null,
      ...look,
      extra: this.kept(record, where),
    };
  }

  /** Answers the edges that name nodes that are not there: they cannot be drawn, and are kept with the board. */
  links(edges: readonly Values[]): Values[] {
    return edges.flatMap((edge, at) => {
      const where = `edges[${at}]`;
      const { fromNode = null, toNode = null } = edge;
      const from = this.#keys.get(JSON.stringify(fromNode));
      const to = this.#keys.get(JSON.stringify(toNode));
      if (from === undefined || to === undefined) {
        this.#notes.add("unknown-kept", where);
        return [edge];
      }
      const look = {
        label: this.#fields.short(textOf(edge, "label"), limits.LINK_LABEL_MAX_CHARS, `${where}.label`),
        meaning: oneOf(oursIn(edge)["meaning"], MEANINGS),
        fromSide: oneOf(edge["fromSide"], SIDES),
        toSide: oneOf(edge["toSide"], SIDES),
        fromEnd: edge["fromEnd"] === "arrow" ? "arrow" : "none",
        toEnd: edge["toEnd"] === "none" ? "none" : "arrow",
        colour: colourIn(edge["color"], undefined),
      } as const;
      const was = differences(linkEdge(look, { from: fromNode, to: toNode }), edge, NO_SKIP);
      const { id } = edge;
      const record = { ...(id === undefined ? {} : { id }), at, ...(Object.keys(was).length > 0 ? { was } : {}) };
      this.#links.push({ from, to, ...look, extra: this.kept(record, where) });
      return [];
    });
  }
}

function oursIn(node: Values): Values {
  const ours = node[OURS];
  return isRecord(ours) ? ours : {};
}

function isOurGroup(node: Values): boolean {
  return node["type"] === "group" && oursIn(node)["is"] === "group";
}

function pick(values: Values, key: string): Values {
  return values[key] === undefined ? {} : { [key]: values[key] };
}

/** Numbers that no board has room for are not given back: they would break the next program too. */
function wildIn(node: Values): string[] {
  return GEOMETRY.map(([field]) => field).filter((field) => {
    const value = node[field];
    if (typeof value !== "number" || Math.abs(value) > limits.COORDINATE_MAX_PX) return true;
    return value < 0 && (field === "width" || field === "height");
  });
}

/** What a person reads on the card of a node: its text, the name of its file, its address, or what it calls itself. */
function faceOf(node: Values): string {
  if (node["type"] === "file") {
    const name = textOf(node, "file").split(/[/\\]/).at(-1) ?? "";
    const subpath = textOf(node, "subpath");
    return subpath === "" ? name : `${name} ${subpath}`;
  }
  if (node["type"] === "link") return textOf(node, "url");
  return ["text", "title", "label", "name"].map((key) => textOf(node, key)).find((text) => text !== "") ?? "";
}

function faceFields(node: Values): Values {
  return Object.fromEntries(Object.entries(node).filter(([key]) => FACE.has(key)));
}
