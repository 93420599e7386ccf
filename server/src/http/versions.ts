import type { Request, Router } from "express";
import * as limits from "@tablee/shared/limits";
import { CreateVersionBody } from "@tablee/shared/protocol/http";
import type { Store } from "../store/open.ts";
import type { Versions } from "../versions.ts";
import { read, Refusal } from "./answer.ts";
import { asking, askingTo, leading } from "./asking.ts";
import { hourlyPerMember } from "./limiter.ts";

interface VersionParts {
  readonly store: Store;
  readonly versions: Versions;
}

/** Earlier states of a board: whoever may read it may look at them, whoever may write may name one. */
export function versionRoutes(router: Router, parts: VersionParts): void {
  const { versions } = parts;
  const makings = hourlyPerMember(parts, limits.VERSIONS_PER_MEMBER_PER_HOUR_COUNT);
  const readings = hourlyPerMember(parts, limits.VERSIONS_READ_PER_MEMBER_PER_HOUR_COUNT);
  router.get("/boards/:id/versions", async (request, response) => {
    const { board } = await asking(parts, request);
    response.json(await versions.list(board));
  });
  router.post("/boards/:id/versions", makings, async (request, response) => {
    const { id, board } = await askingTo("write", parts, request);
    const { name, before } = read(CreateVersionBody, request.body);
    const made = await versions.make(board, {
      cause: before ?? "named",
      name: name ?? null,
      by: before === undefined ? id : null,
    });
    if (!made.ok) throw new Refusal(made.reason);
    response.status(201).json(made.value);
  });
  router.get("/boards/:id/versions/:version", readings, async (request, response) => {
    const { board } = await asking(parts, request);
    const found = await versions.content(board, versionIn(request));
    if (!found.ok) throw new Refusal(found.reason);
    response.type("application/octet-stream").send(Buffer.from(found.value));
  });
  router.delete("/boards/:id/versions/:version", async (request, response) => {
    const { board } = await leading(parts, request);
    if (!(await versions.remove(board, versionIn(request)))) throw new Refusal("not-found");
    response.status(204).end();
  });
}

function versionIn(request: Request): string {
  return String(request.params["version"] ?? "");
}
