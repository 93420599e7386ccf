import { useTranslation } from "react-i18next";
import { keyWords } from "../board/actions/key-words.ts";
import { actions } from "../board/actions/registry.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Panel } from "../ui/Panel.tsx";
import { closePanel } from "./panels.ts";
import "./lead-panel.css";

/** The shortcuts, from the actions themselves: the list cannot say a key that does nothing. */
export function HelpPanel() {
  const { t } = useTranslation("shell");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  return (
    <Panel title={t("help.title")} onClose={() => closePanel(ws)}>
      <table className="help-table">
        <thead>
          <tr>
            <th scope="col">{t("help.key")}</th>
            <th scope="col">{t("help.what")}</th>
          </tr>
        </thead>
        <tbody>
          {actions
            .filter((action) => action.keys)
            .map((action) => (
              <tr key={action.id}>
                <td>
                  <kbd>{keyWords(action.keys ?? "")}</kbd>
                </td>
                <td>{board(`actions.${action.id}`)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  );
}
