import type { LucideIcon } from "lucide-react";
import { Collection, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from "react-aria-components";
import { MoreHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardId } from "@tablee/shared/ids";
import { currentLocale } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { aboutCard } from "../card-about.ts";
import { useRun, useSay } from "../use-run.ts";
import { useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import { isOffered, isPossible } from "./available.ts";
import { keymap, keysFor } from "./keymap.ts";
import { actions } from "./registry.ts";
import type { BoardAction } from "./action.ts";
import type { ThingAction } from "./things.ts";
import { keyWords } from "./key-words.ts";
import "./action-menu.css";

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string | undefined;
  readonly isDisabled: boolean;
}

interface MenuPart {
  readonly id: string;
  readonly entries: readonly Entry[];
  /** Said over the entries, and as their name. */
  readonly head?: string;
}

function Entries({
  label,
  parts,
  onAction,
}: {
  readonly label: string;
  readonly parts: readonly MenuPart[];
  readonly onAction: (id: string) => void;
}) {
  return (
    <Menu
      className="ui-menu"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu is opened to choose from it, and starts on its first entry
      autoFocus="first"
      aria-label={label}
      items={parts}
      onAction={(key) => onAction(String(key))}
    >
      {(part) => (
        <MenuSection
          id={`section.${part.id}`}
          className="menu-part"
          {...(part.head === undefined && { "aria-label": part.id })}
        >
          {part.head !== undefined && <Header className="menu-about">{part.head}</Header>}
          <Collection items={part.entries}>
            {({ id, label, icon: Icon, keys, isDisabled }) => (
              <MenuItem id={id} textValue={label} isDisabled={isDisabled} className="ui-list-item">
                <Icon className="ui-icon" size={18} aria-hidden />
                {/* The keys are part of the name: what is seen is what is said. */}
                <Text slot="label" className="ui-list-text ui-list-words">
                  <span>{label}</span> {keys !== undefined && <span className="ui-list-keys">{keys}</span>}
                </Text>
              </MenuItem>
            )}
          </Collection>
        </MenuSection>
      )}
    </Menu>
  );
}

/** Every action that these cards can be given, in sections. What may not or cannot be done now is shown, and off. */
function useActionParts(list: readonly BoardAction[], ids: readonly CardId[]): MenuPart[] {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const map = useStore(keymap);
  const parts = new Map<string, Entry[]>();
  for (const action of list) {
    if (!isOffered(ws, action, ids)) continue;
    const { id, icon, section } = action;
    const keys = keysFor(map, action);
    const isDisabled = !isPossible(ws, action, { ids, may });
    const entry = { id, label: t(`actions.${id}`), icon, keys: keys ? keyWords(keys) : undefined, isDisabled };
    parts.set(section, [...(parts.get(section) ?? []), entry]);
  }
  return [...parts].map(([id, entries]) => ({ id, entries }));
}

/** Of one card, when it last changed: as it is when the menu is opened. */
function useAbout(ids: readonly CardId[]): string | null {
  const { t } = useTranslation("versions");
  const ws = useWorkspace();
  const [id] = ids;
  return id === undefined || ids.length > 1 ? null : aboutCard(ws, id, { t, locale: currentLocale() });
}

interface CardActionsProps {
  readonly ids: readonly CardId[];
  readonly label: string;
  readonly list?: readonly BoardAction[];
  readonly onDone?: () => void;
}

/** For the row of a card, the bar of a choice, and the key or press that asks for a menu. */
export function CardActions({ ids, label, list, onDone }: CardActionsProps) {
  const run = useRun();
  const shown = list ?? actions.filter(({ on }) => on === "cards");
  const head = useAbout(ids);
  const [first, ...rest] = useActionParts(shown, ids);
  const parts = first ? [head === null ? first : { ...first, head }, ...rest] : [];
  return (
    <Entries
      label={label}
      parts={parts}
      onAction={(id) => {
        const action = shown.find((one) => one.id === id);
        onDone?.();
        if (action) run(action, ids);
      }}
    />
  );
}

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
}: MenuProps & { readonly ids: readonly CardId[]; readonly list?: readonly BoardAction[] }) {
  return (
    <MenuTrigger>
      <IconButton label={label} icon={icon} className={className} />
      <Popover className="ui-popover">
        <CardActions label={label} {...rest} />
      </Popover>
    </MenuTrigger>
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
  const entries = shown.map((action) => ({
    id: action.id,
    label: t(`things.${action.id}`),
    icon: action.icon,
    isDisabled: false,
  }));
  const choose = (key: string): void => {
    const action = shown.find((one) => one.id === key);
    if (!action) return;
    const done = action.run(ws, id);
    if (action.id === "deleteZone") say("zoneDeleted", 1);
    if (done) void done.then((said) => say(said, 1));
  };
  return (
    <MenuTrigger>
      <IconButton label={label} icon={icon} className={className} excludeFromTabOrder={!isStop} />
      <Popover className="ui-popover">
        <Entries label={label} parts={[{ id: label, entries }]} onAction={choose} />
      </Popover>
    </MenuTrigger>
  );
}
