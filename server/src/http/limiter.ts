import { rateLimit } from "express-rate-limit";
import type { Options } from "express-rate-limit";
import type { Store } from "../store/open.ts";
import { refuse } from "./answer.ts";
import { asking } from "./asking.ts";

export function limiter(options: Partial<Options>) {
  return rateLimit({
    ...options,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    // Judged by Express’s `trust proxy`, which is set from the configuration and nothing else.
    validate: { xForwardedForHeader: false },
    handler: (_request, response) => refuse(response, "too-many-tries"),
  });
}

const HOUR_MS = 3_600_000;

/** So often in an hour, for each member of the board in the path. */
export function hourlyPerMember(parts: { readonly store: Store }, limit: number) {
  return limiter({ windowMs: HOUR_MS, limit, keyGenerator: async (request) => (await asking(parts, request)).id });
}
