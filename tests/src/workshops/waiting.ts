/** Waiting on what many see, with an end to it. */

const BEAT_MS = 25;
/** Long enough for a machine with much else to do: what must be quick has its own time in the script. */
export const SEEN_WITHIN_MS = 20_000;
/** What a page is looked through for: less than an action may take, so that what was not found is named. */
export const FOUND_WITHIN_MS = 20_000;
/** For what must come through to a server that may be on its way back. */
export const PATIENCE_MS = 50_000;

/** Milliseconds until it held, from `since`; throws what was still missing after `withinMs`. */
export async function holds(
  missing: () => Promise<string | null>,
  { withinMs, since = Date.now() }: { readonly withinMs: number; readonly since?: number },
): Promise<number> {
  for (;;) {
    const what = await missing();
    const ms = Date.now() - since;
    if (what === null && ms <= withinMs) return ms;
    if (ms > withinMs)
      throw new Error(what === null ? `held only after ${ms} ms` : `not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, BEAT_MS);
    });
  }
}

/** Ends a piece of work that does not end by itself; the work is left to its own limits. */
export async function bounded<Value>(
  work: Promise<Value>,
  { ms, what }: { readonly ms: number; readonly what: string },
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
