import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { missingIn } from "@tablee/shared/practice/players";
import type { Category } from "@tablee/shared/practice/players";
import { FamilyMap } from "./FamilyMap.tsx";
import { FamilyPart } from "./FamilyPart.tsx";
import { useFamilies, useFamiliesHere } from "./use-families.ts";
import "../../practice/practice.css";
import "./players.css";

/** Who is concerned: a table seen from above with a seat for each family, and below it the same, family by family. */
export function Players() {
  const { t, i18n } = useTranslation("mapping");
  const families = useFamilies();
  const here = useFamiliesHere();
  const parts = useRef<HTMLDivElement>(null);
  const missing = missingIn(families);
  const names = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(
    missing.map((category) => t(`players.categories.${category}`)),
  );
  const go = (category: Category): void => {
    const heading = parts.current?.querySelector<HTMLElement>(`[data-category="${category}"] h4`);
    heading?.focus();
    heading?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <p className="practice-about">{t("players.about")}</p>
      <FamilyMap families={families} onGo={go} />
      <p className="players-missing">
        {missing.length === 0 ? t("players.noneMissing") : t("players.missing", { count: missing.length, names })}
      </p>
      <div ref={parts}>
        {families.map((family) => (
          <FamilyPart key={family.category} family={family} isHere={here.has(family.category)} />
        ))}
      </div>
    </>
  );
}
