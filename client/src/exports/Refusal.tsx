import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IMPORT_FILE_MAX_BYTES, IMPORT_NODES_MAX_COUNT } from "@tablee/shared/limits";
import { sayPlace } from "./say-place.ts";

const MEGABYTE = 1024 * 1024;

/** These are no fault of the file. */
const AFTER_READING: ReadonlySet<string> = new Set(["failed", "full"]);

interface RefusalProps {
  readonly reason: string;
  readonly place: string | null;
}

/** What could not be read, where, and what to do next. */
export function Refusal({ reason, place }: RefusalProps) {
  const { t } = useTranslation("files");
  const limits = { size: IMPORT_FILE_MAX_BYTES / MEGABYTE, nodes: IMPORT_NODES_MAX_COUNT };
  const isPlace = place !== null && !/^\d+$/.test(place);
  return (
    <div className="files-refusal" role="alert">
      <TriangleAlert className="ui-icon" size={20} aria-hidden />
      <div>
        {!AFTER_READING.has(reason) && <b>{t("refused.title")}</b>}
        <p>{reason === "failed" ? t("failed") : t(`refused.${reason}`, limits)}</p>
        {isPlace && <p>{t("refused.at", { place: sayPlace(t, place) })}</p>}
      </div>
    </div>
  );
}
