import type { Zone } from "@tablee/shared/board/types";
import { useTranslation } from "react-i18next";
import { useBoard } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { toast } from "../../ui/toast.ts";
import { useSend } from "../use-live.ts";

export function SummonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("together");
  const { t: canvas } = useTranslation("canvas");
  const send = useSend();
  const zones = useBoard((state) => state.outline).flatMap(({ zone }) => zone ?? []);
  const titleOf = ({ title }: Zone): string => title || canvas("noTitle");
  const call = async (zone: Zone): Promise<void> => {
    onClose();
    if (await send("summon", { zone: zone.id })) toast(t("summon.sent", { zone: titleOf(zone) }));
  };
  return (
    <ModalDialog title={t("summon.title")} isOpen onClose={onClose}>
      <p>{t(zones.length === 0 ? "summon.none" : "summon.body")}</p>
      <div className="dialog-choices">
        {zones.map((zone) => (
          <Button key={zone.id} onPress={() => void call(zone)}>
            <span dir="auto">{titleOf(zone)}</span>
          </Button>
        ))}
      </div>
    </ModalDialog>
  );
}
