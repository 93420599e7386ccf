import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { setSnapping, snapping } from "../board/canvas/snapping.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { ModalDialog } from "../ui/Dialog.tsx";
import { LookSettings } from "../ui/LookSettings.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { Switch } from "../ui/Switch.tsx";
import { isPresenceHidden, keepPresenceHidden } from "./presence-choice.ts";
import { quietTimer, setQuietTimer } from "./quiet-timer.ts";
import { HEARS, setHear, voice } from "./voice-choice.ts";
import type { Hear } from "./voice-choice.ts";

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shell");
  const { prefs, table } = useWorkspace();
  const { showCursors, minimap } = useStore(prefs);
  const { hear } = useStore(voice);
  const isSnapping = useStore(snapping, ({ isOn }) => isOn);
  const isQuiet = useStore(quietTimer, ({ isOn }) => isOn);
  const [hidden, setHidden] = useState(isPresenceHidden);
  return (
    <ModalDialog title={t("settings.title")} isOpen onClose={onClose}>
      <LookSettings />
      <div>
        <Switch isSelected={showCursors} onChange={(on) => prefs.setState({ showCursors: on })}>
          {t("settings.cursors")}
        </Switch>
        <Switch
          isSelected={hidden}
          onChange={(on) => {
            keepPresenceHidden({ hidden: on });
            table.presence.setHidden(on);
            setHidden(on);
          }}
        >
          {t("settings.hidden")}
        </Switch>
        <Switch isSelected={minimap} onChange={(on) => prefs.setState({ minimap: on })}>
          {t("settings.minimap")}
        </Switch>
        <Switch isSelected={isQuiet} onChange={setQuietTimer}>
          {t("settings.quietTimer")}
        </Switch>
        <Switch isSelected={isSnapping} onChange={setSnapping}>
          {t("settings.snapping")}
        </Switch>
      </div>
      <SelectField<Hear>
        label={t("settings.hear")}
        options={HEARS.map((id) => ({ id, label: t(`settings.hears.${id}`) }))}
        value={hear}
        onChange={setHear}
      />
    </ModalDialog>
  );
}
