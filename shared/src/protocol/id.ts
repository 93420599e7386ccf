import { z } from "zod";
import { isId } from "../ids.ts";

/** An id of ours, of the kind that is named. */
export function id<Id extends string>() {
  return z.custom<Id>((value) => isId(value), { error: "not an id" });
}
