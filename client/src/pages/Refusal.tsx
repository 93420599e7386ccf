import { useTranslation } from "react-i18next";
import { sayReason } from "../i18n/reasons.ts";

/** Why the server did not do it, and what to do; nothing while there is no refusal. */
export function Refusal({ reason }: { readonly reason: string | null }) {
  const { t } = useTranslation("pages");
  if (reason === null) return null;
  return (
    <p className="ui-alert" role="alert">
      {sayReason(t, reason)}
    </p>
  );
}
