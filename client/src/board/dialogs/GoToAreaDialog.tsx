import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { goToArea } from "../actions/look-around.ts";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import "./dialogs.css";

/** All areas in their order: pressed, one is there. */
export function GoToAreaDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const parts = useBoard((state) => state.outline).filter(({ zone, count }) => zone !== null || count > 0);
  return (
    <ModalDialog title={canvas("goToArea")} isOpen onClose={close}>
      <div className="dialog-choices">
        {parts.map((part) => (
          <Button
            key={part.zone?.id ?? "outside"}
            onPress={() => {
              // Closing first gives the focus back; the card that it goes to then has it.
              close();
              goToArea(ws, part);
            }}
          >
            <span dir="auto">{part.zone ? part.zone.title || canvas("noTitle") : t("outside")}</span>{" "}
            <small>{t("cards", { count: part.count })}</small>
          </Button>
        ))}
      </div>
    </ModalDialog>
  );
}
