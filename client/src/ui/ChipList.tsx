import { Check } from "lucide-react";
import { ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ChipOption } from "./ChipSelect.tsx";
import type { Opener } from "./use-opener.ts";
import "./field.css";

interface ChipListProps {
  readonly label: string;
  readonly options: readonly ChipOption[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly opener: Opener;
}

/** What a chip offers. Choosing what is chosen already closes it too. */
export function ChipList({ label, options, value, onChange, opener: { trigger, close } }: ChipListProps) {
  const { t } = useTranslation("practice");
  // Known to the state of a list, and not among the properties of the component: as a select sets it for its own list.
  const again = { allowDuplicateSelectionEvents: true };
  return (
    <Popover
      className="ui-popover"
      triggerRef={trigger}
      isOpen
      placement="bottom start"
      aria-label={label}
      onOpenChange={close}
    >
      <ListBox
        {...again}
        className="ui-list"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a list is opened to choose from it, and starts on what is chosen
        autoFocus
        items={options}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const option = options.find(({ id }) => keys === "all" || keys.has(id));
          close();
          if (option) onChange(option.id);
        }}
      >
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.label} className="ui-list-item">
            {({ isSelected }) => (
              <>
                <span className="ui-chip-value">
                  {option.sign}
                  <span className="ui-chip-word">
                    <span dir="auto">{option.label}</span>
                    {option.knowledge && <span className="ui-chip-meaning">{t(`glossary.${option.knowledge}`)}</span>}
                  </span>
                </span>
                {isSelected && <Check className="ui-icon ui-chip-check" size={18} aria-hidden />}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
