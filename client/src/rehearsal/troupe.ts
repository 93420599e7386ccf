import type { Locale } from "@tablee/shared/locales";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard } from "../api.ts";
import { readTab, writeTab } from "../kept.ts";
import { rolesOf, Voice } from "./said.ts";
import { Simulated } from "./simulated.ts";

/**
 * Those who are simulated at one rehearsal. They live in the page of whoever rehearses: when it is closed they have no
 * device any more, and when it is loaded again the same ones come back.
 */

export const PACES = ["calm", "brisk"] as const;
export type Pace = (typeof PACES)[number];
/** One thing at a time is done at the table, by one of them. */
const BEAT_MS: Readonly<Record<Pace, number>> = { calm: 4_000, brisk: 700 };

/** What was chosen when the rehearsal was opened. */
export interface RehearsalWish {
  readonly count: number;
  readonly pace: Pace;
}

interface KeptTroupe extends RehearsalWish {
  readonly seats: readonly Seat[];
}

const keyOf = (board: string): string => `tablee.rehearsal.${board}`;

export function keepWish(board: string, wish: RehearsalWish): void {
  keep(board, { ...wish, seats: [] });
}

function keep(board: string, troupe: KeptTroupe | null): void {
  writeTab(keyOf(board), troupe && JSON.stringify(troupe));
}

/** What this tab keeps of a rehearsal; null where it was opened by another. */
export function keptTroupe(board: string): KeptTroupe | null {
  const text = readTab(keyOf(board));
  // Written by this page alone, in this tab.
  return text === null ? null : (JSON.parse(text) as KeptTroupe);
}

interface TroupeParts {
  readonly board: string;
  readonly code: string;
  readonly locale: Locale;
  readonly chance: () => number;
}

export class Troupe {
  readonly #parts: TroupeParts;
  readonly #people: Simulated[] = [];
  #beat: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(parts: TroupeParts) {
    this.#parts = parts;
  }

  /** They come one after the other: each begins with a request of its own, and a browser makes few at a time. */
  async come({ count, pace }: RehearsalWish): Promise<void> {
    const { board, code, locale, chance } = this.#parts;
    const voice = new Voice(locale, chance);
    const known = keptTroupe(board)?.seats ?? [];
    const seats: Seat[] = [];
    this.#next(pace);
    for (const [at, role] of rolesOf(count, locale).entries()) {
      if (this.#isOver) return;
      const joined = known[at] ?? (await this.#join(code, role));
      if (!joined || this.#isOver) return;
      seats.push(joined);
      keep(board, { count, pace, seats: [...seats, ...known.slice(seats.length)] });
      const one = new Simulated(joined, { voice, chance });
      this.#people.push(one);
      await one.come();
    }
  }

  async #join(code: string, role: { readonly name: string; readonly part: Seat["member"]["part"] }) {
    const reply = await joinBoard({ code, ...role, session: "token" });
    return reply.ok ? reply.value : null;
  }

  #next(pace: Pace): void {
    if (this.#isOver) return;
    this.#beat = setTimeout(() => {
      void this.#act().then(() => this.#next(pace));
    }, BEAT_MS[pace]);
  }

  /** One of those who would do something does it. */
  async #act(): Promise<void> {
    const wishing = this.#people.flatMap((person) => {
      const act = person.wish();
      return act ? [{ person, act }] : [];
    });
    const chosen = wishing[Math.floor(this.#parts.chance() * wishing.length)];
    if (chosen) await chosen.person.act(chosen.act);
  }

  /** They leave; `forget`: and do not come back. */
  async end({ forget }: { readonly forget: boolean }): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#beat);
    if (forget) keep(this.#parts.board, null);
    await Promise.all(this.#people.map((person) => person.leave()));
  }
}
