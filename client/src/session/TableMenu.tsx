import {
  Accessibility,
  Download,
  FileUp,
  Hand,
  IdCard,
  Keyboard,
  LogOut,
  Menu,
  Presentation,
  QrCode,
  Settings2,
  UserPlus,
  Users,
  UsersRound,
} from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useWorkspace } from "../board/workspace-context.ts";
import { later } from "../ui/later.ts";
import { MenuButton } from "../ui/Menu.tsx";
import type { MenuEntry } from "../ui/Menu.tsx";
import { togglePanel } from "./panels.ts";
import { useIsHost } from "./use-live.ts";

const MeDialog = later(async () => (await import("./MeDialog.tsx")).MeDialog);
const MyLinkDialog = later(async () => (await import("./MyLinkDialog.tsx")).MyLinkDialog);
const SecondDialog = later(async () => (await import("./SecondDialog.tsx")).SecondDialog);
const SettingsDialog = later(async () => (await import("./SettingsDialog.tsx")).SettingsDialog);
const ExportDialog = later(async () => (await import("../exports/ExportDialog.tsx")).ExportDialog);
const ImportDialog = later(async () => (await import("../exports/ImportDialog.tsx")).ImportDialog);

const DIALOGS = {
  me: MeDialog,
  link: MyLinkDialog,
  second: SecondDialog,
  settings: SettingsDialog,
  save: ExportDialog,
  bring: ImportDialog,
} as const;
type DialogName = keyof typeof DIALOGS;
type Choice = DialogName | "lead" | "people" | "invite" | "help" | "accessibility" | "home";

function isDialog(id: Choice): id is DialogName {
  return id in DIALOGS;
}

export function TableMenu() {
  const { t } = useTranslation("shell");
  const { t: files } = useTranslation("files");
  const ws = useWorkspace();
  const host = useIsHost();
  const [, go] = useLocation();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const items: readonly MenuEntry<Choice>[] = [
    { id: "lead", label: t(host ? "menu.lead" : "menu.session"), icon: host ? Presentation : Hand },
    { id: "people", label: t("menu.people"), icon: Users },
    { id: "invite", label: t("menu.invite"), icon: UserPlus },
    { id: "save", label: files("menu.save"), icon: Download },
    { id: "bring", label: files("menu.bring"), icon: FileUp },
    { id: "me", label: t("menu.me"), icon: IdCard },
    { id: "link", label: t("menu.link"), icon: QrCode },
    { id: "second", label: t("menu.second"), icon: UsersRound },
    { id: "settings", label: t("menu.settings"), icon: Settings2 },
    { id: "help", label: t("menu.help"), icon: Keyboard },
    { id: "accessibility", label: t("menu.accessibility"), icon: Accessibility },
    { id: "home", label: t("menu.home"), icon: LogOut },
  ];

  function choose(id: Choice): void {
    if (id === "home") go("/");
    else if (id === "accessibility") go("/accessibilite");
    else if (isDialog(id)) setDialog(id);
    else togglePanel(ws, id);
  }

  const Open = dialog === null ? null : DIALOGS[dialog];
  return (
    <>
      <MenuButton label={t("menu.label")} icon={Menu} items={items} onAction={choose} />
      <Suspense>{Open && <Open onClose={() => setDialog(null)} />}</Suspense>
    </>
  );
}
