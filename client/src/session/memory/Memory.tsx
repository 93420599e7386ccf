import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBoard, useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { NextDate } from "../series/NextDate.tsx";
import { useView } from "../use-live.ts";
import { Comparison } from "../comparing/Comparison.tsx";
import { comparisonOf, uncounted } from "../comparing/comparison.ts";
import type { Comparison as Compared } from "../comparing/comparison.ts";
import { compare } from "./compare.ts";
import { CompareFields } from "./CompareFields.tsx";
import type { Span } from "./CompareFields.tsx";
import { memoryPart } from "./memory-parts.ts";
import type { Part } from "./part.ts";
import { MeetingView, PartView } from "./PartView.tsx";
import { Tools } from "./Tools.tsx";
import { trendsOf } from "./trend.ts";
import type { Trend } from "./trend.ts";
import { TrendTable } from "./TrendTable.tsx";
import { useMeetings, usePastBoards } from "./use-past-boards.ts";
import type { PastBoards } from "./use-past-boards.ts";
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
  const [beside, setBeside] = useState<ReadonlySet<number> | null>(null);
  const then = span && past.get(span.from);
  const until = span && (span.to === null ? board : past.get(span.to));
  const about = span && t(span.to === null ? "memory.sinceThen" : "memory.between", { from: span.from, to: span.to });
  const compared = then && until && about ? { about, what: compare(then, until) } : null;
  const trends = trendsOf(view, meetings, words);
  const comparison = comparisonOf({ view, board, meetings, past }, beside);
  const memory = memoryPart({ title, view, board, meetings, past, compared, comparison, trends }, words);
  return (
    <div className="memory">
      <Tools memory={memory} title={title} />
      <section className="memory-next" aria-label={t("plan.title")}>
        <p>{t("memory.now", { number: view.series.number })}</p>
        <NextDate view={view} />
      </section>
      {memory.parts.map((one) => (
        <PartOf
          key={one.id}
          part={one}
          {...{ comparison, trends, meetings, load }}
          onShow={setSpan}
          onChoose={setBeside}
        />
      ))}
    </div>
  );
}

interface PartOfProps {
  readonly part: Part;
  readonly comparison: Compared;
  readonly trends: readonly Trend[];
  readonly meetings: readonly MeetingInfo[];
  readonly load: PastBoards["load"];
  readonly onShow: (span: Span) => void;
  readonly onChoose: (numbers: ReadonlySet<number>) => void;
}

/** Some parts have more on a page than their words: what is chosen, what is drawn, what is folded. */
function PartOf({ part, comparison, trends, meetings, load, onShow, onChoose }: PartOfProps) {
  const { t } = useTranslation("series");
  switch (part.id) {
    case "comparison": {
      const older = uncounted(comparison, meetings);
      return <Comparison part={part} comparison={comparison} older={older} load={load} onChoose={onChoose} />;
    }
    case "trend":
      return (
        <PartView part={{ ...part, says: [] }}>
          <p className="memory-note">{t("memory.trendAbout")}</p>
          {trends.map((trend) => (
            <TrendTable key={trend.title} trend={trend} />
          ))}
        </PartView>
      );
    case "meetings":
      return (
        <PartView part={{ ...part, parts: [] }}>
          {meetings.map((meeting, at) => {
            const inside = part.parts[at];
            return inside && <MeetingView key={meeting.number} part={inside} meeting={meeting} load={load} />;
          })}
        </PartView>
      );
    case "changed":
      return (
        <PartView part={part}>
          <CompareFields meetings={meetings} load={load} onShow={onShow} />
        </PartView>
      );
    default:
      return <PartView part={part} />;
  }
}
