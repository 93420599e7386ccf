import { PARTS } from "@tablee/shared/rules/roles";
import type { Association } from "@tablee/shared/session/association";
import { useTranslation } from "react-i18next";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import "./association.css";

/** What is not written is said to be so: an empty place would read as nothing to know. */
export function AssociationText({ association }: { readonly association: Association }) {
  const { t } = useTranslation("around");
  const { decision, parts, becomes, at } = association;
  const said = PARTS.flatMap((part) => (parts[part] ? [{ part, way: parts[part] }] : []));
  return (
    <>
      <dl className="door-said">
        <dt>{t("door.decision")}</dt>
        <dd dir="auto">{decision || t("door.unsaid")}</dd>
        <dt>{t("door.parts")}</dt>
        <dd>
          {said.length === 0 ? (
            t("door.unsaid")
          ) : (
            <ul>
              {said.map(({ part, way }) => (
                <li key={part} data-way={way}>
                  {t("door.line", { part: t(`door.part.${part}`), way: t(`door.way.${way}`) })}
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>{t("door.becomes")}</dt>
        <dd dir="auto">{becomes || t("door.unsaid")}</dd>
      </dl>
      <p className="door-at">{t("door.at", { date: datesIn(currentLocale(), { dateStyle: "long" }).format(at) })}</p>
    </>
  );
}
