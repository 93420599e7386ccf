import { LOCALES } from "@tablee/shared/locales";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { currentLocale, setLocale } from "../i18n/i18n.ts";
import { Localised } from "./Localised.tsx";
import { Segmented } from "./Segmented.tsx";
import { SelectField } from "./SelectField.tsx";
import { CONTRASTS, look, setContrast, setTheme, THEMES } from "./theme.ts";
import "./look-settings.css";

const LANGUAGES = { fr: "Français", en: "English" } as const;

/** Language, colours and contrast: each person's own, on this device. */
export function LookSettings() {
  const { t } = useTranslation("pages");
  const { theme, contrast } = useStore(look);
  return (
    <Localised>
      <div className="ui-look">
        <Segmented
          label={t("look.language")}
          options={LOCALES.map((id) => ({ id, label: LANGUAGES[id] }))}
          value={currentLocale()}
          onChange={(locale) => void setLocale(locale)}
        />
        <SelectField
          label={t("look.theme")}
          options={THEMES.map((id) => ({ id, label: t(`look.themes.${id}`) }))}
          value={theme}
          onChange={setTheme}
        />
        <SelectField
          label={t("look.contrast")}
          options={CONTRASTS.map((id) => ({ id, label: t(`look.contrasts.${id}`) }))}
          value={contrast}
          onChange={setContrast}
        />
      </div>
    </Localised>
  );
}
