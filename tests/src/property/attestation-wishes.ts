import type { AttestationId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { Random } from "../support/random.ts";

type OfAttestations = Extract<CommandName, `attest.${string}`>;

const IDS = ["t0", "t1", "t2", "t3", "t4", "t5"] as AttestationId[];
const some = (random: Random): AttestationId => random.pick(IDS) ?? ("t0" as AttestationId);

/** What people may wish of attestations, among everything else. */
export const ATTESTATION_WISHES: { readonly [Name in OfAttestations]: (random: Random) => CommandInput<Name> } = {
  "attest.ask": (random) => ({
    attestation: some(random),
    person: random.below(2),
    as: "co-trainer",
    days: [1],
    lines: ["canary-line"],
  }),
  "attest.withdraw": (random) => ({ person: random.below(2) }),
  "attest.answer": (random) => ({ attestation: some(random), by: random.oneIn(3) ? null : "Huppe" }),
};
