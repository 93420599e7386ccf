import type { TFunction } from "i18next";
import type { Part } from "@tablee/shared/rules/roles";
import type { Present } from "@tablee/shared/session/present";

/** Parts in one line, as one reads a list aloud. */
export function sayParts(t: TFunction<"power">, parts: readonly Part[], locale: string): string {
  const names = parts.map((part) => t(`parts.${part}`).toLocaleLowerCase(locale));
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

/** Which parts were at the table; `other` is all the rest of it. */
export function sayPresent(t: TFunction<"power">, { parts }: Present, locale: string): string {
  if (parts.length === 0) return t("register.presentNobody");
  const names = parts.map((part) =>
    part === "other" ? t("register.presentOthers") : t(`parts.${part}`).toLocaleLowerCase(locale),
  );
  return t("register.present", { parts: new Intl.ListFormat(locale, { type: "conjunction" }).format(names) });
}
