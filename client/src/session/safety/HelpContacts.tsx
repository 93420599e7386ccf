import { ExternalLink, Phone } from "lucide-react";
import { isContactLink } from "@tablee/shared/session/safety";
import type { Contact } from "@tablee/shared/session/safety";
import { useTranslation } from "react-i18next";
import { useIsHost, useView } from "../use-live.ts";
import "./safety.css";

/** Whom to call. Where nobody was named, what to do all the same. */
export function HelpContacts({ level }: { readonly level: 2 | 3 }) {
  const { t } = useTranslation("safety");
  const contacts = useView()?.safety.contacts ?? [];
  const host = useIsHost();
  const Title = level === 2 ? "h2" : "h3";
  return (
    <section className="help-contacts">
      <Title>{t("contacts.title")}</Title>
      {contacts.length === 0 ? (
        <p>{t(host ? "contacts.noneLead" : "contacts.none")}</p>
      ) : (
        <ul>
          {contacts.map((contact, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two contacts may be said alike
            <li key={at}>
              <One contact={contact} />
            </li>
          ))}
        </ul>
      )}
      <p>{t("contacts.danger")}</p>
    </section>
  );
}

function One({ contact: { name, phone, hours, link } }: { readonly contact: Contact }) {
  const { t } = useTranslation("safety");
  const number = phone.replace(/[^+\d]/g, "");
  return (
    <>
      <b dir="auto">{name}</b>
      {phone !== "" && (
        <a className="help-call" href={`tel:${number}`}>
          <Phone className="ui-icon" size={18} aria-hidden />
          {phone}
        </a>
      )}
      {hours !== "" && <span dir="auto">{hours}</span>}
      {isContactLink(link) && (
        <a className="help-call" href={link} target="_blank" rel="noopener noreferrer">
          <ExternalLink className="ui-icon" size={18} aria-hidden />
          {link.startsWith("tel:") ? link.slice(4) : t("contacts.page", { name })}
        </a>
      )}
    </>
  );
}
