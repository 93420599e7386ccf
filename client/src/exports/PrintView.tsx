import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { backingOf } from "@tablee/shared/board/backing";
import { frameworkOf, outlineOf } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Board, Card, Line, Section } from "@tablee/shared/board/types";
import { aroundBlocks } from "@tablee/shared/papers/around-blocks";
import { outcomeBlocks } from "@tablee/shared/papers/outcome-blocks";
import { supportBlocks } from "@tablee/shared/papers/support-blocks";
import { shapesInOrder } from "../board/canvas/shape-scene.ts";
import { imagesPath } from "../board/images/send.ts";
import { Words } from "../board/Words.tsx";
import { useTableTitle, useWorkspace } from "../board/workspace-context.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { datesIn } from "../i18n/moment.ts";
import { PaperBlocks } from "./PaperBlocks.tsx";
import { usePaperWords } from "./papers/use-paper-words.ts";
import { useLeaving } from "./use-leaving.ts";
import "./print-view.css";

/**
 * What goes on paper instead of the page, whichever way printing was asked for: the browser says so just before it
 * draws, and takes what is there when the listener returns. Hence the flush.
 */
export function PrintView() {
  const [at, setAt] = useState<Date | null>(null);
  useEffect(() => {
    const show = (): void => flushSync(() => setAt(new Date()));
    const hide = (): void => setAt(null);
    addEventListener("beforeprint", show);
    addEventListener("afterprint", hide);
    return () => {
      removeEventListener("beforeprint", show);
      removeEventListener("afterprint", hide);
    };
  }, []);
  return at ? createPortal(<Sheets at={at} />, document.body) : null;
}

function Sheets({ at }: { readonly at: Date }) {
  const { t } = useTranslation("files");
  const { t: together } = useTranslation("together");
  const title = useTableTitle();
  const goal = useGoal();
  const words = usePaperWords();
  const leaving = useLeaving()();
  const { board, outcomes } = leaving;
  const day = datesIn(currentLocale(), { dateStyle: "long", timeStyle: "short" });
  return (
    <article className="print">
      <header className="print-head">
        <h1 dir="auto">{title}</h1>
        {goal !== "" && (
          <p className="print-goal" dir="auto">
            {together("goal.line", { goal })}
          </p>
        )}
        <p>
          {day.format(at)} · {t("count.cards", { count: board.cards.size })}
        </p>
      </header>
      {outlineOf(board)
        .filter(({ count }) => count > 0)
        .map((part) => (
          <Area key={part.zone?.id ?? "outside"} part={part} />
        ))}
      <Drawings board={board} />
      {board.lines.size > 0 && <Framework board={board} />}
      <PaperBlocks blocks={supportBlocks(board, words)} />
      <PaperBlocks blocks={[...outcomeBlocks(outcomes, board, words), ...aroundBlocks({ ...leaving, words })]} />
    </article>
  );
}

/** What everybody is here for stands on paper too. */
function useGoal(): string {
  return useStore(useWorkspace().table.live.state, ({ view }) => view?.goal ?? "");
}

function Area({ part }: { readonly part: OutlineZone }) {
  const { t } = useTranslation("board");
  const { zone, groups, lone } = part;
  return (
    <section>
      <h2 dir="auto">{zone?.title ?? t("outside")}</h2>
      {groups.map(({ group, cards }) => (
        <section key={group.id}>
          <h3 dir="auto">{group.name || t("noName")}</h3>
          <Cards cards={cards} />
        </section>
      ))}
      {groups.length > 0 && lone.length > 0 && <h3>{t("alone")}</h3>}
      <Cards cards={lone} />
    </section>
  );
}

function Cards({ cards }: { readonly cards: readonly Card[] }) {
  const { t } = useTranslation("board");
  if (cards.length === 0) return null;
  return (
    <ul className="print-cards">
      {cards.map(({ id, text, direction, knowledge, author }) => (
        <li key={id} className="print-card">
          <p dir={direction}>{text}</p>
          {(knowledge ?? author) !== null && (
            <p className="print-small">
              {[knowledge && t(`knowledges.${knowledge}`), author].filter(Boolean).join(" · ")}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** On paper, of what is drawn its words, and the images: the picture of the canvas is a file of its own. */
function Drawings({ board }: { readonly board: Board }) {
  const { t } = useTranslation("draw");
  const { id: at } = useWorkspace().table.seat.board;
  const written = shapesInOrder(board).filter(({ text, file }) => text.trim() !== "" || file !== null);
  if (written.length === 0) return null;
  return (
    <section>
      <h2>{t("title")}</h2>
      <ul className="print-cards">
        {written.map(({ id, kind, text, file }) => (
          <li key={id} className="print-card">
            {/* Its words stand below it. */}
            {file !== null && <img className="print-image" src={`${imagesPath(at)}/${file}`} alt="" />}
            <p dir="auto">
              <Words text={text} />
            </p>
            <p className="print-small">{t(`kinds.${kind}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Framework({ board }: { readonly board: Board }) {
  const { t } = useTranslation("files");
  return (
    <section className="print-framework">
      <h2>{t("print.framework")}</h2>
      {frameworkOf(board.lines.values())
        .filter(({ lines }) => lines.length > 0)
        .map(({ section, lines }) => (
          <Moment key={section} section={section} lines={lines} board={board} />
        ))}
    </section>
  );
}

interface MomentProps {
  readonly section: Section;
  readonly lines: readonly Line[];
  readonly board: Board;
}

function Moment({ section, lines, board }: MomentProps) {
  const { t } = useTranslation("board");
  return (
    <section>
      <h3>{t(`sections.${section}`)}</h3>
      <ul className="print-lines">
        {lines.map((line) => (
          <PrintedLine key={line.id} line={line} board={board} />
        ))}
      </ul>
    </section>
  );
}

function PrintedLine({ line, board }: { readonly line: Line; readonly board: Board }) {
  const { t } = useTranslation("board");
  const sources = line.sources.flatMap((id) => board.cards.get(id) ?? []);
  const backing = backingOf(board, line.sources);
  return (
    <li className="print-line">
      <p dir="auto">
        <Words text={line.text} links="stop" />
      </p>
      <ul>
        {sources.map((card) => (
          <li key={card.id} className="print-small" dir={card.direction}>
            <Words text={card.text} links="stop" />
          </li>
        ))}
      </ul>
      {backing !== "experience" && <p className="print-lacks">{t(backing === "none" ? "noSource" : "noExperience")}</p>}
    </li>
  );
}
