import type { Board } from "../board/types.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { citationOf, LICENCES, missingIn, PUBLICATION_PARTS, writtenOf } from "../practice/publication.ts";
import type { PublicationRecord } from "../practice/publication.ts";
import { heading, list } from "./paper.ts";
import type { Block, Paper } from "./paper.ts";
import { reportBlocks } from "./report-paper.ts";
import type { ReportOf } from "./report-paper.ts";
import { paragraphs, storyBlocks } from "./story-blocks.ts";
import type { StoryTold } from "./story-blocks.ts";
import type { PaperWords } from "./words.ts";

/**
 * A publication: title and abstract in French and in English, how to cite it, its licence and its identifier, and then what it
 * says. One of the five missing, there is none.
 */
export function publicationPaper(
  {
    record,
    report,
    stories,
  }: { readonly record: PublicationRecord; readonly report: ReportOf; readonly stories: readonly StoryTold[] },
  words: PaperWords,
): Reply<Paper, "not-whole"> {
  const missing = missingIn(record);
  if (missing.length > 0) return no("not-whole", missing.join(" "));
  const { locale, lacking } = words;
  const [own, other] = locale === "en" ? ([record.en, record.fr] as const) : ([record.fr, record.en] as const);
  return yes({
    title: own.title,
    locale,
    lacking,
    blocks: [
      heading(1, own.title),
      { kind: "text", text: other.title },
      { kind: "text", text: record.authors.join(", ") },
      ...recordBlocks(record, words),
      ...reportBlocks(report, words),
      ...storyBlocks({ stories, quotes: [] }, report.board, words),
    ],
  });
}

function recordBlocks(record: PublicationRecord, { leaving }: PaperWords): Block[] {
  const { fr, en, licence, identifier } = record;
  return [
    heading(2, leaving.abstracts.fr),
    ...paragraphs(fr.abstract),
    heading(2, leaving.abstracts.en),
    ...paragraphs(en.abstract),
    heading(2, leaving.cite),
    { kind: "text", text: citationOf(record) },
    heading(2, leaving.licence),
    ...(licence === null
      ? []
      : list([{ text: LICENCES[licence].name, notes: [leaving.licences[licence], LICENCES[licence].address] }])),
    heading(2, leaving.identifier),
    { kind: "text", text: identifier },
  ];
}

/** What of it lies in the document, for the files of the whole table; nothing where nobody has begun. */
export function publicationLines(board: Pick<Board, "statements">, { leaving }: PaperWords): Block[] {
  const texts = PUBLICATION_PARTS.flatMap((part) => {
    const { kept, drafts } = writtenOf(board, part);
    const text = part === "licence" ? licenceIn(kept?.text ?? "") : kept?.text;
    return [...(text ? [{ text }] : []), ...drafts.map((draft) => ({ text: draft.text }))];
  });
  return texts.length === 0 ? [] : [heading(3, leaving.publication), ...list(texts)];
}

function licenceIn(text: string): string {
  return Object.entries(LICENCES).find(([id]) => id === text)?.[1].name ?? text;
}
