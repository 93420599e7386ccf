import type { ErrorRequestHandler, Response } from "express";
import type { z } from "zod";
import type { HttpError, HttpReason } from "@tablee/shared/protocol/http";
import type { Logger } from "../log.ts";
import { isDamage, isGone, StoreError } from "../store/errors.ts";

/** A refusal on its way to the one place that answers it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: HttpReason;
  readonly detail: string | undefined;

  constructor(reason: HttpReason, detail?: string) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

export const STATUS: Readonly<Record<HttpReason, number>> = {
  "bad-input": 400,
  "bad-json": 400,
  "wrong-content-type": 415,
  "too-big": 413,
  "not-found": 404,
  "not-allowed": 403,
  "wrong-code": 404,
  "wrong-link": 404,
  "link-expired": 410,
  "board-full": 409,
  "too-many-links": 409,
  "last-host": 409,
  "too-many-versions": 409,
  "version-damaged": 500,
  "too-many-tries": 429,
  "bad-image": 422,
  "images-full": 409,
  "not-verbatim": 422,
  "foreign-origin": 403,
  "not-saved": 503,
  draining: 503,
  broken: 500,
};

export function refuse(response: Response, reason: HttpReason, detail?: string): void {
  const body: HttpError = { error: detail === undefined ? { reason } : { reason, detail } };
  response.status(STATUS[reason]).json(body);
}

/** The body as its schema has it; a refusal names the first field that is wrong, never its value. */
export function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal("bad-input", issue?.path.join(".") || issue?.message);
}

function reasonOf(error: unknown): { readonly reason: HttpReason; readonly detail?: string } {
  if (error instanceof Refusal)
    return error.detail === undefined ? { reason: error.reason } : { reason: error.reason, detail: error.detail };
  const type: unknown = typeof error === "object" && error !== null && "type" in error ? error.type : undefined;
  if (type === "entity.too.large") return { reason: "too-big" };
  if (typeof type === "string" && type.startsWith("e")) return { reason: "bad-json" };
  if (type === "charset.unsupported" || type === "request.size.invalid" || type === "request.aborted")
    return { reason: "bad-json" };
  if (error instanceof URIError) return { reason: "bad-input" };
  // Whoever asked was known, and the table went before the answer.
  if (isGone(error)) return { reason: "not-found" };
  // The disk is full, or somebody else holds the file: each write is one transaction, so nothing of it is there. What
  // the file’s own damage keeps from being read is another matter: trying again would not help.
  if (error instanceof StoreError) return { reason: isDamage(error) ? "broken" : "not-saved" };
  return { reason: "broken" };
}

/** The one place where an error becomes an answer. */
export function errorFunnel(logger: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const { reason, detail } = reasonOf(error);
    if (reason === "broken" || reason === "not-saved")
      logger.error({ err: error, method: request.method }, "a request broke");
    if (response.headersSent) next(error);
    else refuse(response, reason, detail);
  };
}
