import { Bold, Link2, List } from "lucide-react";
import { Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/IconButton.tsx";
import { addLink, toggleBold, toggleList } from "./mark-text.ts";
import type { Chosen } from "./mark-text.ts";

const MARKS = [
  { id: "bold", icon: Bold, change: toggleBold },
  { id: "list", icon: List, change: toggleList },
  { id: "link", icon: Link2, change: addLink },
] as const;

/** What the text is given by signs that one need not know. */
export function MarkButtons({ onChange }: { readonly onChange: (change: (chosen: Chosen) => Chosen) => void }) {
  const { t } = useTranslation("list");
  return (
    <Toolbar className="card-editor-marks" aria-label={t("marks.all")}>
      {MARKS.map(({ id, icon, change }) => (
        <IconButton
          key={id}
          icon={icon}
          label={t(`marks.${id}`)}
          preventFocusOnPress
          onPress={() => onChange(change)}
        />
      ))}
    </Toolbar>
  );
}
