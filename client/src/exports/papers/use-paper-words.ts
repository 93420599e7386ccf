import { useTranslation } from "react-i18next";
import { PRACTICE_FIELDS } from "@tablee/shared/board/types";
import type { PracticeField } from "@tablee/shared/board/types";
import type { OutcomeWords, PaperWords } from "@tablee/shared/papers/words";
import type { Warning } from "@tablee/shared/practice/sheet";
import { PARTS } from "@tablee/shared/rules/roles";
import { DECISIONS } from "@tablee/shared/session/brake";
import { CONSENT_STATES } from "@tablee/shared/session/ballots";
import type { Decision } from "@tablee/shared/session/brake";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import type { ExportWords } from "@tablee/shared/formats/words";
import { useCheckingWords } from "./use-checking-words.ts";
import { each, useExportWords } from "../use-export-words.ts";
import { usePowerWords } from "./use-power-words.ts";
import { useLeavingWords } from "./use-leaving-words.ts";
import { useMappingWords } from "./use-mapping-words.ts";

const WARNINGS = {
  missing: "missing",
  "too-many": "tooMany",
  "too-many-words": "tooManyWords",
  unspecified: "unspecified",
  "not-evaluated": "notEvaluated",
  "no-licence": "noLicence",
} as const satisfies Record<Warning["kind"], string>;

function useOutcomeWords({ knowledge, votes }: ExportWords): OutcomeWords {
  const { t } = useTranslation("outcomes");
  const { t: together } = useTranslation("together");
  const moment = datesIn(currentLocale(), { dateStyle: "long", timeStyle: "short" });
  const decisions = DECISIONS.map((one) => [one, together(`brake.decisions.${one}`)]);
  return {
    votes: t("outcomes.votes"),
    untitled: (at) => t("outcomes.untitled", { date: moment.format(at) }),
    turnout: (count, points) => t("outcomes.turnout", { count, points }),
    rank: t("outcomes.rank"),
    tied: (rank) => t("outcomes.tied", { rank }),
    card: t("outcomes.card"),
    goneCard: t("outcomes.goneCard"),
    knowledge,
    points: votes,
    without: t("outcomes.without"),
    consents: t("outcomes.consents"),
    answers: ({ ok, concerns, objections }) =>
      [
        t("outcomes.ok", { count: ok }),
        objections === 0 ? t("outcomes.agreed") : t("outcomes.objections", { count: objections }),
        ...(concerns === 0 ? [] : [t("outcomes.concerns", { count: concerns })]),
      ].join(" "),
    concern: t("outcomes.concern"),
    objection: t("outcomes.objection"),
    reply: t("outcomes.reply"),
    states: each(CONSENT_STATES, (state) => t(`outcomes.states.${state}`)),
    brakes: t("outcomes.brakes"),
    noReason: together("brake.noReason"),
    // Every decision is there: fromEntries cannot say so.
    decisions: Object.fromEntries(decisions) as Record<Decision, string>,
    decided: t("outcomes.decided"),
    task: t("outcomes.task"),
    who: t("outcomes.who"),
  };
}

/** The words that documents carry, in the language of whoever makes them. */
export function usePaperWords(): PaperWords {
  const { t } = useTranslation("practice");
  const board = useExportWords();
  const outcomes = useOutcomeWords(board);
  const mapping = useMappingWords();
  const checking = useCheckingWords();
  const power = usePowerWords();
  const leaving = useLeavingWords();
  const { t: around } = useTranslation("checking");
  const { t: pages } = useTranslation("pages");
  const locale = currentLocale();
  const day = datesIn(locale, { dateStyle: "long" });
  // Every field is there: fromEntries cannot say so.
  const fields = Object.fromEntries(PRACTICE_FIELDS.map((field) => [field, t(`fields.${field}`)])) as Record<
    PracticeField,
    string
  >;
  return {
    locale,
    board,
    outcomes,
    around: around("around"),
    mapping,
    checking,
    power,
    leaving,
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
    wordCount: (got, max) => t("wordCount", { count: got, max }),
    drafts: (got, max) => t("drafts", { got, max }),
    behind: (types) => t("behind", { types: types.map((type) => board.knowledges[type]).join(", ") }),
    part: (part) => (PARTS.some((known) => known === part) ? pages(`parts.${part}`) : part),
    day: (at) => day.format(at),
  };
}
