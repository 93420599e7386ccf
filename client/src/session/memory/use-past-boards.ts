import type { Board } from "@tablee/shared/board/types";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { listMeetings, readVersion } from "../../api.ts";
import { readPast } from "../../board/past/past.ts";
import { sayReason } from "../../i18n/reasons.ts";
import { toast } from "../../ui/toast.ts";

export interface Meetings {
  /** Newest first; null: not there yet. */
  readonly list: readonly MeetingInfo[] | null;
  readonly refusal: string | null;
  readonly read: () => Promise<void>;
}

/** Asked for again when another meeting has begun. */
export function useMeetings(board: string, number: number | undefined): Meetings {
  const { t } = useTranslation("pages");
  const [list, setList] = useState<readonly MeetingInfo[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const read = useCallback(async () => {
    const reply = await listMeetings(board);
    if (reply.ok) setList(reply.value);
    setRefusal(reply.ok ? null : sayReason(t, reply.reason));
  }, [board, t]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- set after the answer, never in the effect itself
    if (number !== undefined) void read();
  }, [read, number]);
  return { list, refusal, read };
}

export interface PastBoards {
  readonly boards: ReadonlyMap<number, Board>;
  /** Undefined when it is gone or cannot be read; that is said. */
  readonly load: (meeting: MeetingInfo) => Promise<Board | undefined>;
}

/** Boards of meetings that are over, fetched one by one when somebody wants to see them. */
export function usePastBoards(board: string): PastBoards {
  const { t } = useTranslation("pages");
  const { t: series } = useTranslation("series");
  const [boards, setBoards] = useState<ReadonlyMap<number, Board>>(new Map());
  const load: PastBoards["load"] = async ({ number, version }) => {
    const held = boards.get(number);
    if (held) return held;
    if (version === null) {
      toast(series("memory.noBoard"));
      return undefined;
    }
    const reply = await readVersion(board, version);
    const read = reply.ok ? readPast(reply.value) : null;
    if (!read) {
      toast(reply.ok ? series("memory.unreadable") : sayReason(t, reply.reason));
      return undefined;
    }
    setBoards((before) => new Map(before).set(number, read));
    return read;
  };
  return { boards, load };
}
