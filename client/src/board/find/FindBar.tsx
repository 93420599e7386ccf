import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "../../ui/IconButton.tsx";
import { focusCard } from "../actions/look-around.ts";
import { useBoard, useSelection, useWorkspace } from "../workspace-context.ts";
import { matchAt } from "./found.ts";
import { showAll, showMatch } from "./find-actions.ts";
import { WishBy, WishWords } from "./WishFields.tsx";

/** Over the canvas while somebody looks for cards: what for, how many there are, and the way from one to the next. */
export function FindBar() {
  const { t } = useTranslation("list");
  const ws = useWorkspace();
  const bar = useRef<HTMLDivElement>(null);
  const none = useStore(ws.found.state, ({ order }) => order.length === 0);
  const close = (): void => {
    const [id = ws.scene.state.getState().shown[0]] = ws.selection.getState().ids;
    showAll(ws);
    if (id !== undefined) focusCard(id);
  };
  const press = (event: React.KeyboardEvent): void => {
    const isField = event.target instanceof HTMLInputElement;
    const isNext = isField && event.key === "Enter" && !event.nativeEvent.isComposing;
    // What a popover of this bar is given bubbles to it as well.
    if ((!isNext && event.key !== "Escape") || !bar.current?.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isNext) showMatch(ws, event.shiftKey ? -1 : 1);
    else close();
  };
  return (
    <div className="canvas-find" role="search" aria-label={t("search")} ref={bar} onKeyDownCapture={press}>
      <WishWords />
      <WishBy isOrdered={false} />
      <Count />
      <IconButton label={t("previousMatch")} icon={ChevronUp} isDisabled={none} onPress={() => showMatch(ws, -1)} />
      <IconButton label={t("nextMatch")} icon={ChevronDown} isDisabled={none} onPress={() => showMatch(ws, 1)} />
      <IconButton label={t("endSearch")} icon={X} onPress={close} />
    </div>
  );
}

/** In words, and said aloud as it changes: how many, and which of them one is at. */
function Count() {
  const { t } = useTranslation("list");
  const ws = useWorkspace();
  const found = useStore(ws.found.state);
  const cards = useBoard(({ board }) => board.cards);
  const shapes = useBoard(({ board }) => board.shapes.size);
  const chosen = useSelection(({ ids }) => ids);
  const count = found.order.length;
  const at = matchAt(found, chosen) + 1;
  const hasDrawn = found.order.some((id) => !cards.has(id));
  const of = hasDrawn ? { of: cards.size + shapes, context: "thing" } : { of: cards.size };
  const words = count === 0 ? t("none") : at === 0 ? t("found", { count, ...of }) : t("matchAt", { at, count });
  return <output className="canvas-find-count">{found.ids === null ? t("searchHint") : words}</output>;
}
