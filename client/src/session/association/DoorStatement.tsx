import type { Association } from "@tablee/shared/session/association";
import { useTranslation } from "react-i18next";
import { AssociationText } from "./AssociationText.tsx";

/** Before one gives a name: what one is associated with by coming in, or that nobody has written it. */
export function DoorStatement({ association }: { readonly association: Association | null }) {
  const { t } = useTranslation("around");
  return (
    <section className="door" aria-labelledby="door-title">
      <h2 id="door-title">{t("door.title")}</h2>
      {association ? <AssociationText association={association} /> : <p>{t("door.none")}</p>}
    </section>
  );
}
