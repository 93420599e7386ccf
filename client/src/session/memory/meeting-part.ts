import { outlineOf } from "@tablee/shared/board/outline";
import type { Board } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { WaveView } from "@tablee/shared/session/evaluation-results";
import { listIf, note, part, wordsIf } from "./part.ts";
import type { Item, Part, Say } from "./part.ts";
import type { MemoryWords } from "./words.ts";

/** One meeting as it was; with its board, when that has been asked for. */
export function meetingPart(meeting: MeetingInfo, board: Board | null, words: MemoryWords): Part {
  const { t } = words;
  const { decided, tasks, goal, phases } = meeting;
  const says: readonly Say[] = [
    ...(goal === "" ? [] : [note(t("memory.goalThen", { goal }))]),
    ...(phases.length === 0 ? [] : [note(t("memory.agenda", { phases: phases.join(" · ") }))]),
    ...(decided === "" ? [note(t("memory.noDecision"))] : wordsIf(decided)),
    ...listIf(
      t("memory.todo"),
      tasks.map(({ what, who }) => ({ text: what, note: who })),
    ),
    ...votes(meeting, board, words),
    ...consents(meeting, words),
    ...listIf(
      t("memory.brakes"),
      meeting.brakes.map(({ reason, decision, words: said }) => ({
        text: reason === "" ? t("memory.noReason") : reason,
        note: [t(`memory.decision.${decision}`), said].filter(Boolean).join(" · "),
      })),
    ),
    ...meeting.evaluation.waves.flatMap((wave) => answers(wave, words)),
    ...parity(meeting, words),
  ];
  return part(`meeting-${meeting.number}`, words.meeting(meeting), says, board ? [cards(meeting, board, words)] : []);
}

function votes({ votes: results }: MeetingInfo, board: Board | null, { t, card }: MemoryWords): readonly Say[] {
  const nameOf = (id: CardId): string => {
    const held = board?.cards.get(id);
    return held ? card(held) : t("memory.cardThen");
  };
  return results.flatMap(({ question, totals, turnout }) => {
    const ranked = totals.toSorted(([, one], [, other]) => other - one);
    const title = t("memory.vote", { question: question || t("memory.untitled"), count: turnout });
    // Without the board of that time nobody would know which card is which.
    if (!board) return [note(`${title} ${t("memory.voteHidden")}`)];
    return listIf(
      title,
      ranked.map(([id, points]) => ({ text: nameOf(id), note: t("memory.points", { count: points }) })),
    );
  });
}

function consents({ consents: results }: MeetingInfo, { t }: MemoryWords): readonly Say[] {
  return listIf(
    t("memory.proposals"),
    results.map(({ text, ok, concerns, objections }): Item => ({
      text,
      note: [t("memory.agree", { count: ok }), ...concerns, ...objections].join(" · "),
    })),
  );
}

function answers({ moment, state, questions, results, answered }: WaveView, words: MemoryWords): readonly Say[] {
  const { t, evaluation } = words;
  if (state === "waiting") return [];
  const name = evaluation(`moments.${moment}`);
  const head = note(answered === null ? name : t("memory.evaluation", { moment: name, count: answered }));
  const lists = questions.flatMap(({ id, text }): readonly Say[] => {
    const result = results.find(({ question }) => question === id)?.result;
    if (!result || result.kind === "hidden") return listIf(text, [{ text: evaluation("hidden"), note: "" }]);
    if (result.kind === "words")
      return listIf(
        text,
        result.words.map((said) => ({ text: said, note: "" })),
      );
    const of = result.counts.reduce((sum, count) => sum + count, 0);
    return listIf(
      text,
      ([1, 2, 3, 4] as const).map((value) => ({
        text: evaluation("share", { label: evaluation(`scale.${value}`), count: result.counts[value - 1] ?? 0, of }),
        note: "",
      })),
    );
  });
  return [head, ...lists];
}

function parity({ parity: published }: MeetingInfo, { t, evaluation }: MemoryWords): readonly Say[] {
  return published.flatMap(({ phase, groups, suppressed, stays = [] }) =>
    listIf(t("memory.parity", { phase: phase ?? evaluation("parity.noPhase") }), [
      ...groups.map(({ group, band }) => ({
        text: evaluation(`parity.group.${group}`),
        note: evaluation(`parity.band.${band}`),
      })),
      ...suppressed.map((group) => ({
        text: evaluation(`parity.group.${group}`),
        note: evaluation("parity.suppressed"),
      })),
      ...stays.map(({ group, stays: how }) => ({
        text: evaluation(`parity.part.${group}`),
        note: evaluation("parity.stayed", { how: evaluation(`parity.stays.${how}`) }),
      })),
    ]),
  );
}

/** In the order of the list, areas and groups as they were. */
function cards({ number }: MeetingInfo, board: Board, { t, board: boardWords, canvas, card }: MemoryWords): Part {
  const says = outlineOf(board).flatMap(({ zone, groups, lone }) => {
    const area = zone?.title ?? boardWords("outside");
    const items = (all: typeof lone): Item[] =>
      all.map((one) => ({ text: card(one), note: one.kind === "ingredient" ? "" : canvas(`kinds.${one.kind}`) }));
    return [
      ...groups.flatMap(({ group, cards: inside }) =>
        listIf(`${area} · ${group.name || boardWords("noName")}`, items(inside)),
      ),
      ...listIf(area, items(lone)),
    ];
  });
  return part(`cards-${number}`, t("memory.cards", { count: board.cards.size }), says);
}
