import { openTable, rest, timed } from "./table.ts";
import type { Answers } from "./table.ts";

/** Everybody says *ready* at the same moment, and votes at the same moment. */

const CARDS = Array.from({ length: 48 }, (_, at) => `card${at}`);

export interface Wish {
  readonly people: number;
  readonly rounds: number;
}

/** And how many bytes a view has. */
export async function playCommands(
  base: string,
  { people, rounds }: Wish,
): Promise<{ readonly answers: Answers; readonly viewBytes: number }> {
  const table = await openTable(base, people);
  const lives = table.people.map(({ live }) => live);
  const [ready, vote]: [number[], number[]] = [[], []];
  await timed(table.host.live, "vote.start", { vote: "v1", question: "", points: 5, maxPerCard: 2, cards: CARDS });
  for (let round = 0; round < rounds; round += 1) {
    ready.push(...(await Promise.all(lives.map((live) => timed(live, "ready.set", { ready: round % 2 === 0 })))));
    await rest();
    const votes = lives.map((live, at) => {
      const [one, two] = [CARDS[(at + round) % CARDS.length] ?? "", CARDS[(at * 7 + round + 1) % CARDS.length] ?? ""];
      return timed(live, "vote.cast", { vote: "v1", person: 0, ballot: { [one]: 2, [two]: 2 } });
    });
    vote.push(...(await Promise.all(votes)));
    await rest();
  }
  const viewBytes = JSON.stringify(table.host.view()).length;
  table.close();
  return { answers: { "ready, all at once": ready, "vote, all at once": vote }, viewBytes };
}
