import { addCards } from "@tablee/shared/board/edit-cards";
import { addNote } from "@tablee/shared/board/edit-notes";
import { itemOf } from "@tablee/shared/board/items";
import type { CardId } from "@tablee/shared/ids";
import { until } from "../../support/house.ts";
import { Headless } from "../../support/member.ts";
import type { Play } from "../play.ts";
import { MAIN } from "../play.ts";

const WORDS = "La salle ferme à midi.";
/** It lies outside of all areas, and is the only thing there: raised in one, removed in the next, and left behind then. */
const [RAISED_IN, REMOVED_IN] = [1, 2];

/**
 * What the table lived through before the meeting of the script, which tells nothing of it: people say each time how they
 * trust, and an obstacle is raised, called removed by another, and confirmed. By the product’s own commands, each from
 * the seat of its person; nothing of it is left when the script begins.
 */
export class Earlier implements AsyncDisposable {
  readonly #leader: Headless;
  readonly #others: readonly Headless[];
  readonly #count: number;
  #card: CardId | undefined;

  private constructor(leader: Headless, others: readonly Headless[], count: number) {
    this.#leader = leader;
    this.#others = others;
    this.#count = count;
  }

  /** `leader`: who leads, already there; `count`: of meetings before the script’s own. */
  static async open(play: Play, leader: Headless, count: number): Promise<Earlier> {
    const seats = play.script.participants.map(({ id }) => play.seated(id, MAIN));
    const rest = seats.filter(({ member }) => member !== leader.live().view?.me.id);
    const others = await Promise.all(
      rest.map(async ({ client, member }) => {
        const token = await client.token();
        return new Headless(play.base, { ...play.seatFor(member, client.person.name), token });
      }),
    );
    await Promise.all(others.map((one) => Promise.all([one.saved(), one.view()])));
    return new Earlier(leader, others, count);
  }

  /** What is removed is no more of the next meeting. */
  leave(meeting: number) {
    return { zones: [], outside: meeting === REMOVED_IN, kinds: [] };
  }

  async live(meeting: number): Promise<void> {
    const [raiser, other] = this.#others;
    // Without a third meeting nothing would take the removed one away again.
    if (raiser && other && this.#count > REMOVED_IN) {
      if (meeting === RAISED_IN) await this.#raise(raiser);
      if (meeting === REMOVED_IN) await this.#remove(raiser, other);
    }
    for (const [at, person] of [this.#leader, ...this.#others].entries()) {
      await until("the meeting is known", () => person.live().view?.series.number === meeting);
      const choice = at % 2 === 0 ? "3" : meeting === RAISED_IN ? "2" : "4";
      await person.command("checkin.give", { asking: "pulse", choice, word: "", person: 0 });
    }
    await this.#leader.command("checkin.show", { asking: "pulse" });
  }

  async #raise(raiser: Headless): Promise<void> {
    const place = { x: -900, y: 0, zone: null, group: null };
    const added = addCards(raiser.hand, [{ text: WORDS, place, kind: "obstacle" }]);
    if (!added.ok) throw new Error(added.reason);
    [this.#card] = added.value;
    await raiser.saved();
  }

  async #remove(raiser: Headless, other: Headless): Promise<void> {
    const card = this.#card;
    if (!card) throw new Error("nothing was raised");
    await until("what was raised has come", () => other.board().cards.has(card));
    const claim = addNote(other.hand, { card, status: "removed" });
    if (!claim.ok) throw new Error(claim.reason);
    await other.saved();
    await raiser.command("item.confirm", { card, claim: claim.value });
    await until("it is confirmed", () => itemOf(this.#leader.board(), card).isConfirmed);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#others.map((one) => one[Symbol.asyncDispose]()));
  }
}
