import { useState } from "react";
import { useTranslation } from "react-i18next";
import { renewCode } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Qr } from "../ui/Qr.tsx";
import { toast } from "../ui/toast.ts";
import { Links } from "./Links.tsx";
import { closePanel } from "./panels.ts";
import { cacheSeat } from "./seat-cache.ts";
import { useMayAppoint } from "./use-live.ts";
import "./lead-panel.css";

export function InvitePanel() {
  const { t } = useTranslation("session");
  const { t: pages } = useTranslation("pages");
  const ws = useWorkspace();
  const host = useMayAppoint();
  const { seat } = ws.table;
  const [code, setCode] = useState(seat.board.code);
  const link = `${location.origin}/join#code=${code}`;

  async function renew(): Promise<void> {
    const reply = await renewCode(seat.board.id);
    if (!reply.ok) {
      toast(sayReason(pages, reply.reason));
      return;
    }
    setCode(reply.value.code);
    cacheSeat({ ...seat, board: { ...seat.board, code: reply.value.code } });
    toast(t("invite.newCodeDone", { code: reply.value.code }));
  }

  return (
    <Panel title={t("invite.title")} onClose={() => closePanel(ws)}>
      <div className="lead invite">
        <section className="lead-part">
          <h3>{t("invite.code")}</h3>
          <p className="invite-code">{code}</p>
          <p className="lead-small">{t("invite.codeHelp")}</p>
          <Qr text={link} label={t("invite.qr")} />
          <p className="made-link">{link}</p>
          <div className="lead-mine">
            <CopyButton text={link} label={t("invite.copyLink")} />
            {host && <Button onPress={() => void renew()}>{t("invite.newCode")}</Button>}
          </div>
        </section>
        {host && <Links />}
      </div>
    </Panel>
  );
}
