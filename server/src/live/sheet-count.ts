import type { BoardId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { Direct } from "../sync/transports/direct.ts";
import type { Sessions } from "./sessions.ts";

interface Parts {
  readonly sessions: Sessions;
  readonly direct: Direct;
  readonly logger: Logger;
  readonly isDraining: () => boolean;
}

/**
 * How many cards lie on private sheets, all together. Counted some time after something was written, whoever it was and
 * however much: the moment of a count says nothing of the moment of a card. No count of one sheet is kept anywhere.
 */
export class SheetCount {
  readonly #parts: Parts;
  readonly #counted: (board: BoardId, cards: number) => Promise<void>;
  readonly #due = new Set<BoardId>();

  constructor(parts: Parts, counted: (board: BoardId, cards: number) => Promise<void>) {
    this.#parts = parts;
    this.#counted = counted;
  }

  /** Something was written on a sheet of this board. */
  wrote(board: BoardId): void {
    if (this.#due.has(board)) return;
    this.#due.add(board);
    setTimeout(() => void this.#count(board), limits.SHEET_COUNT_EVERY_MS).unref();
  }

  async #count(board: BoardId): Promise<void> {
    this.#due.delete(board);
    const { sessions, direct, logger, isDraining } = this.#parts;
    if (isDraining()) return;
    try {
      const { sheets } = (await sessions.get(board)).rounds;
      const rooms = sheets.map(({ sheet, epoch }) => ({ board, sheet, epoch }));
      await this.#counted(board, await direct.countCards(rooms));
    } catch (error) {
      logger.warn({ err: error }, "private cards could not be counted");
    }
  }
}
