import { Accessibility, LogOut, Menu } from "lucide-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useStore } from "zustand";
import type { ActionId } from "../board/actions/action-ids.ts";
import { isOffered } from "../board/actions/available.ts";
import { keyWords } from "../board/actions/key-words.ts";
import { keymap, keysFor } from "../board/actions/keymap.ts";
import { actionById } from "../board/actions/registry.ts";
import { meant } from "../board/palette/use-page-keys.ts";
import { useRun } from "../board/use-run.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { later } from "../ui/later.ts";
import { MenuButton } from "../ui/Menu.tsx";
import type { MenuEntry } from "../ui/Menu.tsx";
import { PART_NAMES, PARTS } from "./table-menu.ts";
import { useIsHost } from "./use-live.ts";

const TableDialogs = later(async () => (await import("./TableDialogs.tsx")).TableDialogs);

/** They leave the table, and are no action at it. */
type Choice = ActionId | "accessibility" | "home";

export function TableMenu() {
  const { t } = useTranslation("shell");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const run = useRun();
  const map = useStore(keymap);
  const [, go] = useLocation();
  const dialog = useStore(ws.ask, ({ open }) => (open?.kind === "table" ? open.dialog : null));
  // Who leads may change.
  useIsHost();
  const entry = (id: ActionId, part?: string): readonly MenuEntry<Choice>[] => {
    const action = actionById(id);
    const keys = keysFor(map, action);
    const label = board(`actions.${id}`);
    return isOffered(ws, action, [])
      ? [{ id, label, icon: action.icon, keys: keys ? keyWords(keys) : undefined, part }]
      : [];
  };
  const last = t("menu.parts.help");
  const items: readonly MenuEntry<Choice>[] = [
    ...entry("palette"),
    ...PART_NAMES.flatMap((part) => PARTS[part].flatMap((id) => entry(id, t(`menu.parts.${part}`)))),
    { id: "accessibility", label: t("menu.accessibility"), icon: Accessibility, part: last },
    { id: "home", label: t("menu.home"), icon: LogOut, part: last },
  ];

  function choose(id: Choice): void {
    if (id === "home") go("/");
    else if (id === "accessibility") go("/accessibilite");
    else run(actionById(id), meant(ws));
  }

  return (
    <>
      <MenuButton label={t("menu.label")} icon={Menu} items={items} onAction={choose} />
      <Suspense>{dialog && <TableDialogs dialog={dialog} onClose={() => ws.ask.setState({ open: null })} />}</Suspense>
    </>
  );
}
