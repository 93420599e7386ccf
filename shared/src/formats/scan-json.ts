import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";

/**
 * One pass over the text before the engine parses it: where it stops being JSON (no engine says that in a form that
 * another says too), how deep it goes, and whether a key is given twice. Without recursion, so depth costs nothing.
 */

export interface Scanned {
  /** Place of the first key that an object has twice; the engine takes the last. */
  readonly duplicateKey: string | null;
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

/** `line 39, column 5`, both counted from 1, lines ended by LF, CRLF or CR. */
export function placeIn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

interface Frame {
  readonly close: "}" | "]";
  readonly keys: Set<string> | null;
}

class Scanner {
  readonly #text: string;
  readonly #open: Frame[] = [];
  #at = 0;
  duplicate: number | null = null;
  deepest = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get at(): number {
    return this.#at;
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  /** By hand: a pattern for whole strings would keep one state per character of an 8 MB one. */
  #takeText(): string | null {
    const start = this.#at;
    if (this.#text[start] !== '"') return null;
    this.#at += 1;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 92) {
        if (this.#take(ESCAPE) === null) return null;
      } else if (code >= 32) {
        this.#at += 1;
        if (code === 34) return this.#text.slice(start, this.#at);
      } else {
        // A bare control character, or the end of the text.
        return null;
      }
    }
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at += 1;
    }
  }

  #takeSign(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #takeKey(keys: Set<string>): boolean {
    this.#skipSpace();
    const start = this.#at;
    const key = this.#takeText();
    if (key === null) return false;
    if (keys.has(key)) this.duplicate ??= start;
    keys.add(key);
    return this.#takeSign(":");
  }

  #enter(close: Frame["close"], keys: Set<string> | null): void {
    this.#open.push({ close, keys });
    this.deepest = Math.max(this.deepest, this.#open.length);
  }

  /** A whole scalar or the opening of an object or list; `open` when something inside must follow. */
  #takeValue(): "done" | "open" | "wrong" {
    if (this.#takeSign("{")) {
      const keys = new Set<string>();
      this.#enter("}", keys);
      if (this.#takeSign("}")) return this.#leave();
      return this.#takeKey(keys) ? "open" : "wrong";
    }
    if (this.#takeSign("[")) {
      this.#enter("]", null);
      return this.#takeSign("]") ? this.#leave() : "open";
    }
    return (this.#takeText() ?? this.#take(NUMBER) ?? this.#take(WORD)) === null ? "wrong" : "done";
  }

  #leave(): "done" {
    this.#open.pop();
    return "done";
  }

  /** After a value: closes what ends here, and says whether another value follows. */
  #takeEnd(): "more" | "end" | "wrong" {
    for (;;) {
      const frame = this.#open.at(-1);
      if (!frame) {
        this.#skipSpace();
        return this.#at === this.#text.length ? "end" : "wrong";
      }
      if (this.#takeSign(",")) return !frame.keys || this.#takeKey(frame.keys) ? "more" : "wrong";
      if (!this.#takeSign(frame.close)) return "wrong";
      this.#open.pop();
    }
  }

  run(): "end" | "wrong" | "too-deep" {
    for (;;) {
      const value = this.#takeValue();
      if (value === "wrong") return "wrong";
      if (this.deepest > limits.IMPORT_DEPTH_MAX) return "too-deep";
      if (value === "open") continue;
      const next = this.#takeEnd();
      if (next !== "more") return next;
    }
  }
}

/** Of JSON text without a byte order mark. */
export function scanJson(text: string): Reply<Scanned, "not-json" | "too-deep"> {
  const scanner = new Scanner(text);
  const end = scanner.run();
  if (end === "wrong") return no("not-json", placeIn(text, scanner.at));
  if (end === "too-deep") return no("too-deep", placeIn(text, scanner.at));
  return yes({ duplicateKey: scanner.duplicate === null ? null : placeIn(text, scanner.duplicate) });
}
