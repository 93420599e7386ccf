import { useState } from "react";
import type { MemberId } from "@tablee/shared/ids";
import { outlineOf } from "@tablee/shared/board/outline";
import type { Board } from "@tablee/shared/board/types";
import type { CardPoints } from "@tablee/shared/formats/words";
import type { Item } from "@tablee/shared/papers/paper";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { VoteResult } from "@tablee/shared/session/ballots";
import { useStore } from "zustand";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { broughtBy, takenOnBy } from "../../session/closing/my-copy.ts";
import type { Brought, TableAt } from "../../session/closing/my-copy.ts";
import { useCopyWords } from "../../session/closing/use-copy-words.ts";
import { useMeetings, usePastBoards } from "../../session/memory/use-past-boards.ts";
import { useView } from "../../session/use-live.ts";
import { meetingsOf } from "./meetings.ts";
import type { MeetingDay } from "./meetings.ts";

export interface Bringing {
  readonly brought: readonly Brought[];
  readonly taken: readonly Item[];
  /** Oldest first. */
  readonly meetings: readonly MeetingDay[];
  /** Of the meetings that are over, those that have not been read. */
  readonly unread: number;
  readonly isReading: boolean;
  readonly readPast: () => Promise<void>;
}

/** What a seat brought, over all meetings that were read. */
export function useBrought(member: MemberId): Bringing {
  const { table, voting } = useWorkspace();
  const id = table.seat.board.id;
  const series = useView()?.series;
  const words = useCopyWords();
  const board = useBoard((state) => state.board);
  const outline = useBoard((state) => state.outline);
  const points = useStore(voting.results, (state) => state.points);
  const { list } = useMeetings(id, series?.number);
  const { boards, load } = usePastBoards(id);
  const [isReading, setReading] = useState(false);
  const [now] = useState(() => Date.now());
  const past = list ?? [];
  const tables = [{ board, outline, points, meeting: null }, ...past.flatMap((one) => pastTable(one, boards))];
  const brought = broughtBy(member, tables, words);
  return {
    brought,
    taken: takenOnBy(member, tables, words),
    meetings: meetingsOf({ series, past, board, brought, now }),
    unread: past.filter(({ number, version }) => version !== null && !boards.has(number)).length,
    isReading,
    readPast: async () => {
      setReading(true);
      // One after the other: an old phone holds one large document at a time.
      for (const meeting of past) if (meeting.version !== null) await load(meeting);
      setReading(false);
    },
  };
}

function pastTable(meeting: MeetingInfo, boards: ReadonlyMap<number, Board>): readonly TableAt[] {
  const board = boards.get(meeting.number);
  if (!board) return [];
  return [{ board, outline: outlineOf(board), points: pointsOf(meeting.votes), meeting: meeting.number }];
}

function pointsOf(votes: readonly VoteResult[]): CardPoints {
  return new Map(votes.flatMap(({ totals }) => totals));
}
