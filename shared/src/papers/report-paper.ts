import type { Board } from "../board/types.ts";
import type { Outcomes } from "../formats/outcomes.ts";
import type { CardId, QuoteId } from "../ids.ts";
import type { OnlyExperience } from "../practice/experience.ts";
import type { QuoteSaid } from "../practice/passages.ts";
import { REPORT_PARTS, reportOf } from "../practice/report.ts";
import type { ReportPart } from "../practice/report.ts";
import type { Audience } from "../session/audience.ts";
import { cardItem } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Paper } from "./paper.ts";
import { quoteItem } from "./story-blocks.ts";
import type { PaperWords } from "./words.ts";

export interface ReportOf {
  /** As it may leave. */
  readonly board: Board;
  readonly outcomes: Pick<Outcomes, "decided" | "tasks">;
  readonly only: OnlyExperience;
  /** Handed out for this audience. */
  readonly quotes: readonly QuoteSaid[];
  /** Of those in which somebody is quoted, the passages that were read and agreed to: the others are not there at all. */
  readonly stands: ReadonlySet<CardId | QuoteId>;
  /** Some passages are left out. */
  readonly isLess: boolean;
}

/** What was done, what was decided, what only experience brought, and what is not known. */
export function reportPaper(
  report: ReportOf,
  {
    title,
    audience,
    now,
    words,
  }: { readonly title: string; readonly audience: Audience; readonly now: number; readonly words: PaperWords },
): Paper {
  const { leaving, locale, lacking, day } = words;
  const name = leaving.reportOf(title);
  return {
    title: name,
    locale,
    lacking,
    blocks: [
      heading(1, name),
      { kind: "text", text: leaving.madeFor(leaving.audience[audience], day(now)), tone: "note" },
      ...reportBlocks(report, words),
    ],
  };
}

export function reportBlocks(report: ReportOf, words: PaperWords): Block[] {
  const { leaving } = words;
  const said = (part: ReportPart): readonly Block[] => {
    const decided = part === "decided" ? outcomesTold(report.outcomes, words) : [];
    const blocks = [...writtenBlocks(report.board, part), ...decided];
    return [heading(2, leaving.parts[part]), ...(blocks.length === 0 ? [none(leaving.nothing)] : blocks)];
  };
  return [...said("done"), ...said("decided"), ...onlyBlocks(report, words), ...said("unknown")];
}

/** What of it lies in the document, for the files of the whole table; nothing where nobody has begun. */
export function reportLines(board: Pick<Board, "statements">, { leaving }: PaperWords): Block[] {
  const parts = REPORT_PARTS.flatMap((part): readonly Block[] => {
    const blocks = writtenBlocks(board, part);
    return blocks.length === 0 ? [] : [heading(4, leaving.parts[part]), ...blocks];
  });
  return parts.length === 0 ? [] : [heading(3, leaving.report), ...parts];
}

function writtenBlocks(board: Pick<Board, "statements">, part: ReportPart): readonly Block[] {
  return list(
    reportOf(board, part)
      .filter(({ text }) => text.trim() !== "")
      .map(({ text }) => ({ text })),
  );
}

function outcomesTold({ decided, tasks }: ReportOf["outcomes"], { outcomes }: PaperWords): Block[] {
  const rows = tasks.map(({ what, who }) => [what, who || "–"]);
  return [
    ...(decided.trim() === "" ? [] : [{ kind: "text", text: decided } as const]),
    ...(rows.length === 0 ? [] : [{ kind: "table", table: { head: [outcomes.task, outcomes.who], rows } } as const]),
  ];
}

/** A card without a name quotes nobody; one with a name, and each quote, stands when it was read. */
function onlyBlocks({ board, only, quotes, stands, isLess }: ReportOf, words: PaperWords): Block[] {
  const { leaving } = words;
  const cards = only.cards.filter(({ id, author }) => author === null || stands.has(id));
  const read = quotes.filter(({ id }) => stands.has(id));
  const isAny = cards.length + read.length + only.lines.length > 0;
  const isQuoting = read.length > 0 || cards.some(({ author }) => author !== null);
  const shown = cards.flatMap(({ id }) => board.cards.get(id) ?? []).map((card) => cardItem(card, words));
  return [
    heading(2, leaving.only),
    isAny ? { kind: "text", text: leaving.onlyAbout, tone: "note" } : none(leaving.onlyNone),
    ...under(leaving.lines, list(only.lines.map(({ text }) => ({ text })))),
    ...under(leaving.cards, list(shown)),
    ...under(leaving.quotes, list(read.map((quote) => quoteItem(quote, board, words)))),
    ...(isQuoting ? [none(leaving.read)] : []),
    ...(isLess ? [none(leaving.leftOut)] : []),
  ];
}

function none(text: string): Block {
  return { kind: "text", text, tone: "note" };
}

function under(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(3, title), ...blocks];
}
