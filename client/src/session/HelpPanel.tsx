import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { keyWords } from "../board/actions/key-words.ts";
import { keymap, resetKeys, setLetters } from "../board/actions/keymap.ts";
import { STANDING } from "../board/actions/keys.ts";
import { actions } from "../board/actions/registry.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Switch } from "../ui/Switch.tsx";
import { GuideLink } from "./GuideLink.tsx";
import { KeyButton } from "./KeyButton.tsx";
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
  readonly what: string;
  readonly keys: React.ReactNode;
}

/** The shortcuts, from the actions themselves: the list cannot say a key that does nothing. Each may be another. */
export function HelpPanel() {
  const { t } = useTranslation("shell");
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const { own, letters } = useStore(keymap);
  const standing = STANDING.map(({ id, keys }) => ({
    id,
    keys: <kbd>{keyWords(keys)}</kbd>,
    what: canvas(`standing.${id}`),
  }));
  const ofActions = actions
    // The browser tells of its own keys for copy, cut and paste, which cannot be others.
    .map((action) => ({
      id: action.id,
      keys: action.native ? <kbd>{keyWords(action.keys ?? "")}</kbd> : <KeyButton action={action} />,
      what: board(`actions.${action.id}`),
    }));
  const elsewhere = ELSEWHERE.map(({ id, keys }) => ({ id, keys: <kbd>{keyWords(keys)}</kbd>, what: t(`help.${id}`) }));
  return (
    <Panel isText title={t("help.title")} onClose={() => closePanel(ws)}>
      <GuideLink />
      <p className="help-note">{t("help.change")}</p>
      <Switch isSelected={letters} onChange={setLetters}>
        {t("help.letters")}
      </Switch>
      <Button isDisabled={own.size === 0 && letters} onPress={resetKeys}>
        {t("help.reset")}
      </Button>
      <Keys title={t("help.card")} list={[...standing, ...ofActions]} />
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
            <td>{keys}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
