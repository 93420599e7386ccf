import { useMemo } from "react";
import type { Board } from "@tablee/shared/board/types";
import { useBoard } from "../workspace-context.ts";

/** What has become of cards: the same object while nothing more is said of any. */
export function useBecome(): Pick<Board, "notes" | "records"> {
  const notes = useBoard(({ board }) => board.notes);
  const records = useBoard(({ board }) => board.records);
  return useMemo(() => ({ notes, records }), [notes, records]);
}
