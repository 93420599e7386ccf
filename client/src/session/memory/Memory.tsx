import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBoard, useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { NextDate } from "../series/NextDate.tsx";
import { useView } from "../use-live.ts";
import { compare } from "./compare.ts";
import { CompareFields } from "./CompareFields.tsx";
import type { Span } from "./CompareFields.tsx";
import { memoryPart } from "./memory-parts.ts";
import { MeetingView, PartView } from "./PartView.tsx";
import { Tools } from "./Tools.tsx";
import { trendsOf } from "./trend.ts";
import { TrendTable } from "./TrendTable.tsx";
import { useMeetings, usePastBoards } from "./use-past-boards.ts";
import { useMemoryWords } from "./words.ts";
import "./memory.css";

/** Read by everybody at the table, with a keyboard, by ear, on paper and as a file: all of these say the same. */
export function Memory() {
  const { t } = useTranslation("series");
  const { table } = useWorkspace();
  const view = useView();
  const ready = useStore(table.sync.state, (state) => state.ready);
  const { list, refusal, read } = useMeetings(table.seat.board.id, view?.series.number);
  if (refusal !== null)
    return (
      <div role="alert">
        <p>{refusal}</p>
        <Button onPress={() => void read()}>{t("memory.again")}</Button>
      </div>
    );
  if (!view || !ready || list === null) return <p role="status">{t("memory.loading")}</p>;
  return <Remembered view={view} meetings={list} />;
}

interface RememberedProps {
  readonly view: SessionView;
  readonly meetings: readonly MeetingInfo[];
}

function Remembered({ view, meetings }: RememberedProps) {
  const { t } = useTranslation("series");
  const { seat } = useWorkspace().table;
  const words = useMemoryWords();
  const title = useTableTitle();
  const board = useBoard((state) => state.board);
  const { boards: past, load } = usePastBoards(seat.board.id);
  const [span, setSpan] = useState<Span | null>(null);
  const then = span && past.get(span.from);
  const until = span && (span.to === null ? board : past.get(span.to));
  const about = span && t(span.to === null ? "memory.sinceThen" : "memory.between", { from: span.from, to: span.to });
  const compared = then && until && about ? { about, what: compare(then, until) } : null;
  const trends = trendsOf(view, meetings, words);
  const memory = memoryPart({ title, view, board, meetings, past, compared, trends }, words);
  return (
    <div className="memory">
      <Tools memory={memory} title={title} />
      <section className="memory-next" aria-label={t("plan.title")}>
        <p>{t("memory.now", { number: view.series.number })}</p>
        <NextDate view={view} />
      </section>
      {memory.parts.map((one) => {
        if (one.id === "trend")
          return (
            <PartView key={one.id} part={{ ...one, says: [] }}>
              <p className="memory-note">{t("memory.trendAbout")}</p>
              {trends.map((trend) => (
                <TrendTable key={trend.title} trend={trend} />
              ))}
            </PartView>
          );
        if (one.id !== "meetings")
          return (
            <PartView key={one.id} part={one}>
              {one.id === "changed" && <CompareFields meetings={meetings} load={load} onShow={setSpan} />}
            </PartView>
          );
        return (
          <PartView key={one.id} part={{ ...one, parts: [] }}>
            {meetings.map((meeting, at) => {
              const inside = one.parts[at];
              return inside && <MeetingView key={meeting.number} part={inside} meeting={meeting} load={load} />;
            })}
          </PartView>
        );
      })}
    </div>
  );
}
