import express from "express";
import type { Router } from "express";
import * as limits from "@tablee/shared/limits";
import { TakeBackBody } from "@tablee/shared/protocol/contribution";
import type { Contributions } from "../contributions.ts";
import type { Store } from "../store/open.ts";
import { read, Refusal } from "./answer.ts";
import { asking } from "./asking.ts";
import { hourlyPerMember } from "./limiter.ts";

/** What one brought oneself: read and taken back by nobody else, whatever their role, also of a closed table. */
export function contributionRoutes(
  router: Router,
  parts: { readonly store: Store; readonly contributions: Contributions },
): void {
  const { contributions } = parts;
  // So many ids are longer than other bodies.
  const long = express.json({ limit: limits.TAKE_BACK_BODY_MAX_BYTES, strict: true });
  const readings = hourlyPerMember(parts, limits.CONTRIBUTION_READS_PER_MEMBER_PER_HOUR_COUNT);
  const withdrawals = hourlyPerMember(parts, limits.WITHDRAWALS_PER_MEMBER_PER_HOUR_COUNT);
  router.get("/boards/:id/contribution", readings, async (request, response) => {
    response.json(await contributions.of(await asking(parts, request)));
  });
  router.post("/boards/:id/contribution/withdrawal", withdrawals, long, async (request, response) => {
    const member = await asking(parts, request);
    const done = await contributions.takeBack(member, read(TakeBackBody, request.body));
    if (!done.ok) throw new Refusal(done.reason);
    response.json(done.value);
  });
}
