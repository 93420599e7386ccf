import { useTranslation } from "react-i18next";
import type { LeavingWords } from "@tablee/shared/papers/leaving-words";
import { LICENCE_IDS } from "@tablee/shared/practice/publication";
import { REPORT_PARTS } from "@tablee/shared/practice/report";
import { AUDIENCES } from "@tablee/shared/session/audience";
import { each } from "../use-export-words.ts";

/** What documents say of stories, of a report and of a publication. */
export function useLeavingWords(): LeavingWords {
  const { t } = useTranslation("leaving");
  return {
    audience: each(AUDIENCES, (audience) => t(`audiences.${audience}`)),
    madeFor: (audience, day) => t("paper.madeFor", { audience, day }),
    stories: t("paper.stories"),
    storyBy: (name) => t("paper.storyBy", { name }),
    story: (number) => t("paper.story", { number }),
    becomingBy: (name) => t("paper.becomingBy", { name }),
    becoming: (number) => t("paper.becoming", { number }),
    easy: t("paper.easy"),
    quotes: t("paper.quotes"),
    quoted: (words) => t("paper.quoted", { words }),
    quotedIn: (card) => t("paper.quotedIn", { card }),
    report: t("paper.report"),
    reportOf: (title) => t("paper.reportOf", { title }),
    parts: each(REPORT_PARTS, (part) => t(`report.parts.${part}`)),
    only: t("report.only"),
    onlyAbout: t("paper.onlyAbout"),
    onlyNone: t("paper.onlyNone"),
    lines: t("paper.lines"),
    cards: t("paper.cards"),
    nothing: t("paper.nothing"),
    read: t("paper.read"),
    leftOut: t("paper.leftOut"),
    publication: t("paper.publication"),
    abstracts: { fr: t("publication.abstracts.fr"), en: t("publication.abstracts.en") },
    cite: t("paper.cite"),
    licence: t("paper.licence"),
    licences: each(LICENCE_IDS, (id) => t(`publication.licences.${id}`)),
    identifier: t("paper.identifier"),
  };
}
