import { useTranslation } from "react-i18next";
import { exportsToTell } from "@tablee/shared/session/ledger";
import { useIsHost, useView } from "../../session/use-live.ts";

/** How many files somebody is still to be told of, for those who lead. */
export function useLedgerState(): string | null {
  const { t } = useTranslation("leaving");
  const leads = useIsHost();
  const count = exportsToTell(useView()?.exported ?? []).length;
  return leads && count > 0 ? t("ledger.state", { count }) : null;
}
