import { useTranslation } from "react-i18next";
import type { PowerWords } from "@tablee/shared/papers/power-words";
import { TIMES } from "@tablee/shared/practice/checklist";
import { SHARES } from "@tablee/shared/practice/power";
import { PARTS } from "@tablee/shared/rules/roles";
import { sayDuration } from "../../i18n/duration.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { sayParts, sayPresent } from "../../i18n/say-present.ts";
import { each } from "../use-export-words.ts";

/** What documents say of who decides and who carries what: the same words as in the panel. */
export function usePowerWords(): PowerWords {
  const { t } = useTranslation("power");
  const locale = currentLocale();
  return {
    map: t("map.title"),
    subject: t("map.subject"),
    parts: each(PARTS, (part) => t(`parts.${part}`)),
    shares: each(SHARES, (share) => t(`map.shares.${share}`)),
    unsaid: "–",
    standing: (decides, of) => (decides === 0 ? t("map.standingNone") : t("map.standing", { count: of, of, decides })),
    without: t("map.without"),
    register: t("register.title"),
    how: each(["consent", "talk"], (how) => t(`register.how.${how}`)),
    by: (parts) => t("register.by", { parts: sayParts(t, parts, locale) }),
    present: (present) =>
      [
        sayPresent(t, present, locale),
        ...(present.supported === "unsaid" && present.parts.length > 0 ? [t("register.supported.unsaid")] : []),
      ].join(" "),
    nobodyConcerned: t("register.supported.none"),
    onCard: (text) => t("register.onCard", { text }),
    over: (day) => t("register.over", { day }),
    takenBack: t("register.takenBack"),
    programme: t("programmeTitle"),
    head: {
      sequence: t("papers.sequence"),
      aim: t("papers.aim"),
      minutes: t("papers.minutes"),
      carriers: t("papers.carriers"),
      name: t("papers.name"),
      part: t("papers.part"),
      day: t("papers.day"),
      state: t("papers.state"),
    },
    times: each(TIMES, (time) => t(`programme.times.${time}`)),
    minutes: (minutes) => sayDuration(t, minutes),
    total: (minutes) => t("papers.total", { duration: sayDuration(t, minutes) }),
    nobody: t("papers.nobody"),
    unnamed: t("programme.unnamed"),
    signatures: t("papers.signatures"),
    signed: t("programme.sign.done"),
    notSigned: t("programme.sign.notYet"),
    fallen: (count) => t("programme.sign.fallen", { count }),
    holds: t("programme.sign.holds"),
    fell: t("programme.sign.fell"),
  };
}
