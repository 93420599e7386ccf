import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { useMe } from "../me.ts";
import { HelpContacts } from "../safety/HelpContacts.tsx";
import { useView } from "../use-live.ts";
import { AccordText } from "./AccordText.tsx";
import { Choices } from "./Choices.tsx";
import { Receipt } from "./Receipt.tsx";
import "./accords.css";

/** In easy words: what a story is and where it goes; then what one says to it, and a receipt. Each person of a seat has their own. */
export function AccordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("accords");
  const view = useView();
  const { name, also } = useMe();
  const people = [name, ...also];
  const [person, setPerson] = useState(0);
  const observes = view?.me.role === "observer";
  return (
    <ModalDialog title={t("title")} isOpen onClose={onClose} wide>
      <AccordText />
      <HelpContacts level={3} />
      {people.length > 1 && !observes && (
        <SelectField
          label={t("who")}
          options={people.map((one, at) => ({ id: String(at), label: one }))}
          value={String(person)}
          onChange={(at) => setPerson(Number(at))}
        />
      )}
      {observes ? (
        <p>{t("choices.observer")}</p>
      ) : (
        view && (
          <>
            <Choices key={person} accords={view.accords} person={person} />
            <Receipt accords={view.accords} person={person} name={people[person] ?? name} />
          </>
        )
      )}
    </ModalDialog>
  );
}
