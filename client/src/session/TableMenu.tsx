import { Accessibility, LogOut, Menu } from "lucide-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useStore } from "zustand";
import type { ActionId } from "../board/actions/action-ids.ts";
import { isOffered } from "../board/actions/available.ts";
import { keyWords } from "../board/actions/key-words.ts";
import { keymap, keysFor } from "../board/actions/keymap.ts";
import { actionById, actions } from "../board/actions/registry.ts";
import { meant } from "../board/palette/use-page-keys.ts";
import { useRun } from "../board/use-run.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { later } from "../ui/later.ts";
import { MenuButton } from "../ui/Menu.tsx";
import type { MenuEntry } from "../ui/Menu.tsx";
import { useIsHost } from "./use-live.ts";

const MeDialog = later(async () => (await import("./MeDialog.tsx")).MeDialog);
const MyLinkDialog = later(async () => (await import("./MyLinkDialog.tsx")).MyLinkDialog);
const SecondDialog = later(async () => (await import("./SecondDialog.tsx")).SecondDialog);
const SettingsDialog = later(async () => (await import("./SettingsDialog.tsx")).SettingsDialog);
const ExportDialog = later(async () => (await import("../exports/ExportDialog.tsx")).ExportDialog);
const ImportDialog = later(async () => (await import("../exports/ImportDialog.tsx")).ImportDialog);

const DIALOGS = {
  me: MeDialog,
  myLink: MyLinkDialog,
  second: SecondDialog,
  settings: SettingsDialog,
  save: ExportDialog,
  bring: ImportDialog,
} as const;

/** They leave the table, and are no action at it. */
type Choice = ActionId | "accessibility" | "home";

const ofTable = actions.filter(({ section, id }) => section === "table" || id === "palette");

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
  const items: readonly MenuEntry<Choice>[] = [
    ...ofTable
      .filter((action) => isOffered(ws, action, []))
      .map((action) => {
        const keys = keysFor(map, action);
        const label = board(`actions.${action.id}`);
        return { id: action.id, label, icon: action.icon, keys: keys ? keyWords(keys) : undefined };
      }),
    { id: "accessibility", label: t("menu.accessibility"), icon: Accessibility },
    { id: "home", label: t("menu.home"), icon: LogOut },
  ];

  function choose(id: Choice): void {
    if (id === "home") go("/");
    else if (id === "accessibility") go("/accessibilite");
    else run(actionById(id), meant(ws));
  }

  const Open = dialog === null ? null : DIALOGS[dialog];
  return (
    <>
      <MenuButton label={t("menu.label")} icon={Menu} items={items} onAction={choose} />
      <Suspense>{Open && <Open onClose={() => ws.ask.setState({ open: null })} />}</Suspense>
    </>
  );
}
