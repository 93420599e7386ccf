import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from "react-aria-components";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { plain } from "@tablee/shared/board/sift";
import type { CardId } from "@tablee/shared/ids";
import { isOffered, isPossible } from "../actions/available.ts";
import { keyWords } from "../actions/key-words.ts";
import { keymap, keysFor } from "../actions/keymap.ts";
import { actions } from "../actions/registry.ts";
import type { BoardAction } from "../actions/action.ts";
import { useChosenWords } from "../chosen-words.ts";
import { useRun } from "../use-run.ts";
import { useMay, useWorkspace } from "../workspace-context.ts";
import "../../ui/dialog.css";
import "../../ui/field.css";
import "./palette.css";

const ORDER = ["cards", "board", "list", "view", "page"] as const;

/** Every word that was typed, anywhere in the name of an action. */
function isFound(name: string, typed: string): boolean {
  const here = plain(name);
  return plain(typed)
    .split(/\s+/)
    .every((word) => here.includes(word));
}

/** Everything that can be done now, by name: what is chosen first, then the table. */
export function Palette({ ids, close }: { readonly ids: readonly CardId[]; readonly close: () => void }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const run = useRun();
  const chosen = useChosenWords(ids);
  const possible = actions.filter(
    (action) => action.id !== "palette" && isOffered(ws, action, ids) && isPossible(ws, action, { ids, may }),
  );
  const parts = ORDER.map((on) => ({ on, list: possible.filter((action) => action.on === on) }));
  const choose = (key: unknown): void => {
    const action = possible.find(({ id }) => id === key);
    // Closing first gives the focus back; what the action focuses then stays.
    close();
    if (action) run(action, ids);
  };
  return (
    <ModalOverlay className="ui-overlay palette-overlay" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="ui-modal palette">
        <Dialog className="palette-dialog" aria-label={t("palette.title")}>
          <Autocomplete filter={isFound}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to be typed in */}
            <SearchField className="palette-search" aria-label={t("palette.title")} autoFocus>
              <Search className="ui-icon" size={20} aria-hidden />
              <Input className="palette-input" placeholder={t("palette.ask")} />
            </SearchField>
            <Menu
              className="palette-list"
              aria-label={t("palette.title")}
              onAction={choose}
              renderEmptyState={() => <p className="palette-none">{t("palette.none")}</p>}
            >
              {parts
                .filter(({ list }) => list.length > 0)
                .map(({ on, list }) => (
                  <MenuSection key={on} id={on}>
                    <Header className="palette-head">{on === "cards" ? chosen : t(`palette.on.${on}`)}</Header>
                    {list.map((action) => (
                      <Entry key={action.id} action={action} />
                    ))}
                  </MenuSection>
                ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Entry({ action }: { readonly action: BoardAction }) {
  const { t } = useTranslation("board");
  const keys = useStore(keymap, (map) => keysFor(map, action));
  const { id, icon: Icon } = action;
  const label = t(`actions.${id}`);
  return (
    <MenuItem id={id} textValue={label} className="ui-list-item palette-item">
      <Icon className="ui-icon" size={18} aria-hidden />
      <Text slot="label" className="ui-list-text ui-list-words">
        <span>{label}</span> {keys !== "" && <span className="ui-list-keys">{keyWords(keys)}</span>}
      </Text>
    </MenuItem>
  );
}
