import * as limits from "@tablee/shared/limits";
import type { MemberId } from "@tablee/shared/ids";

/** Since when people are away, as far as it matters: a group that lost its connection a moment ago is waited for. */
export class Away {
  readonly #since = new Map<MemberId, number>();
  /** After a start nobody is back yet: all count as just gone. */
  readonly #startedAt: number;

  constructor(now: number) {
    this.#startedAt = now;
  }

  note(member: MemberId, isHere: boolean, now: number): void {
    if (isHere) {
      this.#since.delete(member);
      return;
    }
    if (this.#since.has(member)) return;
    const old = now - limits.GROUP_AWAY_GRACE_SECONDS * 1_000;
    for (const [one, since] of this.#since) if (since < old) this.#since.delete(one);
    this.#since.set(member, now);
  }

  ms(member: MemberId, isHere: boolean, now: number): number {
    return isHere ? 0 : Math.max(1, now - (this.#since.get(member) ?? this.#startedAt));
  }
}
