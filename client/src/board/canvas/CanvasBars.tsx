import { Ellipsis, Minus, MoveUpRight, Plus, SquareDashed, StickyNote } from "lucide-react";
import { Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { HistoryButtons, useNamed } from "../actions/HistoryButtons.tsx";
import { takeTool } from "../actions/action.ts";
import { CardMenuButton } from "../actions/ActionMenu.tsx";
import { actionById, actions } from "../actions/registry.ts";
import type { ActionId } from "../actions/action-ids.ts";
import { useRun } from "../use-run.ts";
import { useMay, useWorkspace } from "../workspace-context.ts";
import type { Tool } from "../workspace.ts";
import { DrawTools } from "./DrawTools.tsx";
import { useCameraSlowly } from "./slowly.ts";

/** What the other button and a long press on the ground offer. */
const onBoard = actions.filter(({ on }) => on === "board");

/** What the pointer does, at the left. A press by keyboard acts at once: there is no pointer to place with. */
export function ToolColumn() {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const may = useMay();
  const named = useNamed();
  const run = useRun();
  const tool = useStore(ws.tool, (state) => state.tool);
  const take = (wanted: Tool, by: string, act: ActionId): void => {
    const isKeys = by === "keyboard" || by === "virtual";
    if (isKeys) run(actionById(act), [...ws.selection.getState().ids]);
    else takeTool(ws, tool === wanted ? "select" : wanted);
  };
  const plain = (id: "toolSelect" | "toolHand", wanted: Tool) => (
    <IconButton
      className="canvas-tool-wide"
      label={named(id)}
      icon={actionById(id).icon}
      pressed={tool === wanted}
      onPress={() => takeTool(ws, wanted)}
    />
  );
  return (
    <Toolbar className="canvas-tools" orientation="vertical" aria-label={t("toolColumn")}>
      {plain("toolSelect", "select")}
      {plain("toolHand", "hand")}
      <IconButton
        className="canvas-pad"
        label={named("newCard")}
        icon={StickyNote}
        pressed={tool === "card"}
        isDisabled={!may.cards}
        onPress={({ pointerType }) => take("card", pointerType, "newCard")}
      />
      <IconButton
        label={named("toolConnect")}
        icon={MoveUpRight}
        pressed={tool === "connect"}
        isDisabled={!may.cards}
        onPress={() => takeTool(ws, tool === "connect" ? "select" : "connect")}
      />
      {may.structure && (
        <IconButton
          className="canvas-tool-wide"
          label={named("newZone")}
          icon={SquareDashed}
          pressed={tool === "zone"}
          onPress={({ pointerType }) => take("zone", pointerType, "newZone")}
        />
      )}
      <DrawTools />
      <ImageTool />
      <span className="canvas-tools-line" aria-hidden />
      <HistoryButtons />
      <CardMenuButton ids={[]} list={onBoard} label={t("boardMenu")} icon={Ellipsis} />
    </Toolbar>
  );
}

/** The narrowest screens have no room for it, and have it in the menu. */
function ImageTool() {
  const may = useMay();
  const named = useNamed();
  const run = useRun();
  const { icon } = actionById("image");
  return (
    <IconButton
      className="canvas-tool-image"
      label={named("image")}
      icon={icon}
      isDisabled={!may.cards}
      onPress={() => run(actionById("image"), [])}
    />
  );
}

export function ZoomBar() {
  const { t } = useTranslation("canvas");
  const { prefs } = useWorkspace();
  const named = useNamed();
  const run = useRun();
  const zoom = useCameraSlowly(({ camera }) => Math.round(camera.state.getState().zoom * 100));
  const minimap = useStore(prefs, (state) => state.minimap);
  const press = (id: ActionId) => () => run(actionById(id), []);
  return (
    <Toolbar className="canvas-zoom" aria-label={t("zoomBar")}>
      <IconButton label={named("zoomOut")} icon={Minus} onPress={press("zoomOut")} />
      <Button
        size="s"
        className="canvas-percent canvas-tool-wide"
        aria-label={`${named("zoomReset")}, ${zoom} %`}
        onPress={press("zoomReset")}
      >
        {zoom} %
      </Button>
      <IconButton label={named("zoomIn")} icon={Plus} onPress={press("zoomIn")} />
      <IconButton label={named("fitAll")} icon={actionById("fitAll").icon} onPress={press("fitAll")} />
      <IconButton
        className="canvas-tool-wide"
        label={named("minimap")}
        icon={actionById("minimap").icon}
        pressed={minimap}
        onPress={press("minimap")}
      />
    </Toolbar>
  );
}
