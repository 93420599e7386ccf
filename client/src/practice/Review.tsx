import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Warning } from "@tablee/shared/practice/sheet";
import { usePaperWords } from "../exports/papers/use-paper-words.ts";

/** What is missing or beyond, each leading to its field. Nothing of it keeps anybody from writing. */
export function Review({ warnings }: { readonly warnings: readonly Warning[] }) {
  const { t } = useTranslation("practice");
  const words = usePaperWords();
  if (warnings.length === 0) {
    return (
      <p className="practice-ready">
        <CircleCheck className="ui-icon" size={18} aria-hidden />
        {t("ready")}
      </p>
    );
  }
  return (
    <details className="practice-review" open={warnings.length < FEW_COUNT}>
      <summary>
        {t("toReview")} <small>({warnings.length})</small>
      </summary>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.kind}.${warning.field}`} data-warning={warning.kind} data-of={warning.field}>
            <TriangleAlert className="ui-icon" size={16} aria-hidden />
            <button type="button" className="practice-link" onClick={() => goToField(warning.field)}>
              {words.warning(warning)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** More would push the fields themselves out of sight. */
const FEW_COUNT = 6;

export function fieldId(field: string): string {
  return `sheet-${field}`;
}

function goToField(field: string): void {
  const heading = document.getElementById(fieldId(field));
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}
