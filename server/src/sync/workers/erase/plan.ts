import * as Y from "yjs";
import { ROOTS } from "@tablee/shared/board/schema";
import type { Root } from "@tablee/shared/board/schema";
import type { MemberId } from "@tablee/shared/ids";
import { HOUSE } from "../../house.ts";
import type { Asking, FoundThing, Owners } from "./asking.ts";
import { MARKED, PLACE_KEYS, WORD_KEYS } from "./asking.ts";
import type { Known } from "./known.ts";
import { itemAt, keysOf, madeUntil, valueOf } from "./letters.ts";
import { Ties } from "./ties.ts";
import { part } from "./words-in.ts";
import type { Letters, Parted } from "./words-in.ts";

/**
 * What becomes of each thing of a document when somebody takes back what they brought.
 *
 *   begun by them ──nobody else is in it──► gone
 *        ├──others wrote in it──► their letters alone, and where it stands
 *        └──others answered it, build on it, lie in it──► the mark, and where it stands
 *   begun by others ──they wrote in it──► without their letters
 *
 * Letters are whose client wrote them; what the house wrote for a member, as a sheet that was revealed and signed, is that
 * member’s; what somebody else brought back is of whoever wrote it first: known.ts.
 */
export interface Left {
  /** Of its shared text; null: as it is. */
  readonly letters: readonly Letters[] | null;
  /** Keys that are not copied. */
  readonly without: ReadonlySet<string>;
  /** What the house writes there. */
  readonly put: Readonly<Record<string, unknown>>;
}

export interface Plan {
  /** Null: nothing of it is left. What is not here stays as it is. */
  readonly fates: ReadonlyMap<Root, ReadonlyMap<string, Left | null>>;
  readonly found: readonly FoundThing[];
}

export interface Planning {
  readonly asking: Asking;
  readonly owners: Owners;
  readonly known: Known;
}

/** What hangs on another thing comes first: only then is it known what that leaves in the air. */
const IN_ORDER = ["statements", "notes", "lines", "links", "shapes", "cards", "groups", "zones", "meta"] as const;

interface Thing {
  readonly root: Root;
  readonly id: string;
  readonly item: Y.Item;
  readonly entry: Y.Map<unknown>;
}

type IsTheirs = (client: number, clock: number) => boolean;

export function planOf(doc: Y.Doc, planning: Planning): Plan {
  return new Planner(doc, planning).plan();
}

class Planner {
  readonly #doc: Y.Doc;
  readonly #asking: Asking;
  readonly #owners: Owners;
  readonly #known: Known;
  readonly #chosen: ReadonlySet<string> | null;
  readonly #ties: Ties;
  readonly #fates = new Map<Root, Map<string, Left | null>>(ROOTS.map((root) => [root, new Map()]));
  readonly #found: FoundThing[] = [];

  constructor(doc: Y.Doc, { asking, owners, known }: Planning) {
    this.#doc = doc;
    this.#asking = asking;
    this.#owners = owners;
    this.#known = known;
    this.#chosen = asking.things && new Set(asking.things);
    this.#ties = new Ties(doc, {
      isGone: (root, id) => this.#isGone(root, id),
      isTheirs: ({ id }) => this.#writerOf(id.client) === asking.member,
    });
  }

  #isGone(root: Root, id: string): boolean {
    return this.#fates.get(root)?.get(id) === null;
  }

  plan(): Plan {
    for (const root of IN_ORDER)
      for (const [id, item] of keysOf(this.#doc.getMap(root))) {
        if (this.#chosen && !this.#chosen.has(id)) continue;
        const left = this.#leftOf(root, id, item);
        if (left !== undefined) this.#fates.get(root)?.set(id, left);
      }
    this.#whatHangs();
    return { fates: this.#fates, found: this.#found };
  }

  /** Links without words, and what the house noted: they go with what they speak of; and whoever took a card on is named no more. */
  #whatHangs(): void {
    const isGone = (id: unknown): boolean =>
      typeof id === "string" && (this.#isGone("cards", id) || this.#isGone("zones", id));
    const drop = (root: "links" | "records", hangs: (thing: Y.Map<unknown>) => boolean): void => {
      for (const [id, item] of keysOf(this.#doc.getMap(root))) {
        const thing = valueOf(item);
        if (thing instanceof Y.Map && hangs(thing)) this.#fates.get(root)?.set(id, null);
      }
    };
    drop("links", (link) => isGone(link.get("from")) || isGone(link.get("to")));
    const isNamed = (record: Y.Map<unknown>): boolean =>
      this.#chosen === null && record.get("member") === this.#asking.member;
    drop("records", (record) => isGone(record.get("card")) || isNamed(record));
  }

  #leftOf(root: Root, id: string, item: Y.Item): Left | null | undefined {
    const entry = valueOf(item);
    // What a peer wrote there that is no thing at all.
    if (!(entry instanceof Y.Map)) return this.#writerOf(item.id.client) === this.#asking.member ? null : undefined;
    const thing: Thing = { root, id, item, entry };
    return this.#isOwn(thing) ? this.#ofOwn(thing) : this.#ofOthers(thing);
  }

  #writerOf(client: number): MemberId {
    return this.#owners.get(client) ?? HOUSE;
  }

  #bornOf({ entry }: Thing): { readonly by: unknown; readonly item: Y.Item } | undefined {
    const item = itemAt(entry, "born");
    const born = item && valueOf(item);
    return item && typeof born === "object" && born !== null ? { by: Reflect.get(born, "by"), item } : undefined;
  }

  /** Areas, groups and links do not say who made them. */
  #isOwn(thing: Thing): boolean {
    const born = this.#bornOf(thing);
    const { member } = this.#asking;
    return born ? born.by === member : this.#writerOf(thing.item.id.client) === member;
  }

  #ofOwn(thing: Thing): Left | null {
    const { root, id, entry } = thing;
    const isTheirs = this.#inOwn(thing);
    const parted = this.#part(thing, { isTheirs, cut: (text) => this.#known.without(id, text), copies: [] });
    const ofOthers = WORD_KEYS[root].filter((key) => {
      const item = itemAt(entry, key);
      const value = item && valueOf(item);
      if (!item || typeof value !== "string" || value.trim() === "") return false;
      return !isTheirs(item.id.client, item.id.clock) && this.#known.without(id, value) !== "";
    });
    const hasRest = ofOthers.length > 0 || !isBlank(parted.rest);
    const isHeld = !hasRest && this.#ties.holds(root, id);
    this.#note(thing, {
      parted,
      keys: WORD_KEYS[root].filter((key) => !ofOthers.includes(key)),
      isOwn: true,
      stays: hasRest || isHeld,
    });
    if (!hasRest && !isHeld) return null;
    return this.#whatStays(thing, { parted, kept: ofOthers, isMarked: !hasRest });
  }

  /** Whose what is in a thing that they began. */
  #inOwn(thing: Thing): IsTheirs {
    const { member } = this.#asking;
    const { client } = thing.item.id;
    const maker = this.#writerOf(client);
    // Brought back by somebody else, who wrote all of it anew.
    const until = maker === member || maker === HOUSE ? 0 : madeUntil(this.#doc, thing.item);
    const born = this.#bornOf(thing);
    // Nobody takes what the house published of others by putting themself down as its beginner.
    const isOfHouse = !born || this.#writerOf(born.item.id.client) === HOUSE;
    return (one, clock) => {
      const writer = this.#writerOf(one);
      if (writer === member) return true;
      return writer === HOUSE ? isOfHouse : one === client && clock < until;
    };
  }

  #whatStays(
    { root, entry }: Thing,
    {
      parted,
      kept,
      isMarked,
    }: { readonly parted: Parted; readonly kept: readonly string[]; readonly isMarked: boolean },
  ): Left {
    const stays = new Set([...(PLACE_KEYS[root] ?? []), ...kept, ...(isMarked ? [] : ["kind"])]);
    const isText = entry.get("text") instanceof Y.Text;
    if (isText) stays.add("text");
    const marked = isMarked && !isText ? MARKED[root] : undefined;
    return {
      letters: isText ? (isMarked ? this.#mark() : parted.rest) : null,
      without: new Set([...keysOf(entry)].flatMap(([key]) => (stays.has(key) ? [] : [key]))),
      put: {
        ...(entry.has("born") && { born: { by: null, at: this.#asking.at } }),
        ...(marked !== undefined && { [marked]: this.#asking.mark }),
        // What was drawn was theirs; words that others put to it are a text.
        ...(root === "shapes" && { kind: "text" }),
      },
    };
  }

  #mark(): readonly Letters[] {
    return [{ writer: HOUSE, text: this.#asking.mark }];
  }

  #ofOthers(thing: Thing): Left | undefined {
    const { root, entry } = thing;
    const isTheirs: IsTheirs = (client) => this.#writerOf(client) === this.#asking.member;
    const parted = this.#part(thing, { isTheirs, cut: (text) => text, copies: this.#copiedInto(thing) });
    const keys = WORD_KEYS[root].filter((key) => {
      const item = itemAt(entry, key);
      if (!item || item.content instanceof Y.ContentType) return false;
      return isTheirs(item.id.client, item.id.clock) || this.#isTheirName(key, valueOf(item));
    });
    if (parted.words === "" && keys.length === 0) return undefined;
    this.#note(thing, { parted, keys, isOwn: false, stays: true });
    const marked = MARKED[root];
    return {
      letters: parted.words === "" ? null : isBlank(parted.rest) && marked ? this.#mark() : parted.rest,
      without: new Set(keys),
      put: marked !== undefined && keys.includes(marked) ? { [marked]: this.#asking.mark } : {},
    };
  }

  #isTheirName(key: string, value: unknown): boolean {
    return key === "author" && typeof value === "string" && this.#asking.names.includes(value.trim());
  }

  /** Sentences that were made from their cards, and say so, may hold them letter by letter. */
  #copiedInto({ entry }: Thing): readonly string[] {
    const sources = entry.get("sources");
    if (!(sources instanceof Y.Map)) return [];
    return [...sources.keys()].flatMap((id) => {
      const item = itemAt(this.#doc.getMap("cards"), id);
      const card = item && valueOf(item);
      if (!item || !(card instanceof Y.Map) || (this.#chosen && !this.#chosen.has(id))) return [];
      const thing: Thing = { root: "cards", id, item, entry: card };
      const text = card.get("text");
      return this.#isOwn(thing) && text instanceof Y.Text ? [text.toString().trim()] : [];
    });
  }

  #part({ entry }: Thing, wish: Omit<Parameters<typeof part>[1], "owners">): Parted {
    const text = entry.get("text");
    return text instanceof Y.Text ? part(text, { ...wish, owners: this.#owners }) : { words: "", rest: [] };
  }

  #note(
    { root, id, entry }: Thing,
    found: {
      readonly parted: Parted;
      readonly keys: readonly string[];
      readonly isOwn: boolean;
      readonly stays: boolean;
    },
  ): void {
    const { parted, keys, isOwn, stays } = found;
    const said = keys.flatMap((key) => {
      const value = entry.get(key);
      return typeof value === "string" && key !== "author" ? [value] : [];
    });
    this.#found.push({ root, id, words: [parted.words, ...said].filter(Boolean).join(" · "), isOwn, stays });
  }
}

function isBlank(letters: readonly Letters[]): boolean {
  return letters.every(({ text }) => text.trim() === "");
}
