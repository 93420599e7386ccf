import { wordsWithoutMarks } from "../board/marks.ts";
import type { Board } from "../board/types.ts";
import type { CardId } from "../ids.ts";
import type { Outcomes } from "../formats/outcomes.ts";
import { stateOf } from "../session/ballots.ts";
import type { ConsentResult, VoteResult } from "../session/ballots.ts";
import { rankedOf } from "../session/ranks.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** What a table came to: its votes, its proposals, its brakes, and what it decided. By cards and words, never by people. */
export function outcomeBlocks(outcomes: Outcomes, board: Pick<Board, "cards">, words: PaperWords): Block[] {
  const { votes, consents, brakes, decided, tasks } = outcomes;
  const said = words.outcomes;
  const decisions: Block[] = [
    ...(decided === "" ? [] : [{ kind: "text", text: decided } as const]),
    ...(tasks.length === 0
      ? []
      : [
          {
            kind: "table",
            table: { head: [said.task, said.who], rows: tasks.map(({ what, who }) => [what, who || "–"]) },
          } as const,
        ]),
  ];
  return [
    ...under(
      said.votes,
      votes.flatMap((vote) => voteBlocks(vote, board, words)),
    ),
    ...under(
      said.consents,
      consents.flatMap((consent) => consentBlocks(consent, words)),
    ),
    ...under(said.brakes, list(brakes.map((brake) => brakeItem(brake, words)))),
    ...under(said.decided, decisions),
  ];
}

function under(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(2, title), ...blocks];
}

/** Cards with equal points have the same rank, and it says so. Those without a point are told by their words. */
function voteBlocks(vote: VoteResult, { cards }: Pick<Board, "cards">, words: PaperWords): Block[] {
  const { question, totals, turnout, closedAt } = vote;
  const said = words.outcomes;
  const name = (id: CardId): string => {
    const card = cards.get(id);
    return card ? wordsWithoutMarks(card.text) : said.goneCard;
  };
  const rows = rankedOf(totals).map(({ card, points, rank, isTied }) => {
    const type = cards.get(card)?.knowledge;
    return [
      name(card),
      isTied ? said.tied(rank) : String(rank),
      type ? words.board.knowledges[type] : "–",
      String(points),
    ];
  });
  const sum = totals.reduce((all, [, points]) => all + points, 0);
  const without = totals.flatMap(([card, points]): Item[] => (points === 0 ? [{ text: name(card) }] : []));
  const head = [said.card, said.rank, said.knowledge, said.points];
  return [
    heading(3, question || said.untitled(closedAt)),
    { kind: "text", text: said.turnout(turnout, sum), tone: "note" },
    ...(rows.length === 0 ? [] : [{ kind: "table", table: { head, rows } } as const]),
    ...(without.length === 0 ? [] : [heading(4, said.without), ...list(without)]),
  ];
}

function consentBlocks(result: ConsentResult, words: PaperWords): Block[] {
  const { text, ok, concerns, objections, replies = [] } = result;
  const said = words.outcomes;
  const told = [
    ...objections.map((one) => ({ text: one, notes: [said.objection] })),
    ...replies.map((one) => ({ text: one, notes: [said.reply] })),
    ...concerns.map((one) => ({ text: one, notes: [said.concern] })),
  ];
  // What nobody objected to is decided by that.
  const state = objections.length === 0 ? [] : [{ kind: "text", text: said.states[stateOf(result)] } as const];
  return [
    heading(3, text),
    { kind: "text", text: said.answers({ ok, concerns: concerns.length, objections: objections.length }) },
    ...list(told),
    ...state,
  ];
}

function brakeItem({ reason, decision, words: answer }: Outcomes["brakes"][number], words: PaperWords): Item {
  const { noReason, decisions } = words.outcomes;
  return { text: reason || noReason, notes: [decisions[decision], answer].filter((one) => one !== "") };
}
