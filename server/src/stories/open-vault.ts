import type { BoardId, StoryId } from "@tablee/shared/ids";
import { reduce } from "@tablee/shared/session/reducer";
import type { ErasedWhy } from "@tablee/shared/session/story-keeping";
import type { Session } from "@tablee/shared/session/types";
import { askerOf, houseAt } from "../auth/member.ts";
import type { Logger } from "../log.ts";
import type { Query } from "../store/calls.ts";
import type { Store } from "../store/open.ts";
import { scrub } from "../store/scrub.ts";
import { hasKeyFolder, keyFolderIn, KeysMissingError, StoryKeys } from "./keys.ts";
import { erasingsIn, Vault } from "./vault.ts";

/** What happens to stories at a start: whatever a stop in the middle left behind goes, before anybody is served. */

export interface OpenParts {
  readonly dataDir: string;
  readonly store: Store;
  readonly logger: Logger;
  readonly sessions: {
    get(board: BoardId): Promise<Session>;
    save(board: BoardId, session: Session, beside: readonly Query[]): Promise<void>;
  };
}

/**
 * Throws KeysMissingError where there are stories and no folder of keys: it was left behind, or is not mounted yet, and
 * what is taken for withdrawn would be lost for good.
 */
export async function openVault({ dataDir, store, logger, sessions }: OpenParts): Promise<Vault> {
  const keys = new StoryKeys(dataDir);
  const vault = new Vault({ store, keys, logger });
  if (!hasKeyFolder(dataDir)) {
    const stories = (await vault.all()).length;
    if (stories > 0) throw new KeysMissingError({ folder: keyFolderIn(dataDir), stories });
    await keys.makeFolder();
  }
  const { removed, closed } = await vault.lost();
  for (const [board, stories] of removed) await loseStories({ board, stories, why: null }, { vault, sessions });
  for (const [board, stories] of closed) await loseStories({ board, stories, why: "no-key" }, { vault, sessions });
  // Last: the keys of what was let go just now are among them.
  await vault.sweep();
  if (closed.size + removed.size > 0)
    void scrub(store, (error) => logger.error({ err: error }, "stories could not be scrubbed"));
  return vault;
}

interface Losing {
  readonly board: BoardId;
  readonly stories: readonly StoryId[];
  readonly why: ErasedWhy | null;
}

/** Rows and records together, as the session itself lets them go. */
async function loseStories(
  { board, stories, why }: Losing,
  { vault, sessions }: { readonly vault: Vault } & Pick<OpenParts, "sessions">,
): Promise<void> {
  const before = await sessions.get(board);
  const step = reduce(
    before,
    { kind: "story.expire", stories, why },
    { asker: askerOf(houseAt(board)), now: Date.now() },
  );
  if (!step.ok) throw new Error(`stories without a key could not be let go: ${step.reason}`);
  const { session, effects } = step.value;
  // Rows that the session does not know go as well.
  await sessions.save(
    board,
    session,
    [...erasingsIn(effects), { stories, quotes: [] }].flatMap((one) => vault.erasing(board, one)),
  );
}
