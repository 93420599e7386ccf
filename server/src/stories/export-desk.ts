import type { CommandReason } from "@tablee/shared/protocol/commands";
import type { ExportWish, HandedOut } from "@tablee/shared/protocol/http";
import { EXPORT_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { handedOut } from "@tablee/shared/session/ledger";
import type { Place } from "@tablee/shared/session/seat";
import type { Story } from "@tablee/shared/session/stories";
import type { Session } from "@tablee/shared/session/types";
import type { Member } from "../auth/member.ts";
import { readerOf } from "./desk.ts";
import type { DeskParts } from "./desk.ts";

const NOTHING: HandedOut = { stories: [], quotes: [] };

/**
 * What leaves the table with words of stories in it. The words are read and the export is noted in one turn of the table, so
 * that a story that is withdrawn is either not among them, or noted as being in that file; they are handed out when it is stored.
 */
export class ExportDesk {
  readonly #parts: Pick<DeskParts, "vault" | "live">;

  constructor(parts: Pick<DeskParts, "vault" | "live">) {
    this.#parts = parts;
  }

  async hand(asker: Member, { id, ...wish }: ExportWish): Promise<Reply<HandedOut, CommandReason | "too-big">> {
    let handed = NOTHING;
    const noted = await this.#parts.live.stepWith(asker, async (session) => {
      handed = await this.#words(session, asker, wish);
      if (lengthOf(handed) > EXPORT_WORDS_MAX_CHARS) return no("too-big" as const);
      return yes({ commands: [{ kind: "export.note", export: id, ...wish }], beside: [] });
    });
    return noted.ok ? yes(handed) : noted;
  }

  async #words(session: Session, asker: Member, wish: Pick<ExportWish, "as" | "audience">): Promise<HandedOut> {
    const { vault } = this.#parts;
    const reader = readerOf(session, asker);
    const held = handedOut(session, wish);
    const by = new Map(session.stories.told.map((story) => [story.id, signatureOf(story)]));
    const stories: HandedOut["stories"][number][] = [];
    const quotes: HandedOut["quotes"][number][] = [];
    for (const { id, kind } of held.stories) {
      const words = await vault.read(reader, id);
      // What nothing opens any more is told to nobody; noted it is all the same.
      if (words && words !== "closed" && words.text.trim() !== "")
        stories.push({ id, kind, by: by.get(id) ?? null, text: words.text, easy: words.easy });
    }
    for (const { id, card, story } of held.quotes) {
      const words = await vault.quoted(reader, id);
      if (words !== undefined) quotes.push({ id, card, by: by.get(story) ?? null, words });
    }
    return { stories, quotes };
  }
}

/** As its author chose. */
function signatureOf({ signed, member, person }: Story): Place | null {
  return signed ? { member, person } : null;
}

function lengthOf({ stories, quotes }: HandedOut): number {
  const told = stories.reduce((sum, { text, easy }) => sum + text.length + easy.length, 0);
  return quotes.reduce((sum, { words }) => sum + words.length, told);
}
