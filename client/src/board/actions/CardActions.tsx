import { Collection, Header, Menu, MenuSection, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardId } from "@tablee/shared/ids";
import { currentLocale } from "../../i18n/i18n.ts";
import type { MenuEntry } from "../../ui/Menu.tsx";
import { MenuLine } from "../../ui/MenuLine.tsx";
import type { Opener } from "../../ui/use-opener.ts";
import { aboutCard } from "../card-about.ts";
import { useRun } from "../use-run.ts";
import { useMay, useWorkspace } from "../workspace-context.ts";
import { isOffered, isPossible } from "./available.ts";
import { keymap, keysFor } from "./keymap.ts";
import { actions } from "./registry.ts";
import type { BoardAction } from "./action.ts";
import { keyWords } from "./key-words.ts";
import "./action-menu.css";

interface MenuPart {
  readonly id: string;
  readonly entries: readonly MenuEntry[];
  /** Said over the entries, and as their name. */
  readonly head?: string;
}

/** Every action that these cards can be given, in sections. What may not or cannot be done now is shown, and off. */
function useActionParts(list: readonly BoardAction[], ids: readonly CardId[]): MenuPart[] {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const map = useStore(keymap);
  const parts = new Map<string, MenuEntry[]>();
  for (const action of list) {
    if (!isOffered(ws, action, ids)) continue;
    const { id, icon, section } = action;
    const keys = keysFor(map, action);
    const disabled = !isPossible(ws, action, { ids, may });
    const entry = { id, label: t(`actions.${id}`), icon, keys: keys ? keyWords(keys) : undefined, disabled };
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

export interface CardActionsProps {
  readonly ids: readonly CardId[];
  readonly label: string;
  readonly list?: readonly BoardAction[] | undefined;
}

/** For the row of a card, the bar of a choice, and the key or press that asks for a menu. */
export function CardActions({ ids, label, list, onDone }: CardActionsProps & { readonly onDone?: () => void }) {
  const run = useRun();
  const shown = list ?? actions.filter(({ on }) => on === "cards");
  const head = useAbout(ids);
  const [first, ...rest] = useActionParts(shown, ids);
  const parts = first ? [head === null ? first : { ...first, head }, ...rest] : [];
  const choose = (id: string): void => {
    const action = shown.find((one) => one.id === id);
    onDone?.();
    if (action) run(action, ids);
  };
  return (
    <Menu
      className="ui-menu"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu is opened to choose from it, and starts on its first entry
      autoFocus="first"
      aria-label={label}
      items={parts}
      onAction={(key) => choose(String(key))}
    >
      {(part) => (
        <MenuSection
          id={`section.${part.id}`}
          className="menu-part"
          {...(part.head === undefined && { "aria-label": part.id })}
        >
          {part.head !== undefined && <Header className="menu-about">{part.head}</Header>}
          <Collection items={part.entries}>{(entry) => <MenuLine entry={entry} />}</Collection>
        </MenuSection>
      )}
    </Menu>
  );
}

/** The same under the button that opened it. */
export function CardMenu({ opener, ...rest }: CardActionsProps & { readonly opener: Opener }) {
  return (
    <Popover
      className="ui-popover"
      triggerRef={opener.trigger}
      isOpen
      placement="bottom start"
      aria-label={rest.label}
      onOpenChange={opener.close}
    >
      <CardActions {...rest} onDone={opener.close} />
    </Popover>
  );
}
