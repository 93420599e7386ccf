import type {
  ImportedCard,
  ImportedGroup,
  ImportedLink,
  ImportedNote,
  ImportedShape,
  ImportedZone,
} from "../board/imported.ts";
import type { Extra, Json, LinkEnd, Size } from "../board/types.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { notesOf } from "./card-marks.ts";
import { isRecord } from "./clean.ts";
import { whole } from "./drawn.ts";
import { CONTAINERS, FRAMES, fillOf, sizeOf, wordsOf } from "./excalidraw-element.ts";
import type { Element } from "./excalidraw-element.ts";
import { keptElement, meaningIn, ownCardIn } from "./excalidraw-record.ts";
import { inLayers, ownKind, shapeFrom } from "./excalidraw-shapes.ts";
import { Fields, textOf } from "./fields.ts";
import type { Values } from "./fields.ts";
import { EMPTY_IMPORT, Notes, PLAIN_CARD } from "./imported.ts";
import type { ImportReason, ReadReply } from "./imported.ts";
import { parseJson } from "./parse-json.ts";

/**
 * A file of Excalidraw, or what it puts on the clipboard: texts and shapes with words become cards, frames areas, arrows
 * that are bound at both ends links. What else is drawn comes as drawings. What cannot be drawn here is counted and stays
 * where it is. Pages and pictures that an element names elsewhere are never looked at.
 */
export function readExcalidraw(text: string): ReadReply {
  const notes = new Notes();
  const parsed = parseJson(text, notes);
  if (!parsed.ok) return parsed;
  const listed = elementsOf(parsed.value, notes);
  if (!listed.ok) return listed;
  const reading = new Reading(listed.value, filesOf(parsed.value), notes);
  reading.read();
  const { zones, cards, links, said } = reading;
  const groups = [...reading.groups.values()];
  const shapes = inLayers(reading.drawn);
  if (cards.length > limits.IMPORT_NODES_MAX_COUNT) return no("too-many-cards", String(cards.length));
  if (zones.length > limits.ZONES_MAX_COUNT) return no("too-many-zones", String(zones.length));
  if (links.length > limits.LINKS_MAX_COUNT) return no("too-many-links", String(links.length));
  if (shapes.length > limits.SHAPES_MAX_COUNT) return no("too-many-shapes", String(shapes.length));
  if (groups.length > limits.GROUPS_MAX_COUNT) return no("too-many-groups", String(groups.length));
  return yes({ ...EMPTY_IMPORT, zones, groups, cards, links, shapes, said, notes: notes.list() });
}

const TYPES: ReadonlySet<Json> = new Set(["excalidraw", "excalidraw/clipboard"]);

function filesOf(file: Json): Values {
  const files = isRecord(file) ? file["files"] : undefined;
  return isRecord(files) ? files : {};
}

/** Those that are there: what was deleted stays in a file for others to hear of it. */
function elementsOf(file: Json, notes: Notes): Reply<readonly Element[], ImportReason> {
  if (!isRecord(file) || !TYPES.has(file["type"] ?? null)) return no("not-this-format");
  const list = file["elements"] ?? [];
  if (!Array.isArray(list)) return no("not-this-format", "elements");
  return yes(
    list.flatMap((values: Json, layer): Element[] => {
      const where = `elements[${layer}]`;
      if (!isRecord(values)) notes.add("left-out", where);
      else if (values["isDeleted"] !== true)
        return [{ values, where, layer, key: `element ${layer}`, type: textOf(values, "type") }];
      return [];
    }),
  );
}

class Reading {
  readonly zones: ImportedZone[] = [];
  readonly cards: ImportedCard[] = [];
  readonly links: ImportedLink[] = [];
  readonly said: ImportedNote[] = [];
  /** Of our own files alone: what is tied together in others has no name. */
  readonly groups = new Map<string, ImportedGroup>();
  readonly drawn: { readonly layer: number; readonly shape: ImportedShape }[] = [];
  readonly #files: Values;
  readonly #notes: Notes;
  readonly #fields: Fields;
  readonly #elements: readonly Element[];
  /** By the id that the file gives; the first of two equal ids. */
  readonly #byId = new Map<string, Element>();
  /** The texts bound to a shape or an arrow, by its key. `containerId` is the truth: many a shape does not list them. */
  readonly #bound = new Map<string, Element[]>();
  /** Keys of the cards and areas that came. */
  readonly #come = new Set<string>();

  constructor(elements: readonly Element[], files: Values, notes: Notes) {
    this.#elements = elements;
    this.#files = files;
    this.#notes = notes;
    this.#fields = new Fields(notes);
  }

  read(): void {
    this.#name();
    for (const element of this.#elements) if (FRAMES.has(element.type)) this.#frame(element);
    const arrows: Element[] = [];
    for (const element of this.#elements) {
      if (FRAMES.has(element.type)) continue;
      if (element.type === "arrow") arrows.push(element);
      else this.#thing(element);
    }
    for (const arrow of arrows) this.#arrow(arrow);
    this.cards.sort((one, other) => one.layer - other.layer);
    this.#countGroups();
  }

  #name(): void {
    for (const element of this.#elements) {
      const id = textOf(element.values, "id");
      if (id === "") continue;
      if (this.#byId.has(id)) this.#notes.add("duplicate-ids", element.where);
      else this.#byId.set(id, element);
    }
    for (const element of this.#elements) {
      const holder = element.type === "text" ? this.#named(element.values["containerId"]) : undefined;
      if (!holder || !(CONTAINERS.has(holder.type) || holder.type === "arrow")) continue;
      const texts = this.#bound.get(holder.key);
      if (texts) texts.push(element);
      else this.#bound.set(holder.key, [element]);
    }
  }

  #named(id: Json | undefined): Element | undefined {
    return typeof id === "string" ? this.#byId.get(id) : undefined;
  }

  #thing(element: Element): void {
    const { type } = element;
    if (CONTAINERS.has(type)) {
      const words = this.#boundWords(element);
      if (words !== "" && ownKind(element) === null) this.#card(element, words);
      else this.#drawing(element, words);
    } else if (type === "text") {
      const holder = this.#named(element.values["containerId"]);
      if (holder && this.#bound.has(holder.key)) return;
      const words = wordsOf(element.values);
      if (ownKind(element) === null || !this.#drawing(element, words)) this.#card(element, words);
    } else this.#drawing(element, "");
  }

  /** False: there is nothing of it that can be drawn. Words that are somebody's come all the same. */
  #drawing(element: Element, words: string): boolean {
    const shape = shapeFrom(element, words, { fields: this.#fields, files: this.#files });
    if (shape) this.drawn.push({ layer: element.layer, shape });
    else if (element.type !== "text") this.#notes.add(element.type === "image" ? "images" : "drawings", element.where);
    return shape !== undefined;
  }

  /** Frames of ours are presented in turn; those of others hold what belongs together, as areas do. */
  #frame(element: Element): void {
    if (ownKind(element) === null) this.#zone(element);
    else this.#drawing(element, textOf(element.values, "name").trim());
  }

  #boundWords({ key }: Element): string {
    const words = (this.#bound.get(key) ?? []).map(({ values }) => wordsOf(values));
    return words.filter((one) => one !== "").join("\n");
  }

  #zone({ values, where, layer, key }: Element): void {
    const { x, y } = this.#fields.point(values, where);
    const side = (name: string): number => Math.round(this.#side(values[name], `${where}.${name}`));
    const rect = { x: whole(x), y: whole(y), w: side("width"), h: side("height") };
    const title = this.#fields.short(textOf(values, "name").trim(), limits.ZONE_TITLE_MAX_CHARS, `${where}.name`);
    this.#come.add(key);
    this.zones.push({
      key,
      title,
      rect,
      layer,
      section: null,
      colour: null,
      extra: keptElement({ id: values["id"] ?? "" }),
    });
  }

  #side(value: Json | undefined, where: string): number {
    const bounds = { low: limits.CARD_MIN_PX, high: limits.COORDINATE_MAX_PX, or: 400 };
    return this.#fields.number(value, bounds, where);
  }

  #card(element: Element, words: string): void {
    if (words === "") return;
    const { values, where, layer, key } = element;
    if (typeof values["link"] === "string" && values["link"] !== "") this.#notes.add("addresses", `${where}.link`);
    const text = this.#fields.short(words, limits.CARD_TEXT_MAX_CHARS, `${where}.text`);
    const { x, y } = this.#fields.point(values, where);
    const frame = this.#named(values["frameId"]);
    const zone = frame && FRAMES.has(frame.type) ? frame.key : null;
    const own = ownCardIn(values);
    const size = sizeOf(element, text);
    if (own) this.said.push(...notesOf(key, own));
    this.#come.add(key);
    this.cards.push({
      ...PLAIN_CARD,
      key,
      text,
      place: { x: whole(x), y: whole(y) },
      zone,
      group: own && own.group !== null ? this.#group(own.group, element, zone) : null,
      layer,
      size,
      colour: fillOf(values),
      extra: own ? null : this.#kept(element, size),
      ...(own && {
        kind: own.kind,
        knowledge: own.knowledge,
        author: this.#fields.short(own.author, limits.NAME_MAX_CHARS, where) || null,
      }),
    });
  }

  #group(name: string, { values, where }: Element, zone: string | null): string | null {
    const ids = values["groupIds"];
    const id: unknown = Array.isArray(ids) ? ids.at(-1) : undefined;
    if (typeof id !== "string") return null;
    const known = this.groups.get(id);
    if (known) return known.key;
    const short = this.#fields.short(name, limits.GROUP_NAME_MAX_CHARS, where);
    this.groups.set(id, { key: `group ${id}`, name: short, zone });
    return `group ${id}`;
  }

  /** How it looks there. */
  #kept({ values, type, key, where }: Element, size: Size | null): Extra | null {
    const words = type === "text" ? values : this.#bound.get(key)?.[0]?.values;
    const extra = keptElement(values, words, size);
    if (!extra) this.#notes.add("left-out", where);
    return extra;
  }

  /** The thing that an end is bound to: of a text in a note, the note. */
  #end(binding: Json | undefined): string | null {
    const element = isRecord(binding) ? this.#named(binding["elementId"]) : undefined;
    if (!element) return null;
    if (this.#come.has(element.key)) return element.key;
    const holder = this.#named(element.values["containerId"]);
    return holder && this.#come.has(holder.key) ? holder.key : null;
  }

  #arrow(element: Element): void {
    const { values, where } = element;
    const [from, to] = [this.#end(values["startBinding"]), this.#end(values["endBinding"])];
    const words = this.#boundWords(element);
    if (from === null || to === null || from === to) {
      if (shapeFrom(element, words, { fields: this.#fields, files: this.#files })) {
        this.#drawing(element, words);
        return;
      }
      this.#notes.add("loose-arrows", where);
      // Its words are somebody's: they come alone.
      for (const text of this.#bound.get(element.key) ?? []) this.#card(text, wordsOf(text.values));
      return;
    }
    this.links.push({
      from,
      to,
      label: this.#fields.short(words, limits.LINK_LABEL_MAX_CHARS, `${where}.text`),
      meaning: meaningIn(values),
      fromSide: null,
      toSide: null,
      fromEnd: headOf(values, "startArrowhead", "none"),
      toEnd: headOf(values, "endArrowhead", "arrow"),
      colour: null,
      extra: meaningIn(values) === null ? this.#kept(element, null) : null,
    });
  }

  /** Elements tied together there are not a group here, which has a name and an area: they come one by one. */
  #countGroups(): void {
    const cards = new Set(this.cards.flatMap(({ key, group }) => (group === null ? [key] : [])));
    const sizes = new Map<string, { count: number; where: string }>();
    for (const { key, values, where } of this.#elements) {
      const ids = cards.has(key) ? values["groupIds"] : undefined;
      const outer: unknown = Array.isArray(ids) ? ids.at(-1) : undefined;
      if (typeof outer !== "string") continue;
      const known = sizes.get(outer);
      sizes.set(outer, { count: (known?.count ?? 0) + 1, where: known?.where ?? where });
    }
    for (const { count, where } of sizes.values()) if (count > 1) this.#notes.add("ungrouped", where);
  }
}

/** Old files say nothing of the heads of an arrow: then it points to its end. */
function headOf(values: Values, name: string, otherwise: LinkEnd): LinkEnd {
  const head = values[name];
  if (head === undefined) return otherwise;
  return head === null ? "none" : "arrow";
}
