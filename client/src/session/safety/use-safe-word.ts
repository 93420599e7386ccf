import { useTranslation } from "react-i18next";
import { useView } from "../use-live.ts";

/** In the language that is read, else in the one it was set in; empty: the group has none. */
export function useSafeWord(): string {
  const { i18n } = useTranslation();
  const word = useView()?.safety.word;
  if (!word) return "";
  return i18n.language === "en" ? word.en || word.fr : word.fr || word.en;
}
