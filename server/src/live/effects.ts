import type { BoardId } from "@tablee/shared/ids";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { ITEM_REASONS } from "@tablee/shared/session/items";
import type { ItemReason } from "@tablee/shared/session/items";
import { PROGRAMME_REASONS } from "@tablee/shared/session/programme";
import type { ProgrammeReason } from "@tablee/shared/session/programme";
import type { MeetingRecord } from "@tablee/shared/session/series";
import type { Step } from "@tablee/shared/session/step";
import { boardOf } from "../boards.ts";
import { erasingsIn } from "../stories/vault.ts";
import type { Vault } from "../stories/vault.ts";
import type { Logger } from "../log.ts";
import type { Query } from "../store/calls.ts";
import type { Store } from "../store/open.ts";
import { WriteRefusedError } from "../sync/transports/direct.ts";
import type { Direct } from "../sync/transports/direct.ts";
import type { Sessions } from "./sessions.ts";

/** What a step of the session brings about, in one place and in this order: stored, judged, and then told. */
export interface EffectParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly direct: Direct;
  readonly logger: Logger;
  readonly archive: Archive;
  readonly vault: Pick<Vault, "erasing" | "erased">;
}

export type KeepReason = "not-saved" | "board-refused" | "archive-full" | ItemReason | ProgrammeReason;

/** What keeps a meeting that is over, beside the session. */
export type Archive = (board: BoardId, record: MeetingRecord) => Promise<Reply<readonly Query[], "archive-full">>;

export interface Keeping {
  readonly board: BoardId;
  readonly step: Step;
  readonly now: number;
  /** What is written with it besides. */
  readonly beside?: readonly Query[];
}

/**
 * Keeps the session as it is after the step, and with it what the house writes into the board and what it erases: in one
 * transaction, so that whatever happens between has all or none. Keys of what was erased are destroyed when it is done.
 */
export async function keepStep(
  { store, sessions, direct, logger, archive, vault }: EffectParts,
  { board, step, now, beside = [] }: Keeping,
): Promise<Reply<null, KeepReason>> {
  const { session, effects } = step;
  const changes = effects.flatMap((effect) => (effect.kind === "board" ? [effect.change] : []));
  const record = effects.find((effect) => effect.kind === "archive")?.record;
  const gone = erasingsIn(effects);
  try {
    const archived = record ? await archive(board, record) : yes([]);
    if (!archived.ok) return archived;
    // What is erased last: nothing that is written beside it may outlast it.
    const queries = [...archived.value, ...beside, ...gone.flatMap((one) => vault.erasing(board, one))];
    if (changes.length === 0) await sessions.save(board, session, queries);
    else {
      const { epoch } = await boardOf(store, board);
      const also = [sessions.kept(board, session), ...queries];
      const { heard } = await direct.write({ board, epoch }, { changes, at: now, also });
      sessions.hold(board, session);
      // Known only now. Lost in a crash between, it would leave parity silent of a type, and nothing else.
      if (heard.length > 0)
        await sessions.save(board, { ...session, heard: [...new Set([...session.heard, ...heard])].sort() });
    }
    await vault.erased(
      board,
      gone.flatMap(({ stories }) => stories),
    );
    return yes(null);
  } catch (error) {
    if (error instanceof WriteRefusedError && error.why === "refused") return refusal(error.message);
    logger.error({ err: error }, "a step of a session could not be kept");
    return no("not-saved");
  }
}

/** Where the session stays as it is: it may be long, and a story is kept every second. */
export async function keepBeside(
  { store, logger }: Pick<EffectParts, "store" | "logger">,
  beside: readonly Query[],
): Promise<Reply<null, "not-saved">> {
  try {
    await store.ask("together", beside);
    return yes(null);
  } catch (error) {
    logger.error({ err: error }, "what goes with a session could not be kept");
    return no("not-saved");
  }
}

/** What the house found in the document is said as what it is. */
function refusal(found: string): Reply<never, KeepReason> {
  const reason = [...ITEM_REASONS, ...PROGRAMME_REASONS].find((known) => known === found);
  return reason === undefined ? no("board-refused", found) : no(reason);
}

/** Whether connections must be judged again. */
export function changesAccess({ effects }: { readonly effects: Step["effects"] }): boolean {
  return effects.some(({ kind }) => kind === "access");
}
