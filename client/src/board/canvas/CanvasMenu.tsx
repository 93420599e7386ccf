import { useRef } from "react";
import { Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Point } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { CardActions } from "../actions/CardActions.tsx";
import { actions } from "../actions/registry.ts";
import { useChosenWords } from "../chosen-words.ts";

export interface MenuWish {
  /** None: the menu of the ground. */
  readonly ids: readonly CardId[];
  /** On the frame of the canvas, screen pixels. */
  readonly at: Point;
}

const onBoard = actions.filter(({ on }) => on === "board");

/** Every action, at the place where it was asked for: by the other button, a long press or the menu key. */
export function CanvasMenu({ ids, at, onClose }: MenuWish & { readonly onClose: () => void }) {
  const { t: canvas } = useTranslation("canvas");
  const anchor = useRef<HTMLSpanElement>(null);
  const words = useChosenWords(ids);
  const label = ids.length === 0 ? canvas("boardMenu") : words;
  return (
    <>
      <span ref={anchor} className="canvas-anchor" style={{ left: at.x, top: at.y }} aria-hidden />
      <Popover
        className="ui-popover"
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        aria-label={label}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        {/* Closing first gives the focus back; what an action focuses then stays. */}
        <CardActions ids={ids} label={label} {...(ids.length === 0 && { list: onBoard })} onDone={onClose} />
      </Popover>
    </>
  );
}
