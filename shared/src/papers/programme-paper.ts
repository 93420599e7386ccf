import { wordsWithoutMarks } from "../board/marks.ts";
import type { Board } from "../board/types.ts";
import { coveredByProgramme, minutesOf, programmeOf } from "../practice/programme.ts";
import type { ProgrammeTime, Sequence } from "../practice/programme.ts";
import { signedNow } from "../session/programme.ts";
import type { ProgrammeSignature } from "../session/programme.ts";
import type { Place } from "../session/seat.ts";
import { cardItem, cardsOf } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Paper } from "./paper.ts";
import type { PowerKnown } from "./power-known.ts";
import type { PaperWords } from "./words.ts";

interface Told {
  readonly board: Board;
  readonly power: PowerKnown;
  readonly words: PaperWords;
}

/** The programme by itself, as it is handed on. */
export function programmePaper({ title, ...told }: Told & { readonly title: string }): Paper {
  const { words } = told;
  const name = `${words.power.programme} – ${title}`;
  return { title: name, locale: words.locale, lacking: words.lacking, blocks: [heading(1, name), ...parts(told, 2)] };
}

/** Within the document of a table. */
export function programmeBlocks(told: Told): readonly Block[] {
  const blocks = parts(told, 4);
  return blocks.length === 0 ? [] : [heading(3, told.words.power.programme), ...blocks];
}

/** By time: what it is, what it is for, how long, and who carries it; then who signs the whole of it. */
function parts(told: Told, level: 2 | 4): readonly Block[] {
  const { board, words } = told;
  const times = programmeOf(board).filter(({ sequences }) => sequences.length > 0);
  if (times.length === 0) return [];
  const total = minutesOf(times.flatMap(({ sequences }) => sequences));
  return [
    ...times.flatMap((time) => timeBlocks(time, told, level)),
    ...(total === 0 ? [] : [{ kind: "text", text: words.power.total(total) } as const]),
    ...originBlocks(times, told),
    heading(level, words.power.signatures),
    ...signatureBlocks(told),
  ];
}

function timeBlocks({ time, sequences }: ProgrammeTime, told: Told, level: 2 | 4): readonly Block[] {
  const { power } = told.words;
  const { sequence, aim, minutes, carriers } = power.head;
  const rows = sequences.map((one) => [
    wordsWithoutMarks(one.title) || power.unsaid,
    one.aim || power.unsaid,
    one.minutes === null ? power.unsaid : power.minutes(one.minutes),
    carriersOf(one, told),
  ]);
  return [
    heading(level, power.times[time]),
    { kind: "table", table: { head: [sequence, aim, minutes, carriers], rows } },
  ];
}

/** What nobody carries is said. */
function carriersOf({ id }: Sequence, { power, words }: Told): string {
  const those = power.programme.carried.filter(({ sequence }) => sequence === id);
  return those.length === 0 ? words.power.nobody : those.map((one) => whoIs(one, { power, words })).join("\n");
}

/** By name where the person lets it leave; else by the part that they told the table. */
function whoIs(place: Place, { power, words }: Pick<Told, "power" | "words">): string {
  const { name, part } = power.who(place);
  const said = part === null ? "" : words.power.parts[part];
  if (name === null) return said || words.power.unnamed;
  return said === "" ? name : `${name} (${said})`;
}

function originBlocks(times: readonly ProgrammeTime[], { board, words }: Told): readonly Block[] {
  const items = times
    .flatMap(({ sequences }) => sequences)
    .flatMap(({ title, statement }) => {
      const cards = cardsOf(board, statement.sources);
      return cards.length === 0 ? [] : [{ text: title, items: cards.map((card) => cardItem(card, words)) }];
    });
  return items.length === 0 ? [] : [{ kind: "text", text: words.origins, tone: "note" }, ...list(items)];
}

function signatureBlocks(told: Told): readonly Block[] {
  const { board, power, words } = told;
  const { holding, fallen, isSigned } = signedNow(power.programme, coveredByProgramme(board));
  const said = words.power;
  const row = (one: ProgrammeSignature, state: string): readonly string[] => [
    power.who(one).name ?? said.unnamed,
    one.part === null ? "–" : said.parts[one.part],
    words.day(one.at),
    state,
  ];
  const rows = [...holding.map((one) => row(one, said.holds)), ...fallen.map((one) => row(one, said.fell))];
  const { name, part, day, state } = said.head;
  return [
    { kind: "text", text: isSigned ? said.signed : said.notSigned },
    ...(fallen.length === 0 ? [] : [{ kind: "text", text: said.fallen(fallen.length) } as const]),
    ...(rows.length === 0 ? [] : [{ kind: "table", table: { head: [name, part, day, state], rows } } as const]),
  ];
}
