import type { InvitationId } from "@tablee/shared/ids";
import type { LinkInfo, MadeLink } from "@tablee/shared/protocol/http";
import type { Role } from "@tablee/shared/rules/roles";
import { ROLES } from "@tablee/shared/rules/roles";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { listLinks, makeLink, revokeLink } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Qr } from "../ui/Qr.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { toast } from "../ui/toast.ts";
import { datesIn } from "../i18n/moment.ts";

/** Links that carry a role: made, shown once, listed, withdrawn. For hosts. */
export function Links() {
  const { t, i18n } = useTranslation("session");
  const { t: pages } = useTranslation("pages");
  const board = useWorkspace().table.seat.board.id;
  const [role, setRole] = useState<Role>("observer");
  const [made, setMade] = useState<MadeLink | null>(null);
  const [links, setLinks] = useState<readonly LinkInfo[]>([]);
  const read = useCallback(async () => {
    const reply = await listLinks(board);
    if (reply.ok) setLinks(reply.value);
  }, [board]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- set after the answer, never in the effect itself
    void read();
  }, [read]);

  async function make(): Promise<void> {
    const reply = await makeLink(board, role);
    if (reply.ok) setMade(reply.value);
    else toast(sayReason(pages, reply.reason));
    await read();
  }

  async function revoke(id: InvitationId): Promise<void> {
    const reply = await revokeLink(board, id);
    toast(reply.ok ? t("invite.revoked") : sayReason(pages, reply.reason));
    await read();
  }

  const date = datesIn(i18n.language, { dateStyle: "long", timeStyle: "short" });
  const words = (link: LinkInfo) => ({ role: t(`invite.roles.${link.role}`), date: date.format(link.createdAt) });
  return (
    <section className="lead-part">
      <h3>{t("invite.links")}</h3>
      <p className="lead-small">{t("invite.linksHelp")}</p>
      <SelectField
        label={t("invite.role")}
        options={ROLES.map((id) => ({ id, label: t(`invite.roles.${id}`) }))}
        value={role}
        onChange={setRole}
      />
      <Button onPress={() => void make()}>{t("invite.make")}</Button>
      {made && <Made url={made.url} />}
      <h3>{t("invite.existing")}</h3>
      {links.length === 0 && <p className="lead-small">{t("invite.none")}</p>}
      <ul className="lead-list">
        {links.map((link) => (
          <li key={link.id}>
            <span>{t("invite.one", words(link))}</span>
            <Button size="s" aria-label={t("invite.revokeThis", words(link))} onPress={() => void revoke(link.id)}>
              {t("invite.revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Made({ url }: { readonly url: string }) {
  const { t } = useTranslation("session");
  return (
    <>
      <output>{t("invite.made")}</output>
      <Qr text={url} label={t("invite.qr")} />
      <p className="made-link">{url}</p>
      <CopyButton text={url} label={t("invite.copyLink")} />
    </>
  );
}
