import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { SessionView } from "@tablee/shared/session/types";
import { proposing } from "../../board/tool-at.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Panel } from "../../ui/Panel.tsx";
import { closePanel } from "../panels.ts";
import { useIsHost, useView } from "../use-live.ts";
import { Ballot } from "./Ballot.tsx";
import { ConsentBallot } from "./ConsentBallot.tsx";
import { LeadConsent, LeadVote } from "./LeadVote.tsx";
import { ConsentResults } from "./ConsentResults.tsx";
import { VoteResults } from "./Results.tsx";
import { ProposeConsent, StartConsent } from "./StartConsent.tsx";
import { StartVote } from "./StartVote.tsx";
import { WhoseTurn } from "./WhoseTurn.tsx";
import "../lead-panel.css";
import "./votes.css";

/** Everything about votes: the ballot in hand, what the one who leads does, and what came of those that are over. */
export function VotesPanel() {
  const { t } = useTranslation("votes");
  const ws = useWorkspace();
  const isHost = useIsHost();
  const view = useView();
  const vote = view?.votes.open ?? null;
  const consent = view?.consents.open ?? null;
  const draft = useStore(proposing, (state) => state.draft);
  return (
    <Panel title={t("title")} onClose={() => closePanel(ws)}>
      {view && (
        <div className="lead">
          {/* First, for whoever leads: a ballot of sixty cards is long. */}
          {isHost && vote && <LeadVote vote={vote} />}
          {consent?.mayEnd && <LeadConsent consent={consent} />}
          {(vote ?? consent) !== null && (
            <WhoseTurn>
              {vote && <Ballot vote={vote} />}
              {consent && <ConsentBallot consent={consent} />}
            </WhoseTurn>
          )}
          {vote === null && consent === null && <p className="lead-small">{t(isHost ? "noneLead" : "none")}</p>}
          {draft && consent === null && (
            <StartConsent
              key={draft.again ?? draft.subject ?? ""}
              draft={draft}
              onDone={() => proposing.setState({ draft: null })}
            />
          )}
          {!draft && !isHost && view.me.role !== "observer" && consent === null && <ProposeConsent />}
          {!draft && isHost && (vote === null || consent === null) && (
            <StartVote
              isVoteOpen={vote !== null}
              isConsentOpen={consent !== null}
              isFirst={vote === null && consent === null && !hasResults(view)}
            />
          )}
          <VoteResults results={view.votes.results} />
          <ConsentResults view={view} />
        </div>
      )}
    </Panel>
  );
}

function hasResults({ votes, consents }: SessionView): boolean {
  return votes.results.length > 0 || consents.results.length > 0;
}
