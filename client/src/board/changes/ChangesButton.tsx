import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "../../ui/IconButton.tsx";
import { actionById } from "../actions/registry.ts";
import { useRun } from "../use-run.ts";
import { useWorkspace } from "../workspace-context.ts";
import "./changes.css";

/** How many cards have changed since this person looked; pressed, which. */
export function ChangesButton() {
  const { t } = useTranslation("list");
  const ws = useWorkspace();
  const run = useRun();
  const count = useStore(ws.changes.state, ({ list }) => list.length);
  const action = actionById("changes");
  return (
    <span className="changes-button">
      <IconButton label={t("changes.button", { count })} icon={action.icon} onPress={() => run(action, [])} />
      {count > 0 && (
        <span className="changes-count" aria-hidden>
          {count > MOST_SHOWN_COUNT ? `${MOST_SHOWN_COUNT}+` : count}
        </span>
      )}
    </span>
  );
}

const MOST_SHOWN_COUNT = 99;
