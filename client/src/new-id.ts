import { idFromBytes } from "@tablee/shared/ids";

/** For whatever is made on this device, by whoever makes it. The brand says no more than what it will be an id of. */
export function newId<Id extends string = string>(): Id {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(16))) as Id;
}
