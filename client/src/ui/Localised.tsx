import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "../i18n/use-translation.ts";
import { Tips } from "./Tips.tsx";

/** Around what is made of react-aria: numbers, dates and directions as the language of the page has them. */
export function Localised({ children }: { readonly children: ReactNode }) {
  const { locale } = useTranslation("ui");
  return (
    <I18nProvider locale={locale}>
      {children}
      <Tips />
    </I18nProvider>
  );
}
