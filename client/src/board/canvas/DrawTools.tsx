import { Shapes } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "../../ui/IconButton.tsx";
import { MenuButton } from "../../ui/Menu.tsx";
import { ask, takeTool } from "../actions/action.ts";
import type { ActionId } from "../actions/action-ids.ts";
import { keyWords } from "../actions/key-words.ts";
import { keymap, keysFor } from "../actions/keymap.ts";
import { actionById } from "../actions/registry.ts";
import { useNamed } from "../actions/HistoryButtons.tsx";
import { useRun } from "../use-run.ts";
import { useMay, useWorkspace } from "../workspace-context.ts";
import type { Tool } from "../workspace.ts";

/** What the menu has, with the tool that draws each by pointer. */
const DRAWN = {
  toolPen: "pen",
  toolEraser: "eraser",
  newRectangle: "rectangle",
  newEllipse: "ellipse",
  newDiamond: "diamond",
  newArrow: "arrow",
  newText: "text",
  newStamp: "stamp",
  newFrame: "frame",
} as const satisfies Partial<Record<ActionId, Tool>>;
type DrawnId = keyof typeof DRAWN;
const IDS = Object.keys(DRAWN) as DrawnId[];

/** The pen, and a menu of all that is drawn: on a phone, where there is room for one button, it has the pen too. By keys a shape is put in the middle of the view: there is no pointer. */
export function DrawTools() {
  const { t } = useTranslation("board");
  const { t: draw } = useTranslation("draw");
  const ws = useWorkspace();
  const may = useMay();
  const run = useRun();
  const named = useNamed();
  const map = useStore(keymap);
  const tool = useStore(ws.tool, (state) => state.tool);
  const inHand = IDS.find((id) => DRAWN[id] === tool);
  const choose = (id: DrawnId): void => {
    // A menu whose entry shows the focus was gone through by keys.
    const isKeys = document.activeElement?.matches(":focus-visible") ?? false;
    if (isKeys) run(actionById(id), []);
    else if (id === "newStamp") ask(ws, { kind: "stamp", by: "pointer" });
    else takeTool(ws, DRAWN[id]);
  };
  return (
    <>
      <IconButton
        className="canvas-tool-wide"
        label={named("toolPen")}
        icon={actionById("toolPen").icon}
        pressed={tool === "pen"}
        isDisabled={!may.cards}
        onPress={() => takeTool(ws, tool === "pen" ? "select" : "pen")}
      />
      <MenuButton
        label={inHand ? `${draw("draw")} (${t(`actions.${inHand}`)})` : draw("draw")}
        icon={inHand ? actionById(inHand).icon : Shapes}
        className={inHand ? "canvas-tool-in" : ""}
        isDisabled={!may.cards}
        placement="end"
        items={IDS.map((id) => {
          const keys = keysFor(map, actionById(id));
          return { id, label: t(`actions.${id}`), icon: actionById(id).icon, keys: keys ? keyWords(keys) : undefined };
        })}
        onAction={choose}
      />
    </>
  );
}
