import type { RequestHandler } from "express";
import { ipKeyGenerator } from "express-rate-limit";
import * as limits from "@tablee/shared/limits";
import { refuse } from "./answer.ts";

interface Door {
  failed: number;
  readonly endsAt: number;
  /** Asked and not yet answered: each may turn out to be a wrong guess. */
  inside: number;
  readonly waiting: ((mayEnter: boolean) => void)[];
}

const WINDOW_MS = limits.FAILED_JOINS_WINDOW_SECONDS * 1_000;

/**
 * Wrong guesses of each address. A whole seminar behind one address may knock in the same second: those who could only
 * come in if nobody before them guessed wrong wait for the answers. So no burst gets more guesses than the limit.
 */
export class JoinTries {
  readonly #doors = new Map<string, Door>();

  async enter(address: string): Promise<boolean> {
    const door = this.#door(address);
    if (door.failed + door.inside < limits.FAILED_JOINS_PER_WINDOW_COUNT) {
      door.inside += 1;
      return true;
    }
    if (door.failed >= limits.FAILED_JOINS_PER_WINDOW_COUNT) return false;
    if (door.waiting.length >= limits.MEMBERS_PER_BOARD_MAX_COUNT) return false;
    return new Promise((resolve) => {
      door.waiting.push(resolve);
    });
  }

  leave(address: string, hasFailed: boolean): void {
    const door = this.#door(address);
    door.inside -= 1;
    if (hasFailed) door.failed += 1;
    if (door.failed >= limits.FAILED_JOINS_PER_WINDOW_COUNT) for (const turn of door.waiting.splice(0)) turn(false);
    while (door.waiting.length > 0 && door.failed + door.inside < limits.FAILED_JOINS_PER_WINDOW_COUNT) {
      door.inside += 1;
      door.waiting.shift()?.(true);
    }
    if (door.failed === 0 && door.inside === 0) this.#doors.delete(address);
  }

  /** Until wrong guesses are forgotten. */
  secondsLeft(address: string): number {
    return Math.max(1, Math.ceil((this.#door(address).endsAt - performance.now()) / 1_000));
  }

  #door(address: string): Door {
    const held = this.#doors.get(address);
    if (held && (held.inside > 0 || held.endsAt > performance.now())) return held;
    for (const [other, door] of this.#doors)
      if (door.inside === 0 && door.endsAt <= performance.now()) this.#doors.delete(other);
    const door = { failed: 0, endsAt: performance.now() + WINDOW_MS, inside: 0, waiting: [] };
    this.#doors.set(address, door);
    return door;
  }
}

/** Only a wrong secret is a guess: being asked for a name first is no failure. */
const WRONG = new Set([404, 410]);

export function limitTries(tries: JoinTries): RequestHandler {
  return async (request, response, next) => {
    // An IPv6 subscriber has a whole network of addresses.
    const address = ipKeyGenerator(request.ip ?? "");
    if (!(await tries.enter(address))) {
      response.set("Retry-After", String(tries.secondsLeft(address)));
      return refuse(response, "too-many-tries");
    }
    const leave = (): void => tries.leave(address, WRONG.has(response.statusCode));
    if (response.closed) return leave();
    response.once("close", leave);
    next();
  };
}
