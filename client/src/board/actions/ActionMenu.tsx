import type { LucideIcon } from "lucide-react";
import { MoreHorizontal } from "lucide-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/IconButton.tsx";
import { later } from "../../ui/later.ts";
import { MenuButton } from "../../ui/Menu.tsx";
import { useOpener } from "../../ui/use-opener.ts";
import { useSay } from "../use-run.ts";
import { useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import type { CardActionsProps } from "./CardActions.tsx";
import type { ThingAction } from "./things.ts";

const CardMenu = later(async () => (await import("./CardActions.tsx")).CardMenu);

export interface MenuProps {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly className?: string;
}

export function CardMenuButton({
  label,
  icon = MoreHorizontal,
  className = "",
  ...rest
}: MenuProps & Omit<CardActionsProps, "label">) {
  const opener = useOpener("menu");
  return (
    <>
      <IconButton label={label} icon={icon} className={className} {...opener.button} />
      <Suspense fallback={null}>{opener.isOpen && <CardMenu label={label} opener={opener} {...rest} />}</Suspense>
    </>
  );
}

interface ThingMenuProps<Id> extends MenuProps {
  readonly id: Id;
  readonly list: readonly ThingAction<Id>[];
  /** Whether Tab comes to it. */
  readonly isStop?: boolean;
}

/** The menu of an area, a group or a link. What the lock forbids is not offered. */
export function ThingMenuButton<Id>(props: ThingMenuProps<Id>) {
  const { id, list, label, icon = MoreHorizontal, className = "", isStop = true } = props;
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const may = useMay();
  const say = useSay();
  const hasCards = useSelection(({ ids }) => ids.size > 0);
  const shown = list.filter(
    ({ writes, needsCards = false }) => (writes === null || may[writes]) && (!needsCards || hasCards),
  );
  if (shown.length === 0) return null;
  const choose = (key: string): void => {
    const action = shown.find((one) => one.id === key);
    if (!action) return;
    const done = action.run(ws, id);
    if (action.id === "deleteZone") say("zoneDeleted", 1);
    if (done) void done.then((said) => say(said, 1));
  };
  return (
    <MenuButton
      label={label}
      icon={icon}
      className={className}
      excludeFromTabOrder={!isStop}
      items={shown.map((action) => ({ id: action.id, label: t(`things.${action.id}`), icon: action.icon }))}
      onAction={choose}
    />
  );
}
