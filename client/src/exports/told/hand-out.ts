import { useTranslation } from "react-i18next";
import type { CardId, ExportId, MemberId } from "@tablee/shared/ids";
import type { QuoteSaid } from "@tablee/shared/practice/passages";
import type { Told } from "@tablee/shared/papers/story-blocks";
import type { ExportWish, HandedOut } from "@tablee/shared/protocol/http";
import { nameOnSeat } from "@tablee/shared/session/naming";
import type { SeatNames } from "@tablee/shared/session/naming";
import type { Place } from "@tablee/shared/session/seat";
import type { SessionView } from "@tablee/shared/session/types";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { handOut } from "./told-api.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { sayReason } from "../../i18n/reasons.ts";
import { newId } from "../../new-id.ts";

/** The words of stories and quotes that may go so far, once it is noted that they do. A refusal comes in words. */
export function useHandOut(): (wish: Omit<ExportWish, "id">) => Promise<Reply<Told>> {
  const { t } = useTranslation("pages");
  const { t: items } = useTranslation("items");
  const { t: leaving } = useTranslation("leaving");
  const { live, seat } = useWorkspace().table;
  return async (wish) => {
    const reply = await handOut(seat.board.id, { ...wish, id: newId<ExportId>() });
    if (reply.ok) return yes(toldIn(reply.value, live.state.getState().people));
    const why = reply.detail === undefined ? [] : [`reasons.${reply.detail}`];
    // What the session refused is said as what it is; anything else as of every request.
    const said = items([...why, "reasons.other"] as never, { defaultValue: sayReason(t, reply.reason) });
    return no(leaving("refused", { why: said }));
  };
}

type People = ReadonlyMap<MemberId, SeatNames>;

export function toldIn({ stories, quotes }: HandedOut, people: People): Told {
  return {
    stories: stories.map(({ kind, text, easy, by }) => ({ kind, text, easy, by: nameAt(people, by) })),
    quotes: quotes.map(({ id, card, words, by }): QuoteSaid => ({ id, card, words, by: nameAt(people, by) })),
  };
}

/** Null where nobody signed. */
function nameAt(people: People, by: Place | null): string | null {
  return (by && nameOnSeat(people.get(by.member), by.person)) ?? null;
}

/** Cards that derive from a story whose author has not refused it. */
export function fromStories(view: Pick<SessionView, "stories"> | null): ReadonlySet<CardId> {
  const standing = view?.stories.derivations.filter(({ state }) => state === "standing") ?? [];
  return new Set(standing.map(({ card }) => card));
}
