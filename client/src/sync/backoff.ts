import { CLOSE, closeNameOf } from "@tablee/shared/protocol/close-codes";
import type { CloseName } from "@tablee/shared/protocol/close-codes";

/** What a client does when its link has ended, and how long it waits before it comes back. */

type Next = "retry" | "stop" | "refused";

/** The range in which a server of a later build may say something that this one has no name for. */
const DELIBERATE = { from: 4_400, to: 4_499 } as const;

/** A code without a name between 4400 and 4499 was meant: what was sent is not sent again as it was. Any other may pass. */
export function nextOf(code: number): Next {
  const name = closeNameOf(code);
  if (name) return CLOSE[name].client;
  return code >= DELIBERATE.from && code <= DELIBERATE.to ? "refused" : "retry";
}

interface Pace {
  /** The first wait is chance between `least` of this and all of it; each further one doubles. */
  readonly firstMs: number;
  readonly mostMs: number;
  readonly least: number;
}

/** Chance over the whole span: whoever lost the link in the same moment comes back spread over it. */
const LOST: Pace = { firstMs: 1_000, mostMs: 10_000, least: 0 };
/** Everybody lost it at once, and the server needs a moment. */
const RESTART: Pace = { firstMs: 3_000, mostMs: 15_000, least: 0 };
/** Asked to wait: at least half of the span is waited. */
const LATER: Pace = { firstMs: 4_000, mostMs: 60_000, least: 0.5 };

const PACES: Readonly<Partial<Record<CloseName, Pace>>> = { restart: RESTART, tryLater: LATER, tooFast: LATER };

function paceOf(code: number): Pace {
  const name = closeNameOf(code);
  return (name && PACES[name]) ?? (nextOf(code) === "refused" ? LATER : LOST);
}

/** Whoever was asked to wait does; all others wait by chance alone, until it is known that the server is there. */
export function waitsByChance(code: number): boolean {
  return paceOf(code).least === 0;
}

/** Milliseconds before the next try. `tries`: how many have failed since a link last held; `chance`: from 0 to 1. */
export function waitMs({ code, tries, chance }: { readonly code: number; tries: number; chance: number }): number {
  const pace = paceOf(code);
  const spanMs = Math.min(pace.mostMs, pace.firstMs * 2 ** Math.min(tries, 16));
  return spanMs * (pace.least + (1 - pace.least) * chance);
}
