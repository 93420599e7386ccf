import type { Locale } from "@tablee/shared/locales";

/**
 * Words by their key, with what stands in them put in, and the form that a number asks for. The library that did this was
 * a sixth of the script of the first page, for three things: decisions/042.
 */

/** Namespace → tree of strings. */
type Trees = Map<string, object>;
type Params = Readonly<Record<string, unknown>>;

/** What of its keys there is, the first says. The name of its room of the house is for whoever reads the code. */
export type TFunction<_Room extends string = string> = (key: string | readonly string[], params?: Params) => string;

const HOLE = /\{\{(\w+)\}\}/g;

export class Words {
  readonly #trees: Readonly<Record<Locale, Trees>> = { fr: new Map(), en: new Map() };
  readonly #plurals = new Map<Locale, Intl.PluralRules>();

  add(locale: Locale, room: string, tree: object): void {
    this.#trees[locale].set(room, tree);
  }

  /** The words of a room in one language. A key is a path in its tree, or in that of another room before a colon. */
  in(locale: Locale, room: string): TFunction {
    return (key, params = {}) => {
      const keys = typeof key === "string" ? [key] : key;
      for (const one of keys) {
        const found = this.#find({ locale, room, key: one, count: params["count"] });
        if (found !== undefined) return found.includes("{{") ? filled(found, params) : found;
      }
      return keys.at(-1) ?? "";
    };
  }

  #find(wish: {
    readonly locale: Locale;
    readonly room: string;
    readonly key: string;
    readonly count: unknown;
  }): string | undefined {
    const { locale, key, count } = wish;
    const colon = key.indexOf(":");
    const tree = this.#trees[locale].get(colon < 0 ? wish.room : key.slice(0, colon));
    const path = key.slice(colon + 1).split(".");
    if (!tree) return undefined;
    if (typeof count !== "number") return wordAt(tree, path);
    const last = path.pop() ?? "";
    const forms = [`${last}_${this.#form(locale, count)}`, `${last}_other`, last];
    for (const form of forms) {
      const found = wordAt(tree, [...path, form]);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #form(locale: Locale, count: number): string {
    const rules = this.#plurals.get(locale) ?? new Intl.PluralRules(locale);
    this.#plurals.set(locale, rules);
    return rules.select(count);
  }
}

function wordAt(tree: object, path: readonly string[]): string | undefined {
  let at: unknown = tree;
  for (const name of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return typeof at === "string" ? at : undefined;
}

function filled(text: string, params: Params): string {
  return text.replace(HOLE, (_hole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  });
}
