import { useCallback } from "react";
import { AlignStartVertical, Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { boundsOf } from "@tablee/shared/board/geometry";
import type { LinkId } from "@tablee/shared/ids";
import { IconButton } from "../../ui/IconButton.tsx";
import { CardMenuButton } from "../actions/ActionMenu.tsx";
import { isOffered, isPossible } from "../actions/available.ts";
import { rectOfThing } from "../actions/commands.ts";
import { actions } from "../actions/registry.ts";
import type { ActionId } from "../actions/action-ids.ts";
import { linkActions } from "../actions/things.ts";
import { useChosenWords } from "../chosen-words.ts";
import { useRun } from "../use-run.ts";
import { useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import { FloatingBar } from "./FloatingBar.tsx";
import { drawLink, endRects } from "./paint.ts";

const HALO_PX = 8;
const inBar = actions.filter((action) => action.inBar);
/** What only several together can be given. */
const aligning = actions.filter(({ least = 1 }) => least > 1);
/** A narrow screen has room for these; all are behind the last button. */
const FIRST = new Set<ActionId>(["edit", "look", "moveTo", "link", "addPoint", "takePoint", "delete"]);

/** What can be done with what is chosen, beside it. */
export function ContextBar() {
  const ids = useSelection((state) => state.ids);
  const editing = useSelection((state) => state.editing);
  const link = useSelection((state) => (state.ids.size === 0 ? state.link : null));
  // The next press is for another card, which the bar may lie over; what can be done stands in the bar of the choice.
  const several = useStore(useWorkspace().tool, (state) => state.several);
  if (editing !== null || several) return null;
  if (ids.size > 0) return <CardsBar />;
  return link === null ? null : <LinkBar id={link} />;
}

function CardsBar() {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const ids = useSelection((state) => state.ids);
  const may = useMay();
  const run = useRun();
  // Which points may still be put or taken.
  useStore(ws.voting.state, (state) => state.turn);
  const chosen = [...ids];
  const label = useChosenWords(chosen);
  const about = useCallback(() => {
    const rects = [...ws.selection.getState().ids].flatMap((id) => {
      const rect = rectOfThing(ws, id);
      // A card is as tall as its words need, which the browser knows better than our estimate.
      return rect ? [{ ...rect, h: ws.mounted.get(id)?.offsetHeight ?? rect.h }] : [];
    });
    const bounds = boundsOf(rects);
    const halo = HALO_PX / ws.camera.state.getState().zoom;
    return bounds && { x: bounds.x - halo, y: bounds.y - halo, w: bounds.w + 2 * halo, h: bounds.h + 2 * halo };
  }, [ws]);
  return (
    <FloatingBar label={label} about={about}>
      {ids.size > 1 && <span className="canvas-context-count">{ids.size}</span>}
      {inBar
        // What the lock forbids is not offered; one's words are told why beside the board.
        .filter(({ writes }) => writes !== "structure" || may.structure)
        .filter((action) => isOffered(ws, action, chosen))
        .filter((action) => action.inBar === true || isPossible(ws, action, { ids: chosen, may }))
        .map((action) => (
          <IconButton
            key={action.id}
            className={FIRST.has(action.id) ? "" : "canvas-tool-wide"}
            label={t(`actions.${action.id}`)}
            icon={action.icon}
            isDisabled={!isPossible(ws, action, { ids: chosen, may })}
            onPress={() => run(action, chosen)}
          />
        ))}
      {ids.size > 1 && (
        <CardMenuButton ids={chosen} list={aligning} label={canvas("align")} icon={AlignStartVertical} />
      )}
      <CardMenuButton ids={chosen} label={canvas("moreActions")} icon={Ellipsis} />
    </FloatingBar>
  );
}

function LinkBar({ id }: { readonly id: LinkId }) {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const may = useMay();
  const about = useCallback(() => {
    const now = ws.board.getState();
    const link = now.board.links.get(id);
    const drawing = link && drawLink(link, endRects(now, ws.drift.state.getState().drift));
    if (!drawing) return undefined;
    return { x: drawing.middle.x - 40, y: drawing.middle.y - 14, w: 80, h: 28 };
  }, [ws, id]);
  return (
    <FloatingBar label={t("linkChosen")} about={about}>
      {linkActions.map((action) => (
        <IconButton
          key={action.id}
          label={t(`things.${action.id}`)}
          icon={action.icon}
          isDisabled={action.writes !== null && !may[action.writes]}
          onPress={() => action.run(ws, id)}
        />
      ))}
    </FloatingBar>
  );
}
