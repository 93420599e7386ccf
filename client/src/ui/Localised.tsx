import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Tips } from "./Tips.tsx";

/** Around what is made of react-aria: numbers, dates and directions as the language of the page has them. */
export function Localised({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language}>
      {children}
      <Tips />
    </I18nProvider>
  );
}
