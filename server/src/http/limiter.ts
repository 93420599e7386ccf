import { rateLimit } from "express-rate-limit";
import type { Options } from "express-rate-limit";
import { refuse } from "./answer.ts";

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
