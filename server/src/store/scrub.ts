import type { Store } from "./open.ts";

const TRIES = 60;
const AGAIN_MS = 1_000;

/**
 * What was overwritten or deleted stays in the write-ahead log until that is folded into the file and cut: this does
 * both. Somebody else who reads the file, as a backup does, puts it off: then it is tried again, and nobody waits for it.
 */
export async function scrub({ ask }: Pick<Store, "ask">, failed: (error: unknown) => void): Promise<void> {
  try {
    if (!(await ask("scrub", undefined))) void again(ask).catch(failed);
  } catch (error) {
    failed(error);
  }
}

async function again(ask: Store["ask"]): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
    if (await ask("scrub", undefined)) return;
  }
  throw new Error("the log of the database is in use");
}
