import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Standing } from "@tablee/shared/board/items";
import type { Kind } from "@tablee/shared/board/types";
import { sayStanding } from "../items/standing-words.ts";
import { sayDay } from "../../i18n/moment.ts";
import { useBoard, useSelection, useWorkspace } from "../workspace-context.ts";
import { CanvasCard } from "./CanvasCard.tsx";
import type { BoardWord, CanvasWord } from "./CanvasCard.tsx";
import type { Badge } from "../voting/turn.ts";
import { chooseFocused } from "./choose-focused.ts";

/** All cards to a screen reader’s arrows and to Tab one stop; of a large board, only those near the view are mounted. */
export function CanvasCards() {
  const { t } = useTranslation("board");
  const { t: canvas, i18n } = useTranslation("canvas");
  const { language } = i18n;
  const shared = useMemo(
    () => ({
      t: once((word: BoardWord) => t(word)),
      canvas: once((word: CanvasWord) => canvas(word)),
      stands: (standing: Standing, kind: Kind) => sayStanding(canvas, standing, kind),
      day: (due: string) => canvas("due", { date: sayDay(language, due) }),
      points: ({ of, points }: Badge) => t(`points.${of}`, { count: points }),
    }),
    [t, canvas, language],
  );
  const ws = useWorkspace();
  const isWhole = useStore(ws.table.sync.state, (state) => state.ready);
  const { shown, isFar, whole } = useStore(ws.scene.state);
  const order = useBoard((state) => state.order);
  const chosen = useSelection((state) => state.ids);
  const { at, level } = ws.scene.ranks();
  const [first] = chosen;
  const tabStop = first !== undefined && at.has(first) ? first : shown[0];
  return (
    <div
      role="listbox"
      className="canvas-cards"
      tabIndex={order.length === 0 ? 0 : -1}
      aria-multiselectable="true"
      aria-label={t("canvas")}
      aria-describedby="canvas-help"
      onFocus={(event) => chooseFocused(ws, event.target)}
    >
      {shown.map((id) => (
        <CanvasCard
          key={id}
          id={id}
          tab={id === tabStop}
          level={level.get(id) ?? 0}
          at={isWhole ? (at.get(id) ?? 0) + 1 : -1}
          count={isWhole ? order.length : -1}
          isFar={isFar && !whole.has(id)}
          shared={shared}
        />
      ))}
    </div>
  );
}

function once<Word>(say: (word: Word) => string): (word: Word) => string {
  const known = new Map<Word, string>();
  return (word) => {
    const said = known.get(word) ?? say(word);
    known.set(word, said);
    return said;
  };
}
