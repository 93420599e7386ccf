import { useTranslation } from "react-i18next";
import { useView } from "../../session/use-live.ts";

/** Whether an attestation that was asked for has come. */
export function useMineState(): string | null {
  const { t } = useTranslation("mine");
  const states = useView()?.attestations.mine.map(({ state }) => state) ?? [];
  if (states.includes("attested")) return t("attest.state.attested");
  return states.includes("asked") ? t("attest.state.asked") : null;
}
