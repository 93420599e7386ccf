import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { StatementId } from "@tablee/shared/ids";
import { TIMES } from "@tablee/shared/practice/checklist";
import type { Time } from "@tablee/shared/practice/checklist";
import { moveSequence, programmeOf } from "@tablee/shared/practice/programme";
import { announceNow } from "../../a11y/announce.ts";
import { useWorkspace } from "../../board/workspace-context.ts";

/** Where a sequence would stand: before `next`, or last of its time. */
export interface Target {
  readonly time: Time;
  readonly next: StatementId | null;
}

export interface Moving {
  /** What is carried by pointer now, and where it would be let go. */
  readonly carried: (Target & { readonly id: StatementId }) | null;
  readonly handle: (id: StatementId) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/** Sequences are moved by a handle: carried by pointer or finger, or step by step with the arrows, over the ends of each time. */
export function useMoving(list: React.RefObject<HTMLElement | null>): Moving {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const [carried, setCarried] = useState<Moving["carried"]>(null);
  const moved = useRef<StatementId | null>(null);
  // The row that crosses into another time is another element there: the keyboard goes along.
  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${moved.current}"]`)?.focus();
    moved.current = null;
  });

  function move(id: StatementId, { time, next }: Target): void {
    const before = ws.board.getState().board;
    moveSequence(ws.hand(), before, { id, time, next });
    const now = programmeOf(ws.board.getState().board).find((one) => one.time === time)?.sequences ?? [];
    const at = now.findIndex((one) => one.id === id);
    const text = wordsWithoutMarks(now[at]?.title ?? "");
    announceNow(t("programme.moved", { text, time: t(`programme.times.${time}`), at: at + 1, of: now.length }));
  }

  function byKey(id: StatementId, event: KeyboardEvent<HTMLElement>): void {
    if (event.key === "Escape" && carried) return setCarried(null);
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    event.stopPropagation();
    const target = beside(ws.board.getState().board, id, event.key === "ArrowUp" ? -1 : 1);
    if (!target) return;
    moved.current = id;
    move(id, target);
  }

  return {
    carried,
    handle: (id) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const target = targetAt(list.current, event.clientY, id);
        if (target) setCarried({ id, ...target });
      },
      onPointerMove: (event) => {
        if (carried?.id !== id) return;
        const target = targetAt(list.current, event.clientY, id);
        if (target) setCarried({ id, ...target });
      },
      onPointerUp: () => {
        if (carried?.id === id) move(id, carried);
        setCarried(null);
      },
      onPointerCancel: () => setCarried(null),
      onKeyDown: (event) => byKey(id, event),
    }),
  };
}

/** One place up or down, over the end of its time into the next. */
function beside(board: Parameters<typeof programmeOf>[0], id: StatementId, by: 1 | -1): Target | null {
  const times = programmeOf(board);
  const here = times.find(({ sequences }) => sequences.some((one) => one.id === id));
  if (!here) return null;
  const at = here.sequences.findIndex((one) => one.id === id);
  const other = here.sequences[at + by];
  if (other) return { time: here.time, next: by < 0 ? other.id : (here.sequences[at + 2]?.id ?? null) };
  const time = TIMES[TIMES.indexOf(here.time) + by];
  if (time === undefined) return null;
  const there = times.find((one) => one.time === time)?.sequences ?? [];
  return { time, next: by < 0 ? null : (there[0]?.id ?? null) };
}

/** By height alone: in a narrow panel there is one column. */
function targetAt(list: HTMLElement | null, y: number, carried: StatementId): Target | null {
  const lists = [...(list?.querySelectorAll<HTMLElement>("[data-time]") ?? [])];
  const under = lists.findLast((one) => one.getBoundingClientRect().top <= y) ?? lists[0];
  const time = TIMES.find((one) => one === under?.dataset["time"]);
  if (!under || !time) return null;
  const rows = [...under.querySelectorAll<HTMLElement>("[data-statement-id]")];
  const next = rows.find((row) => {
    const { top, height } = row.getBoundingClientRect();
    return row.dataset["statementId"] !== carried && y < top + height / 2;
  });
  // Written there by ourselves, from an id.
  return { time, next: (next?.dataset["statementId"] as StatementId | undefined) ?? null };
}
