import { useTranslation } from "react-i18next";
import { compareOrder } from "@tablee/shared/board/order";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { moveCardsToGroup, moveCardsToZone } from "../actions/commands.ts";
import { focusCard } from "../actions/look-around.ts";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import type { AskProps } from "./AskDialog.tsx";

export function MoveDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const may = useMay();
  const { cards, zones, groups } = useBoard((state) => state.board);
  const isHeld = !may.structure && ids.some((id) => cards.get(id)?.place.group !== null);
  const go = (move: () => void): void => {
    move();
    close();
    // In the list the card is now under another heading: the focus goes there with it.
    if (ids[0]) focusCard(ids[0]);
  };
  return (
    <ModalDialog title={t("moveTitle")} isOpen onClose={close}>
      {isHeld ? (
        <p>{canvas("said.notSorting")}</p>
      ) : (
        <div className="dialog-choices">
          {[...zones.values()].sort(compareOrder).map((zone) => (
            <Button key={zone.id} onPress={() => go(() => moveCardsToZone(ws, ids, zone.id))}>
              {zone.title || canvas("noTitle")}
            </Button>
          ))}
          {may.structure &&
            [...groups.values()].sort(compareOrder).map((group) => (
              <Button key={group.id} onPress={() => go(() => moveCardsToGroup(ws, ids, group))}>
                {group.name || t("noName")}
              </Button>
            ))}
          <Button onPress={() => go(() => moveCardsToZone(ws, ids, null))}>{t("outside")}</Button>
        </div>
      )}
    </ModalDialog>
  );
}
