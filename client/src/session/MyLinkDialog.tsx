import type { MadeLink } from "@tablee/shared/protocol/http";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { makeMyLink } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { Qr } from "../ui/Qr.tsx";
import { datesIn } from "../i18n/moment.ts";

export function MyLinkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation("shell");
  const { t: pages } = useTranslation("pages");
  const { seat } = useWorkspace().table;
  const [link, setLink] = useState<MadeLink | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    async function make(): Promise<void> {
      const reply = await makeMyLink(seat.board.id);
      if (left) return;
      if (reply.ok) setLink(reply.value);
      else setRefusal(reply.reason);
    }
    void make();
    return () => {
      left = true;
    };
  }, [seat]);
  const date = datesIn(i18n.language, { dateStyle: "full", timeStyle: "short" });
  return (
    <ModalDialog title={t("link.title")} isOpen onClose={onClose} actions={link && <CopyButton text={link.url} />}>
      {refusal !== null && <p role="alert">{sayReason(pages, refusal)}</p>}
      {refusal === null && link === null && <output>{t("link.making")}</output>}
      {link && (
        <>
          <p>{link.expiresAt === null ? t("link.bodyPlain") : t("link.body", { date: date.format(link.expiresAt) })}</p>
          <Qr text={link.url} label={t("link.qr")} />
          <p className="made-link">{link.url}</p>
        </>
      )}
    </ModalDialog>
  );
}
