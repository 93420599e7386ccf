import { Columns2, Hand, LayoutDashboard, List, Rows3, UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useStore } from "zustand";
import { useNamed } from "../board/actions/HistoryButtons.tsx";
import { actionById } from "../board/actions/registry.ts";
import { meant } from "../board/palette/use-page-keys.ts";
import { useRun } from "../board/use-run.ts";
import { useTableTitle, useWorkspace } from "../board/workspace-context.ts";
import { VIEWS } from "@tablee/shared/presence/presence";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { later } from "../ui/later.ts";
import { Mark } from "../ui/Mark.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { PHONE, useMedia } from "../ui/use-media.ts";
import { AreaTabs } from "./AreaTabs.tsx";
import { Avatar } from "./Avatar.tsx";
import { PhaseChip } from "./PhaseChip.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { TableMenu } from "./TableMenu.tsx";
import { headCount, useLive, useMayAppoint, useSend, useView } from "./use-live.ts";
import { togglePanel } from "./panels.ts";
import "./top-bar.css";

const SafetyButtons = later(async () => (await import("./safety/SafetyButtons.tsx")).SafetyButtons);
const TitleDialog = later(async () => (await import("./TitleDialog.tsx")).TitleDialog);

const ICONS = { canvas: LayoutDashboard, list: List, framework: Rows3 } as const;

export function TopBar() {
  const { t } = useTranslation("shell");
  const ws = useWorkspace();
  return (
    <header className="bar" aria-label={t("bar")}>
      <div className="bar-start">
        <Link className="bar-home" href="/" aria-label={t("menu.home")}>
          <Mark />
        </Link>
        <Title />
      </div>
      <Ways />
      <PhaseChip />
      <div className="bar-safety">
        <Suspense fallback={null}>
          <SafetyButtons />
        </Suspense>
      </div>
      <div className="bar-end">
        <StatusBadge />
        <PeopleButton />
        <HandButton />
        <Button
          className="bar-invite"
          variant="do"
          icon={UserPlus}
          aria-label={t("invite")}
          onPress={() => togglePanel(ws, "invite")}
        >
          <span className="bar-invite-word">{t("invite")}</span>
        </Button>
        <PaletteButton />
        <TableMenu />
      </div>
    </header>
  );
}

/** On a phone it is in the menu of the table. */
function PaletteButton() {
  const ws = useWorkspace();
  const named = useNamed();
  const run = useRun();
  const action = actionById("palette");
  return (
    <IconButton
      className="bar-palette"
      icon={action.icon}
      label={named("palette")}
      onPress={() => run(action, meant(ws))}
    />
  );
}

function Title() {
  const { t } = useTranslation("shell");
  const title = useTableTitle();
  const host = useMayAppoint();
  const [open, setOpen] = useState(false);
  if (!host) {
    return (
      <h1 className="bar-title" dir="auto">
        {title}
      </h1>
    );
  }
  return (
    <>
      <h1 className="bar-title">
        <AriaButton className="bar-title-button" onPress={() => setOpen(true)}>
          <span dir="auto">{title}</span>
          <span className="ui-hidden">, {t("rename")}</span>
        </AriaButton>
      </h1>
      <Suspense fallback={null}>{open && <TitleDialog title={title} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** Which view, and on a phone which area of the list. */
function Ways() {
  const phone = useMedia(PHONE);
  const ws = useWorkspace();
  const isPresent = useStore(ws.past, ({ open }) => open === null);
  const isList = useStore(ws.prefs, (state) => state.view === "list") && isPresent;
  return (
    <div className="bar-ways" data-tabs={(phone && isList) || undefined}>
      <ViewSwitch />
      {phone && isList && <AreaTabs />}
    </div>
  );
}

function ViewSwitch() {
  const { t } = useTranslation("shell");
  const { prefs } = useWorkspace();
  const view = useStore(prefs, (state) => state.view);
  // Beside the canvas alone: who looks at the framework meanwhile sees one view.
  const isSplit = useStore(prefs, (state) => state.split && state.view === "canvas");
  return (
    <div className="bar-views">
      <Segmented
        label={t("views.label")}
        options={VIEWS.map((id) => ({ id, label: t(`views.${id}`), icon: ICONS[id] }))}
        value={view}
        onChange={(next) => prefs.setState({ view: next })}
      />
      <IconButton
        className="bar-split"
        icon={Columns2}
        label={t("views.split")}
        pressed={isSplit}
        onPress={() => prefs.setState(isSplit ? { split: false } : { split: true, view: "canvas" })}
      />
    </div>
  );
}

function PeopleButton() {
  const { t } = useTranslation("shell");
  const ws = useWorkspace();
  const people = useLive((state) => state.people);
  const present = [...people.values()].filter((person) => person.present);
  const count = headCount(people);
  return (
    <AriaButton className="bar-people" onPress={() => togglePanel(ws, "people")}>
      <span className="ui-hidden">{t("people", { count })}</span>
      <span className="bar-avatars" aria-hidden>
        {present.slice(0, 4).map((person) => (
          <Avatar key={person.id} person={person} />
        ))}
      </span>
      <span className="bar-count" aria-hidden>
        {count}
      </span>
    </AriaButton>
  );
}

function HandButton() {
  const { t } = useTranslation("session");
  const view = useView();
  const send = useSend();
  if (!view || view.me.role === "observer") return null;
  const raised = view.hands.includes(view.me.id);
  return (
    <IconButton
      className="bar-hand"
      icon={Hand}
      label={t("hands.raise")}
      pressed={raised}
      onPress={() => void send("hand.set", { raised: !raised })}
    />
  );
}
