import { MenuItem, Text } from "react-aria-components";
import type { MenuEntry } from "./Menu.tsx";
import "./field.css";

/** What one can choose from a menu. */
export function MenuLine({ entry }: { readonly entry: MenuEntry }) {
  const { id, label, icon: Icon, keys, disabled = false } = entry;
  return (
    <MenuItem id={id} textValue={label} isDisabled={disabled} className="ui-list-item">
      {Icon && <Icon className="ui-icon" size={18} aria-hidden />}
      {/* The keys are part of the name: what is seen is what is said. */}
      <Text slot="label" className="ui-list-text ui-list-words">
        <span>{label}</span> {keys !== undefined && <span className="ui-list-keys">{keys}</span>}
      </Text>
    </MenuItem>
  );
}
