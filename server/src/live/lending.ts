import type { BoardId, MemberId } from "@tablee/shared/ids";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { Member } from "../auth/member.ts";
import { changeMember, membersOf } from "../boards.ts";
import { sessionNow } from "../session-clock.ts";
import type { Store } from "../store/open.ts";

export interface LendCommand {
  readonly kind: "role.lend";
  readonly member: MemberId;
  readonly minutes: number;
}

export function isLent({ lentUntil }: Member): boolean {
  return lentUntil !== null;
}

/** Among those who lead for good: a lent right keeps no table led. */
export function isLastHost(target: Member, members: readonly Member[]): boolean {
  const hosts = members.filter((member) => member.role === "host" && !isLent(member));
  return hosts.length === 1 && hosts[0]?.id === target.id;
}

/** Whose right ends first. */
function firstToEnd(members: readonly Member[]): Member | undefined {
  return members.filter(isLent).toSorted((a, b) => (a.lentUntil ?? 0) - (b.lentUntil ?? 0))[0];
}

export interface LendingParts {
  readonly store: Store;
  /** What this member may do has changed. */
  readonly tell: (member: Member) => Promise<void>;
  readonly later: (ms: number, work: () => Promise<void>) => NodeJS.Timeout;
}

/**
 * The right to lead, lent for some minutes. Every request and command is judged by the deadline itself; what waits here
 * for it only tells people that it has passed.
 */
export class Lendings {
  readonly #parts: LendingParts;
  readonly #waiting = new Map<BoardId, NodeJS.Timeout>();

  constructor(parts: LendingParts) {
    this.#parts = parts;
  }

  /** No minutes take it back. */
  async lend(
    { member, minutes }: LendCommand,
    members: readonly Member[],
  ): Promise<Reply<null, "no-such-member" | "leads-already">> {
    const target = members.find(({ id }) => id === member);
    if (!target) return no("no-such-member");
    if (target.role === "host" && !isLent(target)) return no("leads-already");
    const lentUntil = minutes === 0 ? null : sessionNow() + minutes * 60_000;
    await changeMember(this.#parts.store, target, { lentUntil });
    await this.#parts.tell(target);
    await this.watch(target.board);
    return yes(null);
  }

  async watch(board: BoardId): Promise<void> {
    const next = firstToEnd(await membersOf(this.#parts.store, board));
    clearTimeout(this.#waiting.get(board));
    this.#waiting.delete(board);
    if (!next) return;
    const ended = async (): Promise<void> => {
      await this.#parts.tell(next);
      await this.watch(board);
    };
    this.#waiting.set(board, this.#parts.later(Math.max(1, (next.lentUntil ?? 0) - sessionNow()), ended));
  }
}
