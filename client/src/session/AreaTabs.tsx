import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useWorkspace } from "../board/workspace-context.ts";
import { useShownArea } from "./area-tabs.ts";
import "./area-tabs.css";

/** On a phone: one area at a time, each with how many cards it holds. */
export function AreaTabs() {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const { prefs } = useWorkspace();
  const outline = useBoard((state) => state.outline);
  const shown = useShownArea();
  const tabs = useRef<HTMLDivElement>(null);
  const holds = outline[shown]?.count ?? 0;
  // Chosen elsewhere, or wider since it holds more, the one that is shown would lie half outside.
  useEffect(() => {
    tabs.current?.children[shown]?.scrollIntoView({ block: "nearest", inline: "nearest" });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a tab is as wide as its number makes it
  }, [shown, holds]);
  if (outline.length < 2) return null;
  return (
    <ToggleButtonGroup
      ref={tabs}
      className="area-tabs"
      aria-label={t("zone")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(shown)]}
      onSelectionChange={(keys) => {
        const part = outline.find((_, at) => keys.has(String(at)));
        if (part) prefs.setState({ area: part.zone?.id ?? "outside" });
      }}
    >
      {outline.map(({ zone, count }, at) => (
        <ToggleButton key={zone?.id ?? "outside"} id={String(at)} className="ui-chip area-tab">
          <span dir="auto">{zone ? zone.title || canvas("noTitle") : t("outside")}</span>
          <span aria-hidden>{count > 0 && `· ${count}`}</span>
          <span className="ui-hidden">{t("cards", { count })}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
