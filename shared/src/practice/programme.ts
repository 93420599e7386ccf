import { addStatements, editStatement, orderStatement } from "../board/edit-statements.ts";
import type { StatementReason } from "../board/edit-statements.ts";
import { transact } from "../board/hand.ts";
import type { Hand } from "../board/hand.ts";
import { compareOrder } from "../board/order.ts";
import type { Board, Statement } from "../board/types.ts";
import type { StatementId } from "../ids.ts";
import { SEQUENCE_MAX_MINUTES } from "../limits.ts";
import type { Reply } from "../reply.ts";
import { TIMES } from "./checklist.ts";
import type { Time } from "./checklist.ts";
import { digestOf } from "./digest.ts";

/** The sequences of a training, in their order: what each is called, what it is for, how long it takes, and when. */

export interface Sequence {
  readonly statement: Statement;
  readonly id: StatementId;
  readonly title: string;
  readonly aim: string;
  /** Null: nobody has said. */
  readonly minutes: number | null;
  readonly time: Time;
}

export interface ProgrammeTime {
  readonly time: Time;
  readonly sequences: readonly Sequence[];
  /** Of those of which it is said. */
  readonly minutes: number;
}

type Held = Pick<Board, "statements">;

export function sequencesOf({ statements }: Held): readonly Sequence[] {
  return [...statements.values()]
    .filter(({ field }) => field === "sequence")
    .sort(compareOrder)
    .map((statement) => ({
      statement,
      id: statement.id,
      title: statement.text.trim(),
      aim: statement.why.trim(),
      minutes: minutesIn(statement.note),
      time: timeIn(statement),
    }));
}

/** What a peer wrote of another time is during the training: most of it is. */
function timeIn({ value }: Statement): Time {
  return TIMES.find((time) => time === value) ?? "during";
}

export function minutesIn(text: string): number | null {
  const minutes = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return minutes >= 1 && minutes <= SEQUENCE_MAX_MINUTES ? minutes : null;
}

export function programmeOf(board: Held): readonly ProgrammeTime[] {
  const all = sequencesOf(board);
  return TIMES.map((time) => {
    const sequences = all.filter((one) => one.time === time);
    return { time, sequences, minutes: minutesOf(sequences) };
  });
}

export function minutesOf(sequences: readonly Sequence[]): number {
  return sequences.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

/** What a signature covers: every sequence, as it reads, with how long and when, in its order. Cards behind it may come and go. */
export function coveredByProgramme(board: Held): string {
  return digestOf(
    programmeOf(board).map(({ time, sequences }) => [
      time,
      sequences.map(({ id, title, aim, minutes }) => [id, title, aim, minutes]),
    ]),
  );
}

export function addSequence(hand: Hand, text: string, time: Time): Reply<StatementId[], StatementReason> {
  return addStatements(hand, [{ field: "sequence", text, value: time }]);
}

/** Before `next`, or last of its time, which becomes its own. */
export function moveSequence(
  hand: Hand,
  board: Held,
  { id, time, next }: { readonly id: StatementId; readonly time: Time; readonly next: StatementId | null },
): void {
  if (id === next) return;
  const all = sequencesOf(board);
  const last = all.findLastIndex((one) => one.time === time && one.id !== id);
  const after = next ?? (last < 0 ? id : (all.slice(last + 1).find((one) => one.id !== id)?.id ?? null));
  transact(hand, () => {
    editStatement(hand, id, { value: time });
    // The only one of its time stands where it stood.
    if (after !== id) orderStatement(hand, id, after);
  });
}
