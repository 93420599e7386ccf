import { Plus, Trash2 } from "lucide-react";
import {
  CONTACT_HOURS_MAX_CHARS,
  CONTACT_LINK_MAX_CHARS,
  CONTACT_NAME_MAX_CHARS,
  CONTACT_PHONE_MAX_CHARS,
  HELP_CONTACTS_MAX_COUNT,
} from "@tablee/shared/limits";
import { isContactLink } from "@tablee/shared/session/safety";
import type { Contact } from "@tablee/shared/session/safety";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend, useView } from "../use-live.ts";
import "./safety.css";

const FIELDS = {
  name: CONTACT_NAME_MAX_CHARS,
  phone: CONTACT_PHONE_MAX_CHARS,
  hours: CONTACT_HOURS_MAX_CHARS,
  link: CONTACT_LINK_MAX_CHARS,
} as const satisfies Readonly<Record<keyof Contact, number>>;
// The keys of the table just above.
const FIELD_NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
const NEW: Contact = { name: "", phone: "", hours: "", link: "" };

function isEmpty(contact: Contact): boolean {
  return FIELD_NAMES.every((field) => contact[field].trim() === "");
}

/** Whom to call, by those who lead, before the table meets or while it does. */
export function ContactsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("safety");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const held = useView()?.safety.contacts ?? [];
  const [contacts, setContacts] = useState<readonly Contact[]>(held.length === 0 ? [NEW] : held);
  const [tried, setTried] = useState(false);
  const save = async (): Promise<void> => {
    const said = contacts.filter((contact) => !isEmpty(contact));
    setTried(true);
    if (said.some(({ name, link }) => name.trim() === "" || isWrong(link))) return;
    if (await send("safety.contacts", { contacts: said })) onClose();
  };
  const put = (at: number, part: Partial<Contact>): void =>
    setContacts(contacts.map((contact, place) => (place === at ? { ...contact, ...part } : contact)));
  return (
    <AskDialog title={t("contacts.set")} does={ui("save")} close={onClose} done={() => void save()}>
      <p>{t("contacts.help")}</p>
      {contacts.map((contact, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a contact is its place while it is written
        <fieldset key={at} className="safety-contact">
          <legend>{t("contacts.at", { at: at + 1 })}</legend>
          {FIELD_NAMES.map((field) => (
            <TextField
              key={field}
              label={t(`contacts.${field}`)}
              value={contact[field]}
              maxLength={FIELDS[field]}
              error={tried ? wrong(field, contact, t) : undefined}
              onChange={(said) => put(at, { [field]: said })}
            />
          ))}
          <Button size="s" icon={Trash2} onPress={() => setContacts(contacts.filter((_, place) => place !== at))}>
            {t("contacts.remove", { at: at + 1 })}
          </Button>
        </fieldset>
      ))}
      {contacts.length < HELP_CONTACTS_MAX_COUNT && (
        <Button icon={Plus} onPress={() => setContacts([...contacts, NEW])}>
          {t("contacts.add")}
        </Button>
      )}
    </AskDialog>
  );
}

function isWrong(link: string): boolean {
  return link.trim() !== "" && !isContactLink(link.trim());
}

/** What is wrong with a field, in words; nothing of a contact that is empty, which is left out. */
function wrong(field: keyof Contact, contact: Contact, t: (key: "contacts.nameless" | "contacts.wrongLink") => string) {
  if (isEmpty(contact)) return undefined;
  if (field === "name" && contact.name.trim() === "") return t("contacts.nameless");
  return field === "link" && isWrong(contact.link) ? t("contacts.wrongLink") : undefined;
}
