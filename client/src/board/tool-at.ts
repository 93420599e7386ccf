import { createStore } from "zustand/vanilla";
import type { CardId, ConsentId, StatementId } from "@tablee/shared/ids";

/** Which tool of the panel “Preparing the ground” lies open: what leads there from elsewhere says so here first. */
export const toolAt = createStore<{ readonly tool: string | null }>(() => ({ tool: null }));

/** What is about to be put to consent: what leads to the panel of votes from elsewhere says so here first. */
export interface ProposalDraft {
  readonly text: string;
  readonly card: CardId | null;
  readonly subject: StatementId | null;
  /** A proposal that met an objection. */
  readonly again?: ConsentId;
}

export const proposing = createStore<{ readonly draft: ProposalDraft | null }>(() => ({ draft: null }));
