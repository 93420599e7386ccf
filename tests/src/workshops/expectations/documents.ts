import { z } from "zod";
import { oneSpaced, readDocx, readPdf } from "../../support/read-papers.ts";
import { seeSheet } from "../concerns/documents.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { judge } from "./judge.ts";

/** What the sheet says of itself, and what copies of the table hold. */

const FIELDS = { objectives: "objective" } as const;

/** Everybody with a device here is told the same. */
export const sheetWarning = judge(
  z.strictObject({ field: z.enum(["objectives"]), got: z.number(), max: z.number() }),
  async ({ play, says: { field, got, max }, board }) => {
    const wanted = `too-many ${FIELDS[field]} ${got}/${max}`;
    const missing = async (): Promise<string | null> => {
      for (const { client, answer } of await play.ask(board, seeSheet))
        if (!answer.warnings.includes(wanted)) return `${client.person.id} reads ${answer.warnings.join(", ")}`;
      return null;
    };
    return `${wanted}, for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

export const sheetValid = judge(z.strictObject({ maxWords: z.number() }), async ({ play, says, board }) => {
  let words = 0;
  const missing = async (): Promise<string | null> => {
    for (const { client, answer } of await play.ask(board, seeSheet)) {
      words = answer.words;
      if (answer.warnings.length > 0) return `${client.person.id} reads ${answer.warnings.join(", ")}`;
      if (words > says.maxWords || words === 0) return `${client.person.id} counts ${words} words`;
    }
    return null;
  };
  await holds(missing, { withinMs: SEEN_WITHIN_MS });
  return `${words} words`;
});

/** The words of a copy, as its reader has them. */
async function wordsOf(format: string, bytes: Uint8Array): Promise<string> {
  if (format === "pdf") return (await readPdf(bytes)).texts.join("\n");
  if (["docx", "esn", "spec"].includes(format)) return readDocx(bytes).texts.join("\n");
  return oneSpaced(new TextDecoder().decode(bytes));
}

export async function copiesOf(play: Play): Promise<(readonly [format: string, words: string])[]> {
  if (play.copies.size === 0) throw new Error("nothing was exported");
  return Promise.all([...play.copies].map(async ([format, bytes]) => [format, await wordsOf(format, bytes)] as const));
}

/** The whole of a table is in these; a sheet and specifications hold what was taken into them. */
const WHOLE = new Set(["md", "docx", "csv", "json", "jsoncanvas", "pdf"]);

export const exportContainsOriginal = judge(
  z.strictObject({ card: z.string(), lang: z.string() }),
  async ({ play, says }) => {
    const { original } = play.contribution(says.card);
    if (original?.lang !== says.lang) throw new Error(`card ${says.card} has no words in ${says.lang}`);
    const whole = (await copiesOf(play)).filter(([format]) => WHOLE.has(format));
    const lacks = whole.filter(([, words]) => !words.includes(original.text)).map(([format]) => format);
    if (lacks.length > 0) throw new Error(`not in ${lacks.join(", ")}`);
    return `in ${whole.map(([format]) => format).join(", ")}`;
  },
);

/** No name of anybody and no id of a member, unless the name stands on a card. */
export const noPersonalDataInExport = judge(
  z.strictObject({ unless: z.literal("author-consented") }),
  async ({ play, board }) => {
    const { cards } = await play.table(board).leader.board();
    const written = [...cards.map(({ text }) => text), ...play.script.contributions.flatMap(({ fr, en }) => [fr, en])];
    const said = written.join("\n");
    const names = play.script.participants
      .map(({ name }) => name)
      // No card of a script is signed: a name may only stand where somebody wrote it as a word.
      .filter((name) => !isIn(said, name));
    const secrets = [...names, ...play.members(board)];
    const copies = await copiesOf(play);
    for (const [format, words] of copies) {
      const found = secrets.find((secret) => isIn(words, secret));
      if (found !== undefined) throw new Error(`${format} names ${found}`);
    }
    return `${names.length} names and ${secrets.length - names.length} ids in none of ${copies.length} copies`;
  },
);

/** As a word by itself. */
function isIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + word.length)];
    if (!/\p{L}$/u.test(before) && !/^\p{L}/u.test(after)) return true;
  }
  return false;
}
