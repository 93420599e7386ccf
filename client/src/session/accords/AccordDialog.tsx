import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { useMe } from "../me.ts";
import { HelpContacts } from "../safety/HelpContacts.tsx";
import { useView } from "../use-live.ts";
import { AccordText } from "./AccordText.tsx";
import { Choices } from "./Choices.tsx";
import { Receipt } from "./Receipt.tsx";
import { accordOf } from "./use-accord.ts";
import "./accords.css";

/** In easy words: what a story is and where it goes; then what one says to it, and a receipt. Each person of a seat has their own. */
export function AccordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("accords");
  const view = useView();
  const { name, also } = useMe();
  const people = [name, ...also];
  const wished = useStore(accordOf, (state) => state.person);
  // Who sat there may have left the seat.
  const person = Math.min(wished, also.length);
  const observes = view?.me.role === "observer";
  return (
    <ModalDialog title={t("title")} isOpen onClose={onClose} wide>
      <AccordText />
      <HelpContacts level={3} />
      {people.length > 1 && !observes && (
        <SelectField
          label={t("who")}
          description={t("whoHelp")}
          options={people.map((one, at) => ({ id: String(at), label: one }))}
          value={String(person)}
          onChange={(at) => accordOf.setState({ person: Number(at) })}
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
