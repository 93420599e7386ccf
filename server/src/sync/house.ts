import type { MemberId } from "@tablee/shared/ids";

/** Owns what the house writes: no member has this id, so none can write on in its name. */
export const HOUSE = "house" as MemberId;
