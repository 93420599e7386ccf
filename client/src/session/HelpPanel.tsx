import { useTranslation } from "react-i18next";
import { keyWords } from "../board/actions/key-words.ts";
import { STANDING } from "../board/actions/keys.ts";
import { actions } from "../board/actions/registry.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Panel } from "../ui/Panel.tsx";
import { closePanel } from "./panels.ts";
import "./lead-panel.css";

/** Keys that belong to a field or to the page, and are no action on cards. */
const ELSEWHERE = [
  { id: "place", keys: "Enter" },
  { id: "line", keys: "Shift+Enter" },
  { id: "done", keys: "Ctrl+Enter" },
  { id: "escape", keys: "Escape" },
] as const;

interface Shortcut {
  readonly id: string;
  readonly keys: string;
  readonly what: string;
}

/** The shortcuts, from the actions themselves: the list cannot say a key that does nothing. */
export function HelpPanel() {
  const { t } = useTranslation("shell");
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const onCards = [
    ...STANDING.map(({ id, keys }) => ({ id, keys, what: canvas(`standing.${id}`) })),
    ...actions.flatMap(({ id, keys }) => (keys === undefined ? [] : [{ id, keys, what: board(`actions.${id}`) }])),
  ];
  const elsewhere = ELSEWHERE.map((shortcut) => ({ ...shortcut, what: t(`help.${shortcut.id}`) }));
  return (
    <Panel isText title={t("help.title")} onClose={() => closePanel(ws)}>
      <Keys title={t("help.card")} list={onCards} />
      <Keys title={t("help.table")} list={elsewhere} />
    </Panel>
  );
}

function Keys({ title, list }: { readonly title: string; readonly list: readonly Shortcut[] }) {
  const { t } = useTranslation("shell");
  return (
    <table className="help-table">
      <caption>{title}</caption>
      <thead className="ui-hidden">
        <tr>
          <th scope="col">{t("help.what")}</th>
          <th scope="col">{t("help.key")}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ id, keys, what }) => (
          <tr key={id}>
            <td>{what}</td>
            <td>
              <kbd>{keyWords(keys)}</kbd>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
