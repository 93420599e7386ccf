import { recordChallenged, recordConfirmed, recordDisowned, recordOwned } from "@tablee/shared/board/edit-records";
import type { RecordReason } from "@tablee/shared/board/edit-records";
import type { Hand } from "@tablee/shared/board/hand";
import type { MemberId } from "@tablee/shared/ids";
import { assertNever } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { ItemChange } from "@tablee/shared/session/house-change";
import { HOUSE } from "../house.ts";

/** What the house keeps of a card, judged by the document as it is stored and by who wrote what of it. */
export function changeItem(
  change: ItemChange,
  { hand, owners }: { readonly hand: Hand; readonly owners: ReadonlyMap<number, MemberId> },
): Reply<null, RecordReason> {
  switch (change.kind) {
    case "item.confirm": {
      const { member, met } = change;
      const writes = (client: number, who: "member" | "house"): boolean =>
        owners.get(client) === (who === "house" ? HOUSE : member);
      return recordConfirmed(hand, change, { member, hasMet: met, writes });
    }
    case "item.challenge":
      return recordChallenged(hand, change.card, change.reason);
    case "item.own":
      return recordOwned(hand, change);
    case "item.disown":
      return recordDisowned(hand, change.card, change.member);
    default:
      return assertNever(change);
  }
}
