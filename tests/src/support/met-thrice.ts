import { addCards } from "@tablee/shared/board/edit-cards";
import { addNote } from "@tablee/shared/board/edit-notes";
import { itemOf } from "@tablee/shared/board/items";
import type { CardId } from "@tablee/shared/ids";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, until } from "./house.ts";
import type { House } from "./house.ts";
import { Headless } from "./member.ts";

/**
 * A table of six that is in its third meeting. Of three obstacles one was removed in the second meeting, in which one was
 * blocked; all answered the pulse in the first two, and four in the third. The second was led with a supported person.
 */
export interface MetThrice extends AsyncDisposable {
  readonly opened: OpenedBoard;
  readonly people: readonly Headless[];
  readonly host: Headless;
  readonly cards: readonly CardId[];
  /** Closes this meeting, and opens the next with all that is there. */
  next(): Promise<void>;
}

const CLOSE = { decided: "", tasks: [], deleteAt: null };
const ALL = { zones: [], outside: false, kinds: [] };
export const FIRST_ANSWERS = ["1", "2", "2", "3", "3", "3"] as const;
const SECOND_ANSWERS = ["3", "4", "4", "4", "4", "4"] as const;
const THIRD_ANSWERS = ["4", "4", "4", "4"] as const;

export async function meetThrice(house: House, title = "Groupe des alliés"): Promise<MetThrice> {
  const opened = await openBoard(house.url, { title, name: "Genêt", template: "free" });
  const names = ["Mésange", "Tilleul", "Loriot", "Alisier", "Érable"];
  const seats = await Promise.all(
    names.map((name) =>
      joinBoard(house.url, opened.board.code, { name, part: name === "Mésange" ? "supported" : "other" }),
    ),
  );
  const people = [opened, ...seats].map((seat) => new Headless(house.url, seat));
  await Promise.all(people.map((one) => Promise.all([one.saved(), one.view()])));
  const [host, mesange, tilleul] = people;
  if (!host || !mesange || !tilleul) throw new Error("nobody came");
  const cards = raise(tilleul);
  await tilleul.saved();
  let number = 1;
  const next = async (): Promise<void> => {
    await host.command("board.close", CLOSE);
    await host.command("meeting.open", { after: number, leave: ALL, phases: null });
    number += 1;
    await until("all know the meeting", () => people.every((one) => one.live().view?.series.number === number));
  };
  await answer(people, FIRST_ANSWERS);
  await next();
  await host.command("role.set", { member: mesange.table.seat.member.id, role: "host" });
  await answer(people, SECOND_ANSWERS);
  await remove(cards, { raiser: tilleul, other: mesange });
  addNote(mesange.hand, { card: cards[1] as CardId, status: "blocked" });
  await mesange.saved();
  await host.command("role.set", { member: mesange.table.seat.member.id, role: "participant" });
  await next();
  await answer(people, THIRD_ANSWERS);
  return {
    opened,
    people,
    host,
    cards,
    next,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(people.map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

function raise(by: Headless): readonly CardId[] {
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(by.hand, [
    { text: "Plus de bus après 17 h.", place, kind: "obstacle" },
    { text: "Le paiement tarde.", place: { ...place, y: 200 }, kind: "obstacle" },
    { text: "Le mot « usager » revient.", place: { ...place, y: 400 }, kind: "obstacle" },
    { text: "Qui décide à la fin ?", place: { ...place, x: 300 }, kind: "issue" },
  ]);
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

async function answer(people: readonly Headless[], choices: readonly ("1" | "2" | "3" | "4")[]): Promise<void> {
  for (const [at, choice] of choices.entries())
    await people[at]?.command("checkin.give", { asking: "pulse", choice, word: "", person: 0 });
  await people[0]?.command("checkin.show", { asking: "pulse" });
}

async function remove(
  [card]: readonly CardId[],
  { raiser, other }: { readonly raiser: Headless; readonly other: Headless },
): Promise<void> {
  if (!card) throw new Error("nothing was raised");
  await until("it has come", () => other.board().cards.has(card));
  const claim = addNote(other.hand, { card, status: "removed" });
  if (!claim.ok) throw new Error(claim.reason);
  await other.saved();
  await raiser.command("item.confirm", { card, claim: claim.value });
  await until("all read that it is removed", () => itemOf(raiser.board(), card).isConfirmed);
}
