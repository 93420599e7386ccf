import { ACCORD_USES } from "@tablee/shared/session/accords";
import type { OwnAccord } from "@tablee/shared/session/accords";
import type { TFunction } from "i18next";
import { sayMoment } from "../../i18n/moment.ts";
import type { Locale } from "@tablee/shared/locales";
import { lastOf } from "./accord-page.ts";

interface ReceiptOf {
  readonly accords: readonly OwnAccord[];
  readonly person: number;
  readonly locale: Locale;
}

/** What one person has said, a line each, with its date; nothing before they have read the page. */
export function receiptLines(t: TFunction<"accords">, { accords, person, locale }: ReceiptOf): readonly string[] {
  const page = lastOf(accords, person, "page");
  if (!page) return [];
  const uses = ACCORD_USES.map((use) => {
    const said = lastOf(accords, person, use);
    const what = t(`receipt.${use}`);
    if (!said) return t("receipt.undecided", { what });
    return t("receipt.line", { what, answer: t(`receipt.answers.${said.answer}`), date: sayMoment(locale, said.at) });
  });
  return [
    t("receipt.version", { version: page.version }),
    t("receipt.pageLine", { what: t("receipt.page"), date: sayMoment(locale, page.at) }),
    ...uses,
  ];
}
