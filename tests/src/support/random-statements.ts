import * as statements from "@tablee/shared/board/edit-statements";
import type { Hand } from "@tablee/shared/board/hand";
import { FIELDS } from "@tablee/shared/board/types";
import type { Board } from "@tablee/shared/board/types";
import type { StatementId } from "@tablee/shared/ids";
import type { Random } from "./random.ts";

/** What can be done with the sheet and the specifications, by chance. */

interface Moment {
  readonly hand: Hand;
  readonly random: Random;
  readonly board: Board;
}

const FEW = 20;
const WORDS = ["", "un temps d’écoute", "أن نأخذ", "deux\nlignes"];

function one({ random, board }: Moment): StatementId | null {
  return random.pick([...board.statements.keys()]) ?? null;
}

function newStatement({ random, board }: Moment): statements.NewStatement {
  return {
    field: random.pick(FIELDS) ?? "tip",
    text: random.pick(WORDS) ?? "",
    sources: random.some([...board.cards.keys()], 3),
    value: random.pick(["3", "17", "other", null]) ?? null,
    note: random.pick(WORDS) ?? "",
    line: random.pick([...board.lines.keys()]) ?? null,
  };
}

export const STATEMENT_ACTIONS: Readonly<Record<string, (moment: Moment) => unknown>> = {
  addStatements: (moment) =>
    moment.board.statements.size < FEW && statements.addStatements(moment.hand, [newStatement(moment)]),
  editStatement: (moment) => {
    const id = one(moment);
    if (id) statements.editStatement(moment.hand, id, { note: moment.random.pick(WORDS) ?? "" });
  },
  writeStatement: (moment) => {
    const id = one(moment);
    if (id) statements.writeStatement(moment.hand, id, moment.random.pick(WORDS) ?? "");
  },
  addStatementSources: (moment) => {
    const id = one(moment);
    if (id) statements.addStatementSources(moment.hand, id, moment.random.some([...moment.board.cards.keys()], 2));
  },
  removeStatementSource: (moment) => {
    const statement = moment.board.statements.get(one(moment) ?? ("" as StatementId));
    const source = statement && moment.random.pick(statement.sources);
    if (statement && source) statements.removeStatementSource(moment.hand, statement.id, source);
  },
  orderStatement: (moment) => {
    const id = one(moment);
    if (id) statements.orderStatement(moment.hand, id, one(moment));
  },
  deleteStatement: (moment) => {
    const id = one(moment);
    if (id && moment.random.oneIn(2)) statements.deleteStatement(moment.hand, id);
  },
};
