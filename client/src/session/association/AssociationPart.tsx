import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { useIsHost } from "../use-live.ts";
import { AssociationDialog } from "./AssociationDialog.tsx";
import { AssociationText } from "./AssociationText.tsx";

/** The same words as at the door, for everybody at the table; whoever leads writes them. */
export function AssociationPart({ view: { association } }: { readonly view: SessionView }) {
  const { t } = useTranslation("around");
  const host = useIsHost();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="lead-part" aria-label={t("door.panel")}>
      <h3>{t("door.panel")}</h3>
      {association ? (
        <AssociationText association={association} />
      ) : (
        <p className="lead-small">{t(host ? "door.noneHost" : "door.noneHere")}</p>
      )}
      {host && (
        <Button size="s" onPress={() => setOpen(true)}>
          {t(association ? "door.change" : "door.write")}
        </Button>
      )}
      {isOpen && <AssociationDialog held={association} onClose={() => setOpen(false)} />}
    </section>
  );
}
