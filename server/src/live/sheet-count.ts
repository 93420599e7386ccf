import type { BoardId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { Direct } from "../sync/transports/direct.ts";
import type { Sessions } from "./sessions.ts";

/**
 * How many cards lie on private sheets, all together. Counted some time after something was written, whoever it was and
 * however much: the moment of a count says nothing of the moment of a card. No count of one sheet is kept anywhere.
 */
export class SheetCount {
  readonly #parts: { readonly sessions: Sessions; readonly direct: Direct; readonly logger: Logger };
  readonly #counted: (board: BoardId, cards: number) => Promise<void>;
  readonly #due = new Map<BoardId, NodeJS.Timeout>();

  constructor(
    parts: { readonly sessions: Sessions; readonly direct: Direct; readonly logger: Logger },
    counted: (board: BoardId, cards: number) => Promise<void>,
  ) {
    this.#parts = parts;
    this.#counted = counted;
  }

  /** Something was written on a sheet of this board. */
  wrote(board: BoardId): void {
    if (this.#due.has(board)) return;
    const timer = setTimeout(() => void this.#count(board), limits.SHEET_COUNT_EVERY_MS).unref();
    this.#due.set(board, timer);
  }

  async #count(board: BoardId): Promise<void> {
    this.#due.delete(board);
    const { sessions, direct, logger } = this.#parts;
    try {
      const { sheets } = (await sessions.get(board)).rounds;
      await this.#counted(board, await direct.countCards(sheets.map(({ sheet, epoch }) => ({ board, sheet, epoch }))));
    } catch (error) {
      logger.warn({ err: error }, "private cards could not be counted");
    }
  }

  close(): void {
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
  }
}
