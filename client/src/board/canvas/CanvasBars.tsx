import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "../../ui/IconButton.tsx";
import { actions } from "../actions/registry.ts";
import type { BoardAction } from "../actions/registry.ts";
import { useRun } from "../use-run.ts";
import { useMay, useSelection, useWorkspace } from "../workspace-context.ts";

/** What can be done with the chosen cards, and with the view. */
export function CanvasBars() {
  return (
    <>
      <ContextBar />
      <ZoomBar />
    </>
  );
}

function ContextBar() {
  const { t } = useTranslation("board");
  const ids = useSelection((state) => state.ids);
  const may = useMay();
  const run = useRun();
  if (ids.size === 0) return null;
  const allowed = (action: BoardAction): boolean => action.writes === null || may[action.writes];
  return (
    <div className="canvas-context" role="toolbar" aria-label={t("selected", { count: ids.size })}>
      {actions
        .filter(({ on }) => on === "cards")
        .map((action) => (
          <IconButton
            key={action.id}
            label={t(`actions.${action.id}`)}
            icon={action.icon}
            isDisabled={!allowed(action)}
            onPress={() => run(action, [...ids])}
          />
        ))}
    </div>
  );
}

function ZoomBar() {
  const { t } = useTranslation("board");
  const { camera, undo } = useWorkspace();
  const run = useRun();
  const zoom = useStore(camera.state, (state) => Math.round(state.zoom * 100));
  const can = useStore(undo.state);
  const may = useMay();
  const isOff = ({ id, writes }: BoardAction): boolean =>
    (writes !== null && !may[writes]) || (id === "undo" && !can.canUndo) || (id === "redo" && !can.canRedo);
  return (
    <div className="canvas-zoom" role="toolbar" aria-label={t("tools")}>
      {actions
        .filter(({ on }) => on === "none")
        .map((action) => (
          <IconButton
            key={action.id}
            label={t(`actions.${action.id}`)}
            icon={action.icon}
            isDisabled={isOff(action)}
            onPress={() => run(action, [])}
          />
        ))}
      <span className="canvas-percent">{zoom} %</span>
    </div>
  );
}
