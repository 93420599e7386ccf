import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { VOTE_SHOWN_FROM_BALLOTS_COUNT } from "@tablee/shared/limits";
import type { ConsentsView, VotesView } from "@tablee/shared/session/ballots";
import { Confirm } from "../../ui/Confirm.tsx";
import { useSend } from "../use-live.ts";
import { Turnout } from "./Turnout.tsx";

/** For the one who leads: how many have voted, and the two ways to end it. */

export function LeadVote({ vote }: { readonly vote: NonNullable<VotesView["open"]> }) {
  const { t } = useTranslation("votes");
  const send = useSend();
  return (
    <Lead title={t("lead.title")} turnout={vote.turnout}>
      <Confirm
        keep={t("lead.keep")}
        label={t("lead.close")}
        title={t("lead.closeTitle")}
        body={t("lead.closeBody")}
        variant="do"
        onYes={() => void send("vote.close", { vote: vote.id })}
      />
      <Confirm
        keep={t("lead.keep")}
        label={t("lead.cancel")}
        title={t("lead.cancelTitle")}
        body={t("lead.cancelBody")}
        variant="danger"
        onYes={() => void send("vote.cancel", { vote: vote.id })}
      />
    </Lead>
  );
}

export function LeadConsent({ consent }: { readonly consent: NonNullable<ConsentsView["open"]> }) {
  const { t } = useTranslation("votes");
  const send = useSend();
  return (
    <Lead title={t("lead.consentTitle")} turnout={consent.turnout}>
      <Confirm
        keep={t("lead.keep")}
        label={t("consent.close")}
        title={t("consent.closeTitle")}
        body={t("consent.closeBody")}
        variant="do"
        onYes={() => void send("consent.close", { consent: consent.id })}
      />
      <Confirm
        keep={t("lead.keep")}
        label={t("consent.cancel")}
        title={t("consent.cancelTitle")}
        body={t("lead.cancelBody")}
        variant="danger"
        onYes={() => void send("consent.cancel", { consent: consent.id })}
      />
    </Lead>
  );
}

interface LeadProps {
  readonly title: string;
  readonly turnout: number;
  /** The two ways to end it. */
  readonly children: ReactNode;
}

function Lead({ title, turnout, children }: LeadProps) {
  const { t } = useTranslation("votes");
  return (
    <section className="lead-part votes-lead" aria-label={title}>
      <h3>{title}</h3>
      <Turnout count={turnout} />
      {turnout < VOTE_SHOWN_FROM_BALLOTS_COUNT && <p className="lead-small">{t("few")}</p>}
      <div className="lead-mine">{children}</div>
    </section>
  );
}
