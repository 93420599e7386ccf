import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { PreparationDialog } from "./PreparationDialog.tsx";

/** The note to this phase where one leads, and the way to what is ready. */
export function PreparationPart({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("lead");
  const [isOpen, setOpen] = useState(false);
  const { preparation, phase } = view;
  if (!preparation) return null;
  const note = preparation.notes.find((one) => one.phase === phase);
  const { length: count } = preparation.drafts;
  return (
    <section className="lead-part" aria-label={t("preparation.title")}>
      {note && (
        <>
          <h3>{t("note")}</h3>
          <p className="lead-note" dir="auto">
            {note.text}
          </p>
        </>
      )}
      <Button onPress={() => setOpen(true)}>{t("preparation.open")}</Button>
      {count > 0 && <p className="lead-small">{t("preparation.count", { count })}</p>}
      {isOpen && <PreparationDialog view={view} preparation={preparation} onClose={() => setOpen(false)} />}
    </section>
  );
}
