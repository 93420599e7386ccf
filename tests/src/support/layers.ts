import path from "node:path";
import { bareCode, importsIn } from "./sources.ts";
import type { Import, Source } from "./sources.ts";

/** Judges who imports whom by a table. The table itself is in layers.test.ts. */

export interface Layers {
  /** Package → packages of ours that it may import. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** Package → room → rooms of the same package that it may import. A room is a folder of `src`, or a file in it. */
  readonly rooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** `package/room` → the one file through which the other rooms named may reach it. */
  readonly doors: Readonly<Record<string, { readonly file: string; readonly for: readonly string[] }>>;
  /** Foreign package → the places (beginnings of a file’s path) that may import it; everywhere if it is not named. */
  readonly homes: Readonly<Record<string, readonly string[]>>;
  /** Files that know nothing of some packages, and do not use some words. */
  readonly blind: readonly Blindness[];
}

interface Blindness {
  readonly who: string;
  readonly files: RegExp;
  /** Foreign packages that may be imported; every one when it is left out. */
  readonly only?: readonly string[];
  readonly never?: RegExp;
  readonly words?: RegExp;
  /** Modules of which only types may be imported. */
  readonly typesOf?: RegExp;
}

interface Place {
  readonly pkg: string;
  readonly room: string;
}

const OURS = /^@tablee\/([a-z]+)\/(.+)$/;
const TEST = /\.test\.tsx?$/;

export function placeOf(file: string): Place | undefined {
  const found = /^([a-z]+)\/src\/([^/]+?)(?:\/|\.(?:test\.)?tsx?$)/.exec(file);
  return found?.[1] !== undefined && found[2] !== undefined ? { pkg: found[1], room: found[2] } : undefined;
}

function targetOf(file: string, from: string): string | undefined {
  if (from.startsWith(".")) return path.posix.join(path.posix.dirname(file), from);
  const ours = OURS.exec(from);
  return ours ? `${ours[1]}/src/${ours[2]}.ts` : undefined;
}

function foreignName(from: string): string {
  const [first = "", second = ""] = from.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

/** One sentence for each import that the table forbids. */
export function judgeLayers(sources: readonly Source[], layers: Layers): string[] {
  return sources.flatMap((source) => judgeSource(source, layers));
}

function judgeSource({ file, text }: Source, layers: Layers): string[] {
  const place = placeOf(file);
  if (!place) return [`${file} lies in no room`];
  const rooms = layers.rooms[place.pkg];
  if (!rooms) return [`${file}: the table does not know the package ${place.pkg}`];
  if (!rooms[place.room]) return [`${file}: the table does not know the room ${place.pkg}/${place.room}`];
  const faults = path.posix.basename(file).startsWith("index.") ? [`${file} is a barrel`] : [];
  for (const one of importsIn(text)) {
    const fault = judgeImport({ file, place, one }, layers);
    if (fault) faults.push(`${file} imports ${one.from}: ${fault}`);
  }
  for (const blind of layers.blind) if (blind.files.test(file)) faults.push(...wordsIn(file, text, blind));
  return [...faults, ...(/^export \* from/m.test(text) ? [`${file} passes a whole module on`] : [])];
}

interface Asked {
  readonly file: string;
  readonly place: Place;
  readonly one: Import;
}

function judgeImport(asked: Asked, layers: Layers): string | undefined {
  const target = targetOf(asked.file, asked.one.from);
  const blind = layers.blind.find(({ files, typesOf }) => files.test(asked.file) && typesOf?.test(asked.one.from));
  if (blind && !asked.one.typeOnly) return `${blind.who} takes only types of it`;
  return target === undefined ? judgeForeign(asked, layers) : judgeOurs(asked, target, layers);
}

function judgeForeign({ file, one }: Asked, layers: Layers): string | undefined {
  const name = foreignName(one.from);
  const homes = layers.homes[name];
  if (homes && !homes.some((home) => file.startsWith(home))) return `${name} is at home in ${homes.join(", ")}`;
  for (const blind of layers.blind) {
    if (!blind.files.test(file)) continue;
    if (blind.only && !blind.only.includes(name)) return `${blind.who} knows no ${name}`;
    if (blind.never?.test(name)) return `${blind.who} knows no ${name}`;
  }
  return undefined;
}

function judgeOurs({ file, place, one }: Asked, target: string, layers: Layers): string | undefined {
  const pkg = target.split("/")[0] ?? "";
  const room = placeOf(target)?.room;
  if (pkg !== place.pkg) {
    if (one.from.startsWith(".")) return "a relative path leaves its package";
    if (!layers.packages[place.pkg]?.includes(pkg)) return `${place.pkg} may not import ${pkg}`;
    return undefined;
  }
  if (!one.from.startsWith(".")) return "a package does not import itself by name";
  // A style or a picture beside `src` has no room.
  if (room === undefined || room === place.room) return undefined;
  const [mine, theirs] = [`${place.pkg}/${place.room}`, `${place.pkg}/${room}`];
  if (!layers.rooms[place.pkg]?.[place.room]?.includes(room)) return `${mine} may not reach ${theirs}`;
  const door = layers.doors[theirs];
  if (door?.for.includes(place.room) && target !== door.file && !TEST.test(file))
    return `${mine} reaches ${theirs} only through ${door.file}`;
  return undefined;
}

function wordsIn(file: string, text: string, { who, words }: Blindness): string[] {
  if (!words) return [];
  const found = new Set([...bareCode(text).matchAll(new RegExp(words.source, "g"))].map(([word]) => word.trim()));
  return [...found].map((word) => `${file} says ${word}: ${who} has none`);
}

/** Rooms that reach themselves through others, as `a → b → a`; of the table or of any other graph. */
export function cyclesOf(graph: Readonly<Record<string, readonly string[]>>): string[] {
  const found = new Set<string>();
  const walk = (trail: readonly string[]): void => {
    for (const next of graph[trail.at(-1) ?? ""] ?? []) {
      if (next === trail[0]) found.add([...trail, next].join(" → "));
      // From its smallest member alone, so that a cycle is found once, and never round and round.
      else if (!trail.includes(next) && next > (trail[0] ?? "")) walk([...trail, next]);
    }
  };
  for (const start of Object.keys(graph)) walk([start]);
  return [...found];
}
