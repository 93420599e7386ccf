import { addCards } from "@tablee/shared/board/edit-cards";
import { areaOf, cardRect, cardSize, freePlace } from "@tablee/shared/board/geometry";
import { compareOrder } from "@tablee/shared/board/order";
import { readBoard } from "@tablee/shared/board/read";
import { rootOf } from "@tablee/shared/board/schema";
import type { Board } from "@tablee/shared/board/types";
import type { CardId, PhaseId } from "@tablee/shared/ids";
import { SCALE_MAX_COUNT } from "@tablee/shared/limits";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { Seat } from "@tablee/shared/protocol/http";
import type { SessionView } from "@tablee/shared/session/types";
import { createSheets } from "../board/sheets.ts";
import type { Sheets } from "../board/sheets.ts";
import { newId } from "../new-id.ts";
import { openTable } from "../sync/open-table.ts";
import type { OpenedTable } from "../table.ts";
import { nextAct } from "./acts.ts";
import type { Act } from "./acts.ts";
import { knowledgeOf, pick } from "./said.ts";
import type { Voice } from "./said.ts";

interface SimulatedParts {
  /** Where the server is; that of the page, when left out. */
  readonly base?: string;
  readonly voice: Voice;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** A member like any other, with a seat and a token of their own: the server judges each word of theirs as everybody’s. */
export class Simulated {
  readonly #table: OpenedTable;
  readonly #sheets: Sheets;
  readonly #voice: Voice;
  readonly #chance: () => number;
  #phase: PhaseId | null = null;
  #cards = 0;
  #hasReacted = false;

  constructor(seat: Seat, { base, voice, chance }: SimulatedParts) {
    if (seat.token === undefined) throw new Error("somebody simulated sits by a token, not by the cookie of this page");
    // What the server cannot take is dropped: nobody would miss it, and the page stays.
    this.#table = openTable(seat, {
      ...(base !== undefined && { base }),
      token: seat.token,
      offlineCopy: false,
      startAnew: () => undefined,
    });
    this.#sheets = createSheets({ ...this.#table, newId });
    this.#voice = voice;
    this.#chance = chance;
  }

  get #view(): SessionView | null {
    return this.#table.live.state.getState().view;
  }

  /** Resolves when they are at the table; by then, or never, it is known to be one to rehearse at. */
  async come(): Promise<void> {
    const { state } = this.#table.live;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!state.getState().view) return;
        stop();
        resolve();
      };
      const stop = state.subscribe(look);
      look();
    });
  }

  /** What they would do now. Nothing, ever, at a table where people are. */
  wish(): Act | null {
    const view = this.#view;
    if (!view?.rehearsal) return null;
    if (view.phase !== this.#phase) {
      this.#phase = view.phase;
      this.#cards = 0;
      this.#hasReacted = false;
    }
    const { part } = this.#table.seat.member;
    const hasCards = rootOf(this.#table.sync.doc, "cards").size > 0;
    return nextAct({ view, part: part ?? "other", cards: this.#cards, reacted: this.#hasReacted, hasCards });
  }

  async act(act: Act): Promise<void> {
    const view = this.#view;
    if (!view?.rehearsal) return;
    switch (act.kind) {
      case "agree":
        return this.#send("rules.agree", { round: act.round, person: 0, agrees: true });
      case "ready":
        return this.#send("ready.set", { ready: true });
      case "vote":
        return this.#vote(view);
      case "consent":
        return this.#consent(view);
      case "answer":
        return this.#answer(view, act.moment);
      case "card":
        this.#cards += 1;
        return act.where === "sheet" ? this.#writeSheet() : this.#write();
      case "publish":
        return this.#publish();
      default:
        this.#hasReacted = true;
        return this.#react();
    }
  }

  /** A refusal is an answer as to anybody: next time they look at the table anew. */
  async #send<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<void> {
    await this.#table.live.send(name, input);
  }

  #board(): Board {
    return readBoard(this.#table.sync.doc);
  }

  #words() {
    const knowledge = knowledgeOf(this.#table.seat.member.part ?? "other");
    return { text: this.#voice.card(knowledge), knowledge };
  }

  #zone(board: Board) {
    return pick([...board.zones.values()].sort(compareOrder), this.#chance)?.id ?? null;
  }

  #write(): void {
    const board = this.#board();
    const words = this.#words();
    const zone = this.#zone(board);
    const taken = [...board.cards.values()].map((card) => cardRect(card));
    const at = freePlace(areaOf(board, zone), taken, cardSize({ text: words.text, size: null }));
    const { doc } = this.#table.sync;
    const by = this.#table.seat.member.id;
    const hand = { doc, by, origin: this, newId, suffix: () => newId().slice(0, 3), now: () => Date.now() };
    addCards(hand, [{ ...words, place: { ...at, zone, group: null } }]);
  }

  async #writeSheet(): Promise<void> {
    const opened = await this.#sheets.open(0);
    if (opened.ok) await this.#sheets.write([this.#words()], this.#zone(this.#board()));
  }

  async #publish(): Promise<void> {
    const opened = await this.#sheets.open(0);
    if (!opened.ok) return;
    const cards = [...opened.value.board.getState().board.cards.keys()];
    if (cards.length > 0) await this.#sheets.publish(cards);
  }

  async #vote({ votes: { open } }: SessionView): Promise<void> {
    if (!open) return;
    const ballot: Record<CardId, number> = {};
    for (let left = open.points; left > 0; left -= 1) {
      const card = pick(
        open.cards.filter((id) => (ballot[id] ?? 0) < open.maxPerCard),
        this.#chance,
      );
      if (card === undefined) break;
      ballot[card] = (ballot[card] ?? 0) + 1;
    }
    await this.#send("vote.cast", { vote: open.id, person: 0, ballot });
  }

  async #consent({ consents: { open } }: SessionView): Promise<void> {
    if (!open) return;
    const agrees = this.#chance() < 0.7;
    const words = agrees ? "" : this.#voice.short();
    await this.#send("consent.cast", { consent: open.id, person: 0, answer: agrees ? "ok" : "concern", words });
  }

  async #answer({ evaluation }: SessionView, moment: CommandInput<"evaluation.answer">["moment"]): Promise<void> {
    const wave = evaluation.waves.find((one) => one.moment === moment);
    const said = (wave?.questions ?? []).map(({ id, kind }) => ({
      question: id,
      value: kind === "scale" ? 2 + Math.floor(this.#chance() * (SCALE_MAX_COUNT - 1)) : this.#voice.short(),
    }));
    await this.#send("evaluation.answer", { moment, person: 0, pair: null, said });
  }

  async #react(): Promise<void> {
    const card = pick([...this.#board().cards.keys()], this.#chance);
    const reaction = pick(["agree", "me-too", "thanks", "say-more"] as const, this.#chance) ?? "agree";
    if (card !== undefined) await this.#send("react", { card, reaction });
  }

  /** Nothing of theirs stays on this device. */
  async leave(): Promise<void> {
    await this.#sheets.forget();
    this.#sheets.close();
    this.#table.presence.close();
    this.#table.live.close();
    await this.#table.sync.close();
  }
}
