import type {
  ImportedCard,
  ImportedGroup,
  ImportedLine,
  ImportedLink,
  ImportedNote,
  ImportedShape,
  ImportedStatement,
  ImportedZone,
} from "../board/imported.ts";
import { dueOf } from "../board/read-note.ts";
import { compareOrder } from "../board/order.ts";
import { heldPoints, isLine, POINT_NUMBERS } from "../board/stroke.ts";
import {
  DIRECTIONS,
  FIELDS,
  KINDS,
  KNOWLEDGE_TYPES,
  MEANINGS,
  RECORDED,
  SECTIONS,
  SHAPE_KINDS,
  SIDES,
  STATUSES,
} from "../board/types.ts";
import type { Json } from "../board/types.ts";
import { isId } from "../ids.ts";
import type { FileId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import { isRecord } from "./clean.ts";
import { Fields, colourOf, oneOf, textOf } from "./fields.ts";
import type { Values } from "./fields.ts";
import { Notes } from "./imported.ts";
import type { ImportedBoard, ReadReply } from "./imported.ts";
import { BOARD_FORMAT, BOARD_FORMAT_VERSION } from "./json.ts";
import { parseJson } from "./parse-json.ts";

/**
 * A board written by `writeJson`, perhaps mended by hand: a wrong value reads as the default, as on a live board. The
 * text of a card, a line or a shape is never cut: one too long refuses the file.
 */
export function readJson(text: string): ReadReply {
  if (text.trim() === "") return no("empty");
  const notes = new Notes();
  const parsed = parseJson(text, notes);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  if (!isRecord(file) || file["format"] !== BOARD_FORMAT) return no("not-this-format");
  const version = file["version"];
  if (version !== BOARD_FORMAT_VERSION) return no("newer-version", `version ${JSON.stringify(version ?? null)}`);
  const long = tooLong(file);
  if (long !== null) return no("text-too-long", long);
  return yes(boardOf(file, notes));
}

type Placed = readonly [where: string, values: Values];

function boardOf(file: Values, notes: Notes): ImportedBoard {
  const things = new Things(new Fields(notes));
  const layers = ordered([...listOf(file, "zones"), ...listOf(file, "cards")]);
  const layerOf = new Map(layers.map(([, values], layer) => [values, layer]));
  const isZone = new Set(listOf(file, "zones").map(([, values]) => values));
  const board = {
    title: textOf(file, "title") || null,
    zones: layers.filter(([, values]) => isZone.has(values)).map((zone) => things.zone(zone, layerOf)),
    groups: ordered(listOf(file, "groups")).map((group) => things.group(group)),
    cards: layers.filter(([, values]) => !isZone.has(values)).map((card) => things.card(card, layerOf)),
    links: listOf(file, "links").map((link) => things.link(link)),
    lines: ordered(listOf(file, "lines")).map((line) => things.line(line)),
    shapes: ordered(listOf(file, "shapes")).flatMap((shape) => things.shape(shape)),
    statements: ordered(listOf(file, "statements")).flatMap((statement) => things.statement(statement)),
    said: ordered(listOf(file, "notes")).map((note) => things.note(note)),
    extra: things.fields.extra(file["extra"], "extra"),
  };
  return { ...board, notes: notes.list() };
}

/** The records of a list, with their places; what is no record is passed over. */
function listOf(file: Values, name: string): Placed[] {
  const list = file[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Json, index): Placed[] => (isRecord(item) ? [[`${name}[${index}]`, item]] : []));
}

function tooLong(file: Values): string | null {
  for (const [name, max] of [
    ["cards", limits.CARD_TEXT_MAX_CHARS],
    ["lines", limits.LINE_TEXT_MAX_CHARS],
    ["shapes", limits.SHAPE_TEXT_MAX_CHARS],
    ["statements", limits.STATEMENT_TEXT_MAX_CHARS],
    ["notes", limits.NOTE_TEXT_MAX_CHARS],
  ] as const) {
    const long = listOf(file, name).find(([, values]) => textOf(values, "text").length > max);
    if (long) return `${long[0]}.text`;
  }
  return null;
}

/** Its id, or its place where it has none: the thing is kept, and nothing can refer to it. */
function keyOf([where, values]: Placed): string {
  return textOf(values, "id") || where;
}

function ordered(things: readonly Placed[]): Placed[] {
  return things
    .map((placed) => ({ placed, id: keyOf(placed), order: textOf(placed[1], "order") }))
    .sort(compareOrder)
    .map(({ placed }) => placed);
}

function keysIn(sources: Json | undefined): string[] {
  return Array.isArray(sources) ? sources.filter((key: Json): key is string => typeof key === "string") : [];
}

class Things {
  readonly fields: Fields;

  constructor(fields: Fields) {
    this.fields = fields;
  }

  card([where, values]: Placed, layers: ReadonlyMap<Values, number>): ImportedCard {
    const place = isRecord(values["place"]) ? values["place"] : {};
    return {
      key: keyOf([where, values]),
      text: textOf(values, "text"),
      place: this.fields.point(place, `${where}.place`),
      zone: textOf(place, "zone") || null,
      group: textOf(place, "group") || null,
      layer: layers.get(values) ?? 0,
      size: this.fields.cardSize(values["size"], `${where}.size`),
      kind: oneOf(values["kind"], KINDS) ?? "ingredient",
      knowledge: oneOf(values["knowledge"], KNOWLEDGE_TYPES),
      colour: colourOf(values["colour"]),
      author: this.fields.short(textOf(values, "author"), limits.NAME_MAX_CHARS, `${where}.author`) || null,
      direction: oneOf(values["direction"], DIRECTIONS) ?? "auto",
      locked: values["locked"] === true,
      bornAt: this.fields.time(values["born"], `${where}.born`),
      extra: this.fields.extra(values["extra"], `${where}.extra`),
    };
  }

  zone([where, values]: Placed, layers: ReadonlyMap<Values, number>): ImportedZone {
    return {
      key: keyOf([where, values]),
      title: this.fields.short(textOf(values, "title"), limits.ZONE_TITLE_MAX_CHARS, `${where}.title`),
      rect: this.fields.rect(values["rect"], `${where}.rect`),
      layer: layers.get(values) ?? 0,
      section: oneOf(values["section"], SECTIONS),
      kind: oneOf(values["kind"], KINDS),
      colour: colourOf(values["colour"]),
      extra: this.fields.extra(values["extra"], `${where}.extra`),
    };
  }

  group([where, values]: Placed): ImportedGroup {
    return {
      key: keyOf([where, values]),
      name: this.fields.short(textOf(values, "name"), limits.GROUP_NAME_MAX_CHARS, `${where}.name`),
      zone: textOf(values, "zone") || null,
    };
  }

  link([where, values]: Placed): ImportedLink {
    return {
      from: textOf(values, "from"),
      to: textOf(values, "to"),
      label: this.fields.short(textOf(values, "label"), limits.LINK_LABEL_MAX_CHARS, `${where}.label`),
      meaning: oneOf(values["meaning"], MEANINGS),
      fromSide: oneOf(values["fromSide"], SIDES),
      toSide: oneOf(values["toSide"], SIDES),
      fromEnd: values["fromEnd"] === "arrow" ? "arrow" : "none",
      toEnd: values["toEnd"] === "none" ? "none" : "arrow",
      colour: colourOf(values["colour"]),
      extra: this.fields.extra(values["extra"], `${where}.extra`),
    };
  }

  /** Nothing for a kind that is not known here, and for a stroke without points. */
  shape([where, values]: Placed): ImportedShape[] {
    const kind = oneOf(values["kind"], SHAPE_KINDS);
    const points = kind && isLine(kind) ? heldPoints(values["points"], POINT_NUMBERS[kind]) : [];
    const stamp = kind === "stamp" ? this.fields.short(textOf(values, "stamp"), limits.STAMP_MAX_CHARS, where) : null;
    if (!kind || stamp === "" || (kind === "ink" && points.length === 0)) {
      this.fields.leaveOut(where);
      return [];
    }
    const file = textOf(values, "file");
    return [
      {
        kind,
        rect: this.fields.shapeRect(values["rect"], `${where}.rect`),
        text: textOf(values, "text"),
        colour: colourOf(values["colour"]),
        points,
        stamp,
        // The shape of an id is all that is asked of it: which files there are is another question.
        file: kind === "image" && isId(file) ? (file as FileId) : null,
        locked: values["locked"] === true,
        bornAt: this.fields.time(values["born"], `${where}.born`),
      },
    ];
  }

  /** Nothing for a field that is not known here. */
  statement([where, values]: Placed): ImportedStatement[] {
    const field = oneOf(values["field"], FIELDS);
    if (!field) {
      this.fields.leaveOut(where);
      return [];
    }
    return [
      {
        field,
        text: textOf(values, "text"),
        sources: keysIn(values["sources"]),
        value: textOf(values, "value") || null,
        note: this.fields.short(textOf(values, "note"), limits.STATEMENT_NOTE_MAX_CHARS, `${where}.note`),
        address: this.fields.short(textOf(values, "address"), limits.STATEMENT_ADDRESS_MAX_CHARS, `${where}.address`),
        line: textOf(values, "line") || null,
        why: this.fields.short(textOf(values, "why"), limits.STATEMENT_NOTE_MAX_CHARS, `${where}.why`),
        who: this.fields.short(textOf(values, "who"), limits.STATEMENT_NOTE_MAX_CHARS, `${where}.who`),
        bornAt: this.fields.time(values["born"], `${where}.born`),
      },
    ];
  }

  note([where, values]: Placed): ImportedNote {
    return {
      card: textOf(values, "card"),
      text: textOf(values, "text"),
      status: oneOf(values["status"], STATUSES),
      due: dueOf(values["due"]),
      address: this.fields.short(textOf(values, "address"), limits.NOTE_ADDRESS_MAX_CHARS, `${where}.address`),
      told: oneOf(values["told"], RECORDED),
      bornAt: this.fields.time(values["born"], `${where}.born`),
    };
  }

  line([where, values]: Placed): ImportedLine {
    return {
      key: keyOf([where, values]),
      section: oneOf(values["section"], SECTIONS) ?? "always",
      text: textOf(values, "text"),
      sources: keysIn(values["sources"]),
      bornAt: this.fields.time(values["born"], `${where}.born`),
    };
  }
}
