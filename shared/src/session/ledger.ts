import type { ExportId, QuoteId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { reaches } from "./audience.ts";
import type { Audience } from "./audience.ts";
import { mayStand } from "./readings.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Quote, Story } from "./stories.ts";
import type { Asker, Session } from "./types.ts";

/**
 * What left the table with words of stories in it: noted before the words are handed out, so that whoever takes a story
 * back can be told which files hold it, and those who lead whom to tell.
 *
 *   handed out ──a story in it is withdrawn or narrowed──► to tell ──export.told──► told ──another one──► to tell …
 */

/** The whole table, or one of the two documents in which stories and quotes stand. */
export const EXPORTED = ["table", "report", "publication"] as const;
export type ExportedAs = (typeof EXPORTED)[number];

export const EXPORT_FORMATS = ["md", "docx", "odt", "pdf"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportWish {
  readonly as: ExportedAs;
  readonly audience: Audience;
  readonly formats: readonly ExportFormat[];
  /** Whom it is given to, in words. */
  readonly to: string;
}

export interface HeldQuote {
  readonly quote: QuoteId;
  readonly story: StoryId;
}

export interface Exported extends ExportWish {
  readonly id: ExportId;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Those that it holds and that are still told here, at whatever level. */
  readonly stories: readonly StoryId[];
  /** Of these stories. */
  readonly quotes: readonly HeldQuote[];
  /** How many it holds that are no more; nothing else is left of these. */
  readonly withdrawn: number;
  /** Whoever has the file was told of all that was taken back or narrowed since. */
  readonly told: boolean;
}

export type LedgerCommand =
  /** By the server alone, before it hands anything out. */
  | ({ readonly kind: "export.note"; readonly export: ExportId } & ExportWish)
  | { readonly kind: "export.told"; readonly export: ExportId };

export const LEDGER_REASONS = ["exports-full", "exported-already", "no-such-export", "not-yours-to-give"] as const;
type LedgerReason = (typeof LEDGER_REASONS)[number];

export interface ExportedSeen extends Omit<Exported, "stories" | "quotes" | "withdrawn" | "told"> {
  /** How many stories it holds, or held. */
  readonly stories: number;
  /** How many of these were taken back or narrowed since, or a quote of them. */
  readonly taken: number;
  readonly told: boolean;
  /** Of one’s own seat. */
  readonly mine: readonly StoryId[];
}

/** What may be handed out, and so what is noted: whoever fetches the words goes by the same list. */
export function handedOut(
  { stories: { told, quotes }, report }: Pick<Session, "stories" | "report">,
  { as, audience }: Pick<ExportWish, "as" | "audience">,
): { readonly stories: readonly Story[]; readonly quotes: readonly Quote[] } {
  const stories = told.filter(({ level }) => reaches(level, audience));
  const ids = new Set(stories.map(({ id }) => id));
  const agreed = quotes.filter(({ state, story }) => state === "agreed" && ids.has(story));
  if (as === "table") return { stories, quotes: agreed };
  const read = agreed.filter(({ id }) => mayStand(report, id, audience));
  return { stories: as === "publication" ? stories : [], quotes: read };
}

export function reduceLedger(
  session: Session,
  command: LedgerCommand,
  { asker, now }: Pick<Context, "asker" | "now">,
): Reply<Step, LedgerReason> {
  switch (command.kind) {
    case "export.note":
      return note(session, command, { asker, now });
    case "export.told":
      return tell(session, command.export);
    default:
      return assertNever(command);
  }
}

function note(
  session: Session,
  { export: id, as, audience, formats, to }: Extract<LedgerCommand, { readonly kind: "export.note" }>,
  { asker, now }: Pick<Context, "asker" | "now">,
): Reply<Step, LedgerReason> {
  // What everybody at the table reads anyway anybody may keep; what goes further is for those who lead to answer for.
  if (asker.role !== "host" && (as !== "table" || audience !== "this-group")) return no("not-yours-to-give");
  // Twice under one id would hand out more than was noted.
  if (session.exported.some((one) => one.id === id)) return no("exported-already");
  if (session.exported.length >= limits.EXPORTS_MAX_COUNT) return no("exports-full");
  const handed = handedOut(session, { as, audience });
  const quotes = handed.quotes.map(({ id: quote, story }) => ({ quote, story }));
  const stories = [...new Set([...handed.stories.map((one) => one.id), ...quotes.map(({ story }) => story)])];
  const noted: Exported = { id, at: now, as, audience, formats, to, stories, quotes, withdrawn: 0, told: false };
  return step({ ...session, exported: [...session.exported, noted] });
}

function tell(session: Session, id: ExportId): Reply<Step, LedgerReason> {
  const one = session.exported.find((exported) => exported.id === id);
  if (!one) return no("no-such-export");
  if (one.told || takings(session)(one) === 0) return step(session);
  return step({
    ...session,
    exported: session.exported.map((other) => (other === one ? { ...one, told: true } : other)),
  });
}

/**
 * Of what left: those that are gone, those whose author no longer lets them go so far, and those of which a quote was taken
 * back. What it asks of the stories is worked out once for all that left: everybody’s view asks it.
 */
function takings({ stories: { told, quotes } }: Pick<Session, "stories">): (one: Exported) => number {
  const levels = new Map(told.map(({ id, level }) => [id, level]));
  const standing = new Set(quotes.filter(({ state }) => state === "agreed").map(({ id }) => id));
  return ({ stories, quotes: held, withdrawn, audience }) => {
    const fallen = new Set(held.filter(({ quote }) => !standing.has(quote)).map(({ story }) => story));
    const isTaken = (id: StoryId): boolean => {
      const level = levels.get(id);
      return level === undefined || !reaches(level, audience) || fallen.has(id);
    };
    return withdrawn + stories.filter(isTaken).length;
  };
}

/**
 * After any step, whatever it was: what was taken back or narrowed by it is to be told. Of a story that is gone its id goes
 * as well.
 */
export function markExports(before: Session, after: Session): Session {
  if (after.stories === before.stories || after.exported.length === 0) return after;
  const there = new Set(after.stories.told.map(({ id }) => id));
  const [wasTaken, isTaken] = [takings(before), takings(after)];
  const exported = after.exported.map((one) => {
    const stories = one.stories.filter((id) => there.has(id));
    const quotes = one.quotes.filter(({ story }) => there.has(story));
    const withdrawn = one.withdrawn + one.stories.length - stories.length;
    const [was, taken] = [wasTaken(one), isTaken(one)];
    if (stories.length === one.stories.length && taken === was) return one;
    return { ...one, stories, quotes, withdrawn, told: one.told && taken <= was };
  });
  const isSame = exported.every((one, at) => one === after.exported[at]);
  return isSame ? after : { ...after, exported };
}

/** Newest first. Everybody sees what left and for whom; nobody which story of another is in it. */
export function exportsView(session: Session, { id: member }: Pick<Asker, "id">): readonly ExportedSeen[] {
  if (session.exported.length === 0) return [];
  const takenFrom = takings(session);
  const own = new Set(session.stories.told.filter((one) => one.member === member).map(({ id }) => id));
  return session.exported.toReversed().map((one) => {
    const { stories, quotes: _, withdrawn, told, ...rest } = one;
    const taken = takenFrom(one);
    return {
      ...rest,
      stories: stories.length + withdrawn,
      taken,
      told: taken > 0 && told,
      mine: stories.filter((story) => own.has(story)),
    };
  });
}

export function exportsToTell(seen: readonly ExportedSeen[]): readonly ExportedSeen[] {
  return seen.filter(({ taken, told }) => taken > 0 && !told);
}
