import { newId } from "@tablee/client/new-id";
import { SYNC_PATH } from "@tablee/shared/protocol/rooms";
import type { Wish } from "./commands.ts";
import { Ear, quiet } from "./ear.ts";
import { earsOf, note } from "./grouping.ts";
import { openTable, rest, timed } from "./table.ts";
import type { Answers, Sitting, Table } from "./table.ts";
import { cardsWith } from "./writing.ts";

/** Everybody has written three cards for themself; the host reveals, while all others say that they are ready. */

const CARDS_EACH = 3;

export interface Revealed {
  readonly answers: Answers;
  /** That each is sent. */
  readonly bytes: number;
}

export async function playReveal(base: string, { people, rounds }: Wish): Promise<Revealed> {
  const table = await openTable(base, people);
  const { live } = table.host;
  await timed(live, "phase.set", { phase: "silent" });
  for (const one of table.people) await timed(one.live, "sheet.open", { person: 0, sheet: newId() });
  const ears = await earsOf(table);
  const answers: Answers = {};
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const words = (at: number): string[] => Array.from({ length: CARDS_EACH }, (_, card) => `r${round}-${at}-${card}.`);
    await writePrivately(table, words);
    for (const ear of ears) ear.begin();
    const since = performance.now();
    const [reveal, ...others] = await Promise.all([
      timed(live, "round.reveal", { how: "all", reveals: table.host.view().rounds.reveals }),
      ...table.people.slice(1).map((one) => timed(one.live, "ready.set", { ready: round % 2 === 0 })),
    ]);
    await quiet(ears);
    note(answers, "reveal, by the host", since + reveal, since);
    for (const other of others) note(answers, "ready, while all is revealed", since + other, since);
    const all = table.people.flatMap((_, at) => words(at));
    for (const ear of ears) note(answers, `reveal: all ${all.length} cards are here`, ear.hadAll(all), since);
    bytes = ears[0]?.heardBytes ?? 0;
    await rest();
  }
  for (const ear of ears) ear.close();
  table.close();
  return { answers, bytes };
}

/** And has it stored. */
async function writePrivately({ base, people }: Table, words: (at: number) => readonly string[]): Promise<void> {
  const sheets = await Promise.all(people.map((one) => Ear.open(base, sheetPath(one), one.seat)));
  for (const sheet of sheets) sheet.begin();
  for (const [at, sheet] of sheets.entries()) sheet.write(cardsWith(words(at)).update);
  await quiet(sheets);
  for (const [at, sheet] of sheets.entries())
    if (sheet.hadAll(words(at)) === undefined) throw new Error("a private card was not stored");
  for (const sheet of sheets) sheet.close();
}

function sheetPath(one: Sitting): string {
  const [mine] = one.view().rounds.sheets;
  if (!mine) throw new Error("there is no sheet");
  return `${SYNC_PATH}/${one.seat.board.id}.${mine.epoch}.${mine.sheet}`;
}
