import type { Router } from "express";
import * as limits from "@tablee/shared/limits";
import { ExportBody } from "@tablee/shared/protocol/http";
import type { Store } from "../store/open.ts";
import type { ExportDesk } from "../stories/export-desk.ts";
import { read, Refusal } from "./answer.ts";
import { askingTo, leading } from "./asking.ts";
import { hourlyPerMember } from "./limiter.ts";

interface ExportParts {
  readonly store: Store;
  readonly exported: ExportDesk;
}

/** The one way by which words of stories are handed out to leave: noted first. */
export function exportRoutes(router: Router, parts: ExportParts): void {
  const perHour = hourlyPerMember(parts, limits.EXPORTS_PER_MEMBER_PER_HOUR_COUNT);
  router.post("/boards/:id/exports", perHour, async (request, response) => {
    const wish = read(ExportBody, request.body);
    const staysHere = wish.as === "table" && wish.audience === "this-group";
    // What was given outlasts every right that is lent.
    const member = await (staysHere ? askingTo("takePart", parts, request) : leading(parts, request));
    const handed = await parts.exported.hand(member, wish);
    if (handed.ok) {
      response.json(handed.value);
      return;
    }
    const { reason } = handed;
    if (reason === "too-big" || reason === "not-saved") throw new Refusal(reason);
    throw new Refusal("not-allowed", reason);
  });
}
