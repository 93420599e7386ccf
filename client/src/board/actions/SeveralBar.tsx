import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "../../ui/Button.tsx";
import { useSelection, useWorkspace } from "../workspace-context.ts";
import { CardMenuButton } from "./ActionMenu.tsx";
import "./several-bar.css";

/** While each press adds to the choice: how many there are, what can be done with them, and the way back. */
export function SeveralBar() {
  const { t } = useTranslation("board");
  const { tool } = useWorkspace();
  const isOn = useStore(tool, (state) => state.several);
  const ids = useSelection((state) => state.ids);
  if (!isOn) return null;
  return (
    <div className="several-bar">
      <output>{t("several", { count: ids.size })}</output>
      <CardMenuButton ids={[...ids]} label={t("selected", { count: ids.size })} />
      <Button size="s" onPress={() => tool.setState({ several: false })}>
        {t("severalDone")}
      </Button>
    </div>
  );
}
