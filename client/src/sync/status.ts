import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { SyncStatus } from "../table.ts";
import type { LinkState } from "./link.ts";

/** A link that is away for less is not worth a word that frightens. */
const OFFLINE_AFTER_MS = 6_000;

/** Of a board that comes: what is said of it in words is no finer. */
const BYTES_STEP = 100_000;

export interface Facts {
  readonly link: LinkState;
  /** The link is open, and nobody answers. */
  readonly isSilent: boolean;
  /** Ended for good by the server: why, or null where its code has no name. */
  readonly stopped: { readonly why: CloseName | null } | null;
  /** The document holds what the server or this device has. */
  readonly ready: boolean;
  /** Changes made on this device that wait for the server's word. */
  readonly waiting: number;
  /** Nothing of this device waits, the copy of it included. */
  readonly isSaved: boolean;
  /** How long the link has been away, or null while it stands. */
  readonly awayMs: number | null;
  /** The browser says that there is surely no network. */
  readonly hasNoNetwork: boolean;
}

/**
 *   loading ──ready──► saved ◄──the server's word──► sending
 *                        link lost, or silent: reconnecting ──6 s, or no network──► offline        ended for good: stopped
 */
export function statusOf(facts: Facts): SyncStatus {
  const { link, isSilent, stopped, ready, waiting: changes, isSaved, awayMs, hasNoNetwork } = facts;
  if (stopped) return { kind: "stopped", changes, why: stopped.why };
  if (link.kind === "joined" && !isSilent) {
    return isSaved ? { kind: "saved" } : { kind: "sending", changes: Math.max(1, changes) };
  }
  // However slowly it comes, what comes shows that somebody is there.
  const isAway = (link.kind !== "joining" || isSilent) && awayMs !== null && awayMs > OFFLINE_AFTER_MS;
  if (hasNoNetwork || isAway) return { kind: "offline", changes };
  if (ready) return { kind: "reconnecting", changes };
  return { kind: "loading", bytes: link.kind === "joining" ? link.bytes : 0 };
}

/** Whether a person is told the same by both. */
export function isSameStatus(one: SyncStatus, other: SyncStatus): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(status: SyncStatus): string {
  return status.kind === "loading" ? `loading ${Math.floor(status.bytes / BYTES_STEP)}` : JSON.stringify(status);
}
