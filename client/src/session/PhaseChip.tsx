import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../board/workspace-context.ts";
import { togglePanel } from "./panels.ts";
import { TimerText, TimerVoice } from "./TimerText.tsx";
import { useView } from "./use-live.ts";

/** Where the session is: opens the panel to lead or follow it. */
export function PhaseChip() {
  const { t } = useTranslation("session");
  const ws = useWorkspace();
  const view = useView();
  const at = view?.phases.findIndex((phase) => phase.id === view.phase) ?? -1;
  const phase = view?.phases[at];
  if (!view) return <div className="bar-phase-gap" />;
  return (
    <>
      <AriaButton className="bar-phase" onPress={() => togglePanel(ws, "lead")}>
        <span className="bar-phase-name">
          {phase ? (
            <>
              <span className="bar-phase-at">
                {at + 1}/{view.phases.length}
                <span className="bar-phase-dot"> · </span>
              </span>
              {phase.name}
            </>
          ) : (
            t("noPhase")
          )}
        </span>
        <TimerText className="bar-timer" />
      </AriaButton>
      <TimerVoice />
    </>
  );
}
