import { addCards } from "../board/edit-cards.ts";
import { addStatements } from "../board/edit-statements.ts";
import type { NewStatement } from "../board/edit-statements.ts";
import type { Hand } from "../board/hand.ts";
import { readBoard } from "../board/read.ts";
import type { Kind, KnowledgeType } from "../board/types.ts";
import type { CardId, StatementId } from "../ids.ts";
import { fieldsOf } from "./sheet.ts";
import type { Fields } from "./sheet.ts";

/** A card for tests of what comes out of a table. */
export function putCard(
  hand: Hand,
  card: {
    readonly text: string;
    readonly kind?: Kind;
    readonly knowledge?: KnowledgeType | null;
    readonly author?: string;
  },
): CardId {
  const { text, kind = "ingredient", knowledge = null, author = null } = card;
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(hand, [{ text, kind, knowledge, author, place }]);
  const id = added.ok ? added.value[0] : undefined;
  if (!id) throw new Error("no card");
  return id;
}

export function say(hand: Hand, ...statements: readonly NewStatement[]): StatementId[] {
  const added = addStatements(hand, statements);
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

export function sheetOf(hand: Hand): Fields {
  return fieldsOf(readBoard(hand.doc).statements.values());
}

/** All that the sheet needs, as it asks for it. */
export const WHOLE_SHEET: readonly NewStatement[] = [
  { field: "title", text: "Penser ensemble la participation" },
  { field: "organisation", text: "Centre de formation" },
  { field: "country", text: "France" },
  { field: "contact", text: "contact@example.org" },
  { field: "theme", value: "13" },
  { field: "status", value: "execution" },
  { field: "context", text: "Peu de formations entendent les personnes concernées." },
  { field: "problem", text: "Les besoins sont décidés sans elles." },
  { field: "objective", text: "Faire reconnaître les savoirs d’expérience." },
  { field: "activity", text: "Un binôme prépare et anime." },
  { field: "outcome", text: "Les formateurs veulent recommencer.", note: "Questionnaire à la fin" },
];
