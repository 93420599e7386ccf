import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import { foldedSpace } from "@tablee/shared/protocol/story-http";
import type { QuoteAnswer, StoryAnswer, StoryWords } from "@tablee/shared/protocol/story-http";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { CommandReason } from "@tablee/shared/protocol/commands";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import type { Quote, Story } from "@tablee/shared/session/stories";
import type { Session } from "@tablee/shared/session/types";
import type { Member } from "../auth/member.ts";
import type { Query } from "../store/calls.ts";
import { holds } from "./vault.ts";
import type { Reader, Vault } from "./vault.ts";

/** What has to be asked of a session as it is now, and what is written with it. */
export type Decide<Reason> = (
  session: Session,
) => Promise<Reply<{ readonly commands: readonly SessionCommand[]; readonly beside: readonly Query[] }, Reason>>;

export interface DeskParts {
  readonly vault: Vault;
  readonly sessionOf: (board: Member["board"]) => Promise<Session>;
  /** In the turn of the table: judged, kept together, told. */
  readonly stepWith: <Reason>(asker: Member, decide: Decide<Reason>) => Promise<Reply<null, Reason | CommandReason>>;
  /** The calendar. */
  readonly now: () => number;
}

const NO_WORDS: StoryWords = { text: "", easy: "" };

/** Stories, as one member may read, write and quote them. What is not theirs to ask for is not there. */
export class StoryDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }
}
