import type { RequestHandler, Router } from "express";
import { CreateRehearsalBody } from "@tablee/shared/protocol/http";
import type { Seat } from "@tablee/shared/protocol/http";
import * as boards from "../boards.ts";
import { tokenOf } from "../auth/member.ts";
import type { Member } from "../auth/member.ts";
import type { Store } from "../store/open.ts";
import type { BoardRow } from "../store/tables.ts";
import type { Direct } from "../sync/transports/direct.ts";
import { read, Refusal } from "./answer.ts";
import { leading } from "./asking.ts";

interface RehearsalParts {
  readonly store: Store;
  readonly direct: Direct;
  readonly seatFor: (board: BoardRow, member: Member) => Seat;
}

/** Whoever leads a table opens one to rehearse at, from the same device and under the same name. */
export function rehearsalRoutes(router: Router, openings: RequestHandler, parts: RehearsalParts): void {
  const { store, direct, seatFor } = parts;
  router.post("/boards/:id/rehearsal", openings, async (request, response) => {
    const { board: of, name, part } = await leading(parts, request);
    const { title } = read(CreateRehearsalBody, request.body);
    const board = await boards.createRehearsal(store, direct, { of, title });
    const added = await boards.addMember(store, board.id, { name, part, role: "host" });
    if (!added.ok) throw new Refusal(added.reason);
    await boards.seat(store, tokenOf(request) ?? "", added.value);
    response.status(201).json(seatFor(board, added.value));
  });
}
