import type { Router } from "express";
import type { Meetings } from "../meetings.ts";
import type { Store } from "../store/open.ts";
import { asking } from "./asking.ts";

/** Meetings that are over, for everybody at the table. Their boards are earlier states like others. */
export function meetingRoutes(router: Router, parts: { readonly store: Store; readonly meetings: Meetings }): void {
  router.get("/boards/:id/meetings", async (request, response) => {
    const { board } = await asking(parts, request);
    response.json(await parts.meetings.list(board));
  });
}
