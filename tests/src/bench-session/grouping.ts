import { Ear, quiet } from "./ear.ts";
import type { Wish } from "./commands.ts";
import { openTable, rest } from "./table.ts";
import type { Answers, Table } from "./table.ts";
import { cardsWith, Grouper } from "./writing.ts";

/**
 * Everybody groups two cards at the same moment, and everybody calls their group something else at the same moment. It is
 * no command: a change of the board is answered by its echo, which says that it is stored.
 */

export interface Grouped {
  readonly answers: Answers;
  /** Of one such change. */
  readonly bytes: number;
}

export async function playGrouping(base: string, { people, rounds }: Wish): Promise<Grouped> {
  const table = await openTable(base, people);
  const ears = await earsOf(table);
  const [host] = ears;
  if (!host) throw new Error("nobody is in the room");
  const named = table.people.map((_, at) => [`carte-${at}-a.`, `carte-${at}-b.`]);
  const { cards, update } = cardsWith(named.flat());
  host.write(update);
  await quiet(ears);
  const groupers = table.people.map(() => new Grouper(update));
  const answers: Answers = {};
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const groups = groupers.map((one, at) => one.group(cards.slice(2 * at, 2 * at + 2), `groupe-${round}-${at}.`));
    const names = groupers.map((one, at) => one.rename(`nom-${round}-${at}.`));
    bytes = groups[0]?.length ?? 0;
    await atOnce(ears, { updates: groups, words: (at) => `groupe-${round}-${at}.`, into: answers, what: "group" });
    await atOnce(ears, { updates: names, words: (at) => `nom-${round}-${at}.`, into: answers, what: "rename" });
  }
  for (const ear of ears) ear.close();
  table.close();
  return { answers, bytes };
}

export function earsOf({ base, people }: Table): Promise<Ear[]> {
  return Promise.all(people.map(({ seat }) => Ear.open(base, seat.sync.path, seat)));
}

interface Moment {
  readonly updates: readonly Uint8Array[];
  readonly words: (at: number) => string;
  readonly into: Answers;
  readonly what: string;
}

async function atOnce(ears: readonly Ear[], { updates, words, into, what }: Moment): Promise<void> {
  for (const ear of ears) ear.begin();
  const since = performance.now();
  for (const [at, update] of updates.entries()) ears[at]?.write(update);
  await quiet(ears);
  const all = ears.map((_, at) => words(at));
  for (const [at, ear] of ears.entries()) {
    note(into, `${what}, all at once: own is stored`, ear.hadAll([words(at)]), since);
    note(into, `${what}, all at once: all ${all.length} are here`, ear.hadAll(all), since);
  }
  await rest();
}

/** What never came is a fault of the benchmark. */
export function note(into: Answers, what: string, at: number | undefined, since: number): void {
  if (at === undefined) throw new Error(`${what}: it never came`);
  (into[what] ??= []).push(at - since);
}
