import { useTranslation } from "react-i18next";
import { keyWords } from "../board/actions/key-words.ts";
import { STANDING } from "../board/actions/keys.ts";
import { actions } from "../board/actions/registry.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Panel } from "../ui/Panel.tsx";
import { closePanel } from "./panels.ts";
import "./lead-panel.css";

/** The shortcuts, from the actions themselves: the list cannot say a key that does nothing. */
export function HelpPanel() {
  const { t } = useTranslation("shell");
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const rows = [
    ...STANDING.map(({ id, keys }) => ({ id, keys, does: canvas(`standing.${id}`) })),
    ...actions.flatMap(({ id, keys }) => (keys ? [{ id, keys, does: board(`actions.${id}`) }] : [])),
  ];
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
          {rows.map(({ id, keys, does }) => (
            <tr key={id}>
              <td>
                <kbd>{keyWords(keys)}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
