import { useTranslation } from "react-i18next";
import { VOTE_SHOWN_FROM_BALLOTS_COUNT } from "@tablee/shared/limits";
import type { ConsentsView, VotesView } from "@tablee/shared/session/ballots";
import { useSend } from "../use-live.ts";
import { AskButton } from "./AskButton.tsx";
import { Turnout } from "./Turnout.tsx";

/** For the one who leads: how many have voted, and the two ways to end it. */

export function LeadVote({ vote }: { readonly vote: NonNullable<VotesView["open"]> }) {
  const { t } = useTranslation("votes");
  const send = useSend();
  return (
    <section className="lead-part votes-lead" aria-label={t("lead.title")}>
      <h3>{t("lead.title")}</h3>
      <Turnout count={vote.turnout} />
      <Few count={vote.turnout} />
      <div className="lead-mine">
        <AskButton
          label={t("lead.close")}
          title={t("lead.closeTitle")}
          body={t("lead.closeBody")}
          variant="do"
          onYes={() => void send("vote.close", { vote: vote.id })}
        />
        <AskButton
          label={t("lead.cancel")}
          title={t("lead.cancelTitle")}
          body={t("lead.cancelBody")}
          variant="danger"
          onYes={() => void send("vote.cancel", { vote: vote.id })}
        />
      </div>
    </section>
  );
}

export function LeadConsent({ consent }: { readonly consent: NonNullable<ConsentsView["open"]> }) {
  const { t } = useTranslation("votes");
  const send = useSend();
  return (
    <section className="lead-part votes-lead" aria-label={t("lead.consentTitle")}>
      <h3>{t("lead.consentTitle")}</h3>
      <Turnout count={consent.turnout} />
      <Few count={consent.turnout} />
      <div className="lead-mine">
        <AskButton
          label={t("consent.close")}
          title={t("consent.closeTitle")}
          body={t("consent.closeBody")}
          variant="do"
          onYes={() => void send("consent.close", { consent: consent.id })}
        />
        <AskButton
          label={t("consent.cancel")}
          title={t("consent.cancelTitle")}
          body={t("lead.cancelBody")}
          variant="danger"
          onYes={() => void send("consent.cancel", { consent: consent.id })}
        />
      </div>
    </section>
  );
}

function Few({ count }: { readonly count: number }) {
  const { t } = useTranslation("votes");
  return count < VOTE_SHOWN_FROM_BALLOTS_COUNT ? <p className="lead-small">{t("few")}</p> : null;
}
