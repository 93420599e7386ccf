import type { Person } from "@tablee/shared/protocol/events";
import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { currentLocale } from "../../i18n/i18n.ts";
import { useLive } from "../use-live.ts";

/** Those without whom the table is not what it is made for. */
const LOOKED_FOR = ["supported", "trainer", "authority"] as const;

function presentIn(people: Iterable<Person>, part: string): boolean {
  return [...people].some((person) => person.present && person.part === part);
}

/** Before the first phase: who is here, and who is not yet, as far as people show it. */
export function Missing({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("lead");
  const people = useLive((state) => state.people);
  if (view.phase !== null) return null;
  const list = new Intl.ListFormat(currentLocale());
  const name = (parts: readonly (typeof LOOKED_FOR)[number][]): string =>
    list.format(parts.map((part) => t(`missing.part.${part}`)));
  const here = LOOKED_FOR.filter((part) => presentIn(people.values(), part));
  const absent = LOOKED_FOR.filter((part) => !here.includes(part));
  const isFirstAbsent = absent.includes("supported") && view.phases.some(({ gate }) => gate === "experience-first");
  return (
    <div className="lead-small lead-missing">
      <p>{here.length > 0 ? t("missing.here", { parts: name(here) }) : t("missing.none")}</p>
      {absent.length > 0 && <p>{t("missing.absent", { parts: name(absent) })}</p>}
      {isFirstAbsent && <p className="lead-warn">{t("missing.first")}</p>}
    </div>
  );
}
