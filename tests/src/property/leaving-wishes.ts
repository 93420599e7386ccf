import type { CardId, ExportId, PublicationId, QuoteId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { AUDIENCES } from "@tablee/shared/session/audience";
import { CREDITS } from "@tablee/shared/session/credits";
import { READ_ANSWERS } from "@tablee/shared/session/readings";
import type { Session } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";

type OfLeaving = Extract<
  CommandName,
  `export.${string}` | `report.${string}` | `credit.${string}` | `publication.${string}`
>;

interface Table {
  readonly session: Pick<Session, "stories" | "exported">;
}

/** What people may wish of what leaves, among everything else. */
export const LEAVING_WISHES: { readonly [Name in OfLeaving]: (random: Random, table: Table) => CommandInput<Name> } = {
  "export.told": (random, { session }) => ({
    export: random.pick(session.exported)?.id ?? ("export-none" as ExportId),
  }),
  "report.call": (random) => ({ audience: random.oneIn(4) ? null : random.pick(AUDIENCES) }),
  "report.read": (random, { session }) => {
    const quote = random.pick(session.stories.quotes)?.id ?? ("quote-none" as QuoteId);
    return {
      passage: random.oneIn(2) ? { quote } : { card: `c${random.below(8)}` as CardId },
      person: random.below(2),
      of: random.oneIn(2) ? "one" : "two",
      audience: random.pick(AUDIENCES),
      answer: random.oneIn(5) ? null : random.pick(READ_ANSWERS),
      words: "canary-reading",
    };
  },
  "credit.set": (random) => ({
    as: random.pick(CREDITS),
    person: random.below(2),
    name: random.oneIn(4) ? null : "Huppe",
  }),
  "publication.identify": (random) => ({ publication: `p${random.below(3)}` as PublicationId }),
};
