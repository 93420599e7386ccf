import type { BoardId, MemberId } from "@tablee/shared/ids";
import { BROUGHT_PARTS } from "@tablee/shared/protocol/contribution";
import type { Contribution, TakeBackWish, TakenBack } from "@tablee/shared/protocol/contribution";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { nameOnSeat } from "@tablee/shared/session/naming";
import type { Pair } from "@tablee/shared/session/pairs";
import type { Step } from "@tablee/shared/session/step";
import { takeBack } from "@tablee/shared/session/take-back";
import type { Session } from "@tablee/shared/session/types";
import { askerOf } from "./auth/member.ts";
import type { Member } from "./auth/member.ts";
import { boardOf, forgetMembers, membersOf } from "./boards.ts";
import { isLastHost } from "./live/lending.ts";
import type { Sessions } from "./live/sessions.ts";
import type { Logger } from "./log.ts";
import { sessionNow } from "./session-clock.ts";
import { recordsWithout, rowsOf } from "./contribution-rows.ts";
import type { Query } from "./store/calls.ts";
import type { Store } from "./store/open.ts";
import type { BoardRow } from "./store/tables.ts";
import { erasingsIn } from "./stories/vault.ts";
import type { Vault } from "./stories/vault.ts";
import { WriteRefusedError } from "./sync/transports/direct.ts";
import type { Direct, ErasingWish } from "./sync/transports/direct.ts";
import type { State, Versions } from "./versions.ts";

/**
 * What one person brought to a table: worked out for that person, and taken back by nobody else.
 *
 *   session without them ─┐
 *   board, rooms of two ──┼─► one transaction ─► keys of stories destroyed, the log of the database cut ─► told, answered
 *   earlier states ───────┘    (also the records of meetings, pictures, their row)
 */
export interface ContributionParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly direct: Pick<Direct, "contribution" | "erase" | "disconnectMember">;
  readonly versions: Versions;
  readonly vault: Pick<Vault, "erasing" | "erased">;
  readonly logger: Logger;
  /** Whoever is there sees what is left; whoever left is told so. */
  readonly told: (board: BoardId, member: MemberId, hasLeft: boolean) => Promise<void>;
}

export type TakeBackReason = "last-host" | "not-saved" | "bad-input";

/** In the language of the table: it stands among the words of those who write there. */
const MARK: Readonly<Record<BoardRow["locale"], string>> = {
  fr: "Une contribution a été retirée.",
  en: "A contribution was withdrawn.",
};

interface Taking {
  readonly member: Member;
  readonly wish: TakeBackWish;
  readonly row: BoardRow;
  readonly names: readonly string[];
  readonly before: Session;
  readonly step: Step;
}

export class Contributions {
  readonly #parts: ContributionParts;

  constructor(parts: ContributionParts) {
    this.#parts = parts;
  }

  /** Of the whole seat: which person of it wrote what is known to nobody. */
  async of(member: Member): Promise<Contribution> {
    const wish: TakeBackWish = { person: 0, things: null, said: true, leave: false };
    const taking = await this.#taking(member, wish);
    const brought = await this.#parts.versions.rewrite(member.board, (states) =>
      this.#parts.direct.contribution(erasing(taking, states)),
    );
    const things = brought.found.flatMap(({ root, ...one }) => {
      const part = BROUGHT_PARTS.find((known) => known === root);
      return part ? [{ ...one, part }] : [];
    });
    return { things, elsewhere: brought.elsewhere };
  }

  async takeBack(member: Member, wish: TakeBackWish): Promise<Reply<TakenBack, TakeBackReason>> {
    const { people } = askerOf(member);
    if (wish.person >= people || (wish.leave && (people > 1 || wish.things !== null || !wish.said)))
      return no("bad-input");
    const { sessions, versions, store, logger } = this.#parts;
    return sessions.inTurn(member.board, async () => {
      if (wish.leave && isLastHost(member, await membersOf(store, member.board))) return no("last-host");
      const taking = await this.#taking(member, wish);
      try {
        return yes(await versions.rewrite(member.board, (states) => this.#erase(taking, states)));
      } catch (error) {
        if (!(error instanceof WriteRefusedError)) throw error;
        logger.error({ err: error }, "a contribution could not be taken back");
        return no("not-saved");
      }
    });
  }

  async #taking(member: Member, wish: TakeBackWish): Promise<Taking> {
    const { store, sessions } = this.#parts;
    const [row, before, members] = [
      await boardOf(store, member.board),
      await sessions.get(member.board),
      await membersOf(store, member.board),
    ];
    const names = namesAlone(member, wish, members);
    const asker = askerOf(member);
    const who = { member: member.id, person: wish.person, people: asker.people, names };
    const step = wish.said ? takeBack(before, who, { asker, now: sessionNow() }) : { session: before, effects: [] };
    return { member, wish, row, names, before, step };
  }

  async #erase(taking: Taking, states: readonly State[]): Promise<TakenBack> {
    const { direct, sessions, store, vault, told } = this.#parts;
    const { member, wish, step } = taking;
    const { board } = member;
    const asked = erasing(taking, states);
    const session = withNextEpochs(step.session, asked);
    const records = wish.said ? await recordsWithout(store, board, taking.names) : [];
    let isDone = false;
    const { found, elsewhere } = await direct.erase(asked, (erased) => {
      isDone =
        wish.leave ||
        records.length > 0 ||
        step.session !== taking.before ||
        erased.found.length + erased.elsewhere > 0;
      const earlier = erased.documents.slice(asked.rooms.length);
      const rows = rowsOf(taking, { states, earlier, images: erased.images, asked }, this.#parts);
      const also = [...rows, ...records, sessions.kept(board, session), ...this.#stories(taking)];
      return isDone ? { also, drop: [] } : undefined;
    });
    if (isDone) {
      sessions.hold(board, session);
      await vault.erased(
        board,
        erasingsIn(step.effects).flatMap(({ stories }) => stories),
      );
      forgetMembers(store, board);
      if (wish.leave) direct.disconnectMember(board, member.id, "notAllowed");
      await told(board, member.id, wish.leave);
    }
    return { at: asked.asking.at, things: found.length, elsewhere };
  }

  #stories({ member: { board }, step }: Taking): readonly Query[] {
    return erasingsIn(step.effects).flatMap((one) => this.#parts.vault.erasing(board, one));
  }
}

/** A name that somebody else at the table has as well says nothing of who signed. */
function namesAlone(member: Member, { person, said }: TakeBackWish, members: readonly Member[]): readonly string[] {
  const name = nameOnSeat(member, person);
  const all = members.flatMap((one) => [one.name, ...one.also]);
  return said && name !== undefined && all.filter((one) => one === name).length === 1 ? [name] : [];
}

function erasing({ member, wish, row, names, before, step }: Taking, states: readonly State[]): ErasingWish {
  const { board } = member;
  const dropped = step.effects.flatMap((effect) =>
    effect.kind === "board" && effect.change.kind === "sheets.drop" ? effect.change.sheets : [],
  );
  const isDropped = (sheet: string): boolean => dropped.some((one) => one.sheet === sheet);
  // Where two of one seat met apart, nothing says which of them wrote what.
  const isTheirs = ({ people }: Pair): boolean =>
    wish.things === null
      ? people.some((one) => one.member === member.id)
      : people.some((one) => one.member === member.id && one.person === wish.person) &&
        people.every((one) => one.member !== member.id || one.person === wish.person);
  const pairs = before.pairs.filter((pair) => !pair.asked && isTheirs(pair) && !isDropped(pair.sheet));
  return {
    rooms: [
      { board, epoch: row.epoch },
      ...(wish.said ? pairs.map(({ sheet, epoch }) => ({ board, sheet, epoch })) : []),
    ],
    dropped: dropped.map((one) => ({ board, ...one })),
    earlier: states.flatMap(({ bytes }) => bytes ?? []),
    asking: { member: member.id, names, things: wish.things, mark: MARK[row.locale], at: Date.now() },
  };
}

/** Rooms of two that were written anew go on under their next epoch. */
function withNextEpochs(session: Session, { rooms }: ErasingWish): Session {
  const isAnew = (sheet: string): boolean => rooms.some((room) => room.sheet === sheet);
  return {
    ...session,
    pairs: session.pairs.map((one) => (isAnew(one.sheet) ? { ...one, epoch: one.epoch + 1 } : one)),
  };
}
