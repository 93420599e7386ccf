import { useState } from "react";
import { useTranslation } from "react-i18next";
import { missingIn, recordOf, urnOf } from "@tablee/shared/practice/publication";
import type { PublicationRecord } from "@tablee/shared/practice/publication";
import { namedAs } from "@tablee/shared/session/credits";
import { useBoard } from "../../board/workspace-context.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { useView } from "../../session/use-live.ts";

/** As it stands now; the year is that of the day on which it leaves. */
export function usePublication(): PublicationRecord {
  const credits = useView()?.credits;
  const statements = useBoard(({ board }) => board.statements);
  const authors = credits ? namedAs(credits, "author", currentLocale()) : [];
  const urn = credits?.publication ? urnOf(credits.publication) : null;
  const [year] = useState(() => new Date().getFullYear());
  return recordOf({ statements }, { authors, urn, year });
}

/** Said once somebody has begun. */
export function usePublicationState(): string | null {
  const { t } = useTranslation("leaving");
  const record = usePublication();
  const statements = useBoard(({ board }) => board.statements);
  const isBegun = [...statements.values()].some(({ field }) => field === "publication");
  if (!isBegun && record.authors.length === 0) return null;
  const count = missingIn(record).length;
  return count === 0 ? t("publication.ready") : t("publication.state", { count });
}
