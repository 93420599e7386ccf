import { hasStatus, itemOf, needsConfirming, standingOf } from "../board/items.ts";
import type { Standing } from "../board/items.ts";
import type { ImportedNote } from "../board/imported.ts";
import { dueOf } from "../board/read-note.ts";
import { KINDS, KNOWLEDGE_TYPES, STATUSES } from "../board/types.ts";
import type { Board, Card, Kind, KnowledgeType, Status } from "../board/types.ts";
import { bareMarks, guardMarks } from "./escapes.ts";
import { standingWord } from "./words.ts";
import type { ExportWords } from "./words.ts";

/**
 * What a card is beside its words, in a text that is edited by hand: a task box, a day as Obsidian’s boards write it, and
 * fields in brackets, `[Nature:: Obstacle]`, whose names and values are words of the reader’s language. What is not
 * understood stays in the text.
 */

export interface Marked {
  readonly text: string;
  readonly kind: Kind;
  readonly knowledge: KnowledgeType | null;
  readonly group: string;
  readonly author: string;
  /** Null: nothing has become of it, or nothing can. */
  readonly status: Status | null;
  readonly due: string | null;
}

/** Each begins where a run of blanks begins: a line of nothing else takes time with its length alone. */
const FIELD = /(?<![ \t])[ \t]*(?<!\\)\[([^\][:\n]{1,40})::[ \t]*([^\][\n]{0,200})\]/gu;
const DUE =
  /(?<![ \t])[ \t]*(?<!\\)(?:@(?:\{(\d{4}-\d{2}-\d{2})\}|\[\[(\d{4}-\d{2}-\d{2})\]\])|📅[ \t]{0,3}(\d{4}-\d{2}-\d{2}))/gu;

const NAMES = {
  kind: ["nature", "kind"],
  knowledge: ["savoir", "knowledge"],
  group: ["groupe", "group"],
  author: ["auteur", "auteur ou autrice", "author"],
  status: ["où ça en est", "statut", "status"],
} as const;
type Role = keyof typeof NAMES;

function roleOf(name: string, words: ExportWords | undefined): Role | undefined {
  const word = name.trim().toLowerCase();
  const roles: readonly Role[] = ["kind", "knowledge", "group", "author", "status"];
  return roles.find((role) => NAMES[role].some((one) => one === word) || words?.[role].toLowerCase() === word);
}

/** The value whose own name it is, or whose word. */
function valueOf<Name extends string>(
  word: string,
  values: readonly Name[],
  saying: (one: Name) => string | undefined,
) {
  const said = word.trim().toLowerCase();
  return values.find((one) => one === said || saying(one)?.toLowerCase() === said);
}

const BOXES: Readonly<Record<string, Status>> = { x: "removed", X: "removed", "/": "in-progress" };

/** `box`: what stands in the task box before it; null: there is none. */
export function markedIn(raw: string, box: string | null, words?: ExportWords): Marked {
  const found: { -readonly [Key in keyof Marked]?: Marked[Key] } = {};
  const fields = new Map<Role, string>();
  let text = raw.replaceAll(FIELD, (whole: string, name: string, value: string) => {
    const role = roleOf(name, words);
    if (role === undefined || fields.has(role) || !isMeant(role, value, words)) return whole;
    fields.set(role, value.trim());
    return "";
  });
  text = text.replaceAll(DUE, (whole: string, ...days: (string | undefined)[]) => {
    const due = dueOf(days.slice(0, 3).find((day) => day !== undefined));
    if (found.due !== undefined || due === null) return whole;
    found.due = due;
    return "";
  });
  const said = (role: Role): string => fields.get(role) ?? "";
  const kind = valueOf(said("kind"), KINDS, (one) => words?.kinds[one]) ?? (box === null ? "ingredient" : "step");
  const status = statusOf(said("status"), words) ?? (box === null ? null : (BOXES[box] ?? null));
  return {
    text: bareMarks(text.trim()),
    kind,
    knowledge: valueOf(said("knowledge"), KNOWLEDGE_TYPES, (one) => words?.knowledges[one]) ?? null,
    group: said("group"),
    author: said("author"),
    status: hasStatus({ kind }) ? status : null,
    due: found.due ?? null,
  };
}

function isMeant(role: Role, value: string, words: ExportWords | undefined): boolean {
  if (role === "kind") return valueOf(value, KINDS, (one) => words?.kinds[one]) !== undefined;
  if (role === "knowledge") return valueOf(value, KNOWLEDGE_TYPES, (one) => words?.knowledges[one]) !== undefined;
  return role === "status" ? statusOf(value, words) !== null : value.trim() !== "";
}

/** What is said to be over, and not confirmed yet, is said to be over. */
export function statusOf(word: string, words: ExportWords | undefined): Status | null {
  const said = word.trim().toLowerCase();
  if (said === "") return null;
  if (words?.standings.claimed.toLowerCase() === said) return "removed";
  const named = (["in-progress", "blocked", "reopened"] as const).find(
    (one) => words?.standings[one].toLowerCase() === said,
  );
  const isOver = words !== undefined && Object.values(words.over).some((one) => one.toLowerCase() === said);
  return named ?? (isOver ? "removed" : (STATUSES.find((one) => one === said) ?? null));
}

/** The note by which another table hears of it. */
export function notesOf(card: string, { status, due }: Pick<Marked, "status" | "due">): ImportedNote[] {
  if ((status === null || status === "open") && due === null) return [];
  return [{ card, text: "", status, due, address: "", told: null, bornAt: null }];
}

/** A task box for what something becomes of; null for what is said and no more. */
export function boxOf(board: Board, card: Card): " " | "x" | null {
  if (!hasStatus(card)) return null;
  return standingOf(board, card) === "removed" ? "x" : " ";
}

/** The words with what the card is, where neither the box nor the place tells it. `plain`: the kind that goes without saying. */
export function markedText(
  card: Card,
  {
    board,
    words,
    plain,
    group = "",
  }: { readonly board: Board; readonly words: ExportWords; readonly plain: Kind; readonly group?: string },
): string {
  const { kind, knowledge, author } = card;
  const standing = standingOf(board, card);
  const { due } = itemOf(board, card.id);
  const field = (name: string, value: string): string => `[${inField(name)}:: ${inField(value)}]`;
  const marks = [
    group === "" ? null : field(words.group, group),
    kind === plain ? null : field(words.kind, words.kinds[kind]),
    knowledge && field(words.knowledge, words.knowledges[knowledge]),
    author && field(words.author, author),
    standing === null || standing === "removed" ? null : field(words.status, standingWord(standing, kind, words)),
    due === null ? null : `@{${due}}`,
  ];
  return [guardMarks(card.text), ...marks.flatMap((mark) => mark ?? [])].filter((part) => part !== "").join(" ");
}

function inField(value: string): string {
  return value.replaceAll(/[[\]\n]/g, " ").trim();
}

/** What a table shows of a status that a text said. */
export function standingSaid({ status, kind }: Pick<Marked, "status" | "kind">): Standing | null {
  if (status === null || status === "open") return null;
  return status === "removed" && needsConfirming({ kind }) ? "claimed" : status;
}
