import { useTranslation } from "react-i18next";
import { FIELDS } from "@tablee/shared/board/types";
import type { Field } from "@tablee/shared/board/types";
import type { PaperWords } from "@tablee/shared/papers/words";
import type { Warning } from "@tablee/shared/practice/sheet";
import { PARTS } from "@tablee/shared/rules/roles";
import { currentLocale } from "../../i18n/i18n.ts";
import { useExportWords } from "../use-export-words.ts";

const WARNINGS = {
  missing: "missing",
  "too-many": "tooMany",
  "too-many-words": "tooManyWords",
  unspecified: "unspecified",
  "not-evaluated": "notEvaluated",
  "no-licence": "noLicence",
} as const satisfies Record<Warning["kind"], string>;

/** The words that documents carry, in the language of whoever makes them. */
export function usePaperWords(): PaperWords {
  const { t } = useTranslation("practice");
  const board = useExportWords();
  const { t: pages } = useTranslation("pages");
  const locale = currentLocale();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  // Every field is there: fromEntries cannot say so.
  const fields = Object.fromEntries(FIELDS.map((field) => [field, t(`fields.${field}`)])) as Record<Field, string>;
  return {
    locale,
    board,
    fields,
    specifications: t("specifications"),
    origins: t("origins"),
    toReview: t("toReview"),
    lacking: t("lacking"),
    history: t("history"),
    notYet: t("notYet"),
    unsigned: t("unsigned"),
    noClause: t("noClause"),
    signature: { name: t("signName"), part: t("signPart"), day: t("signDay"), state: t("signState") },
    holds: t("holds"),
    earlier: t("earlier"),
    agreed: t("agreed"),
    field: t("field"),
    answer: t("answer"),
    principle: (number, name) => t("principle", { number, name }),
    warning: (warning) => t(WARNINGS[warning.kind], { ...warning, field: fields[warning.field] }),
    evaluated: (how) => t("evaluated", { how }),
    licence: (name) => t("licenceIs", { name }),
    wordCount: (got, max) => t("wordCount", { got, max }),
    drafts: (got, max) => t("drafts", { got, max }),
    behind: (types) => t("behind", { types: types.map((type) => board.knowledges[type]).join(", ") }),
    part: (part) => (PARTS.some((known) => known === part) ? pages(`parts.${part}`) : part),
    day: (at) => day.format(at),
  };
}
