import express from "express";
import type { Request, RequestHandler, Response, Router } from "express";
import type { FileId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { ImageType } from "@tablee/shared/protocol/http";
import type { Access } from "@tablee/shared/session/types";
import type { Member } from "../auth/member.ts";
import { Budget, PerMember } from "../budget.ts";
import { getImage, putImage, putSmall } from "../images/images.ts";
import { readStill } from "../images/read-still.ts";
import type { Still } from "../images/still.ts";
import type { Store } from "../store/open.ts";
import type { Rendition } from "../store/tables.ts";
import { refuse, Refusal } from "./answer.ts";
import { asking } from "./asking.ts";

interface Parts {
  readonly store: Store;
  readonly accessOf: (member: Member) => Promise<Access>;
}

const HOUR_SECONDS = 3_600;

/**
 * Pictures: the only bodies that are not JSON. A foreign form cannot send a type of picture without being asked first,
 * and what is sent is judged by its bytes alone.
 */
export function imageRoutes(router: Router, { store, accessOf }: Parts): void {
  const admit = admission(store, accessOf);
  const body = (limit: number): RequestHandler => express.raw({ type: "image/*", limit, inflate: false });
  const [fullBody, smallBody] = [body(limits.IMAGE_MAX_BYTES), body(limits.IMAGE_SMALL_MAX_BYTES)];
  router.post("/boards/:id/images", admit, fullBody, async (request, response) => {
    const { board } = admitted(response);
    const put = await putImage(store, board, stillIn(request));
    if (!put.ok) throw new Refusal(put.reason);
    response.status(201).json(put.value);
  });
  router.put("/boards/:id/images/:image/small", admit, smallBody, async (request, response) => {
    const { board } = admitted(response);
    const put = await putSmall(store, { board, id: imageOf(request) }, stillIn(request));
    if (!put.ok) throw new Refusal(put.reason, put.detail);
    response.status(204).end();
  });
  router.get("/boards/:id/images/:image", (request, response) => show(store, { request, response, wish: "full" }));
  router.get("/boards/:id/images/:image/small", (request, response) =>
    show(store, { request, response, wish: "small" }),
  );
}

/** Any text may be asked for: a picture that is not there is not found. */
function imageOf(request: Request): FileId {
  return String(request.params["image"]) as FileId;
}

function stillIn({ body }: Request): Still {
  if (!(body instanceof Uint8Array)) throw new Refusal("bad-image", "unknown");
  const still = readStill(body);
  if (!still.ok) throw new Refusal("bad-image", still.reason);
  return still.value;
}

function admitted({ locals }: Response): Member {
  // Set by the handler in front, which is the only way here.
  return locals["member"] as Member;
}

/** Who may send, judged before a single byte of the body is read. */
function admission(store: Store, accessOf: Parts["accessOf"]): RequestHandler {
  const allowances = new PerMember(() => ({
    budget: new Budget({
      perSecond: limits.IMAGES_PER_MEMBER_PER_HOUR_COUNT / HOUR_SECONDS,
      burst: limits.IMAGES_PER_MEMBER_BURST_COUNT,
      now: performance.now(),
    }),
    underWay: 0,
  }));
  let underWay = 0;
  return async (request, response, next) => {
    if (!request.is("image/*")) return refuse(response, "wrong-content-type");
    const member = await asking({ store }, request);
    if (!(await accessOf(member)).cards) return refuse(response, "not-allowed");
    const mine = allowances.of(member.id);
    const isCrowded =
      mine.underWay >= limits.IMAGE_UPLOADS_PER_MEMBER_MAX_COUNT || underWay >= limits.IMAGE_UPLOADS_MAX_COUNT;
    if (isCrowded) return wait(response, 2);
    // A picture comes with its small one; both are counted as one.
    const cost = request.method === "POST" ? 1 : 0;
    if (!mine.budget.take(cost, performance.now())) return wait(response, 60);
    if (response.closed) return;
    underWay += 1;
    mine.underWay += 1;
    response.once("close", () => {
      underWay -= 1;
      mine.underWay -= 1;
    });
    response.locals["member"] = member;
    next();
  };
}

function wait(response: Response, seconds: number): void {
  response.set("Retry-After", String(seconds));
  refuse(response, "too-many-tries");
}

const ENDS: Readonly<Record<ImageType, string>> = { "image/webp": "webp", "image/jpeg": "jpg", "image/png": "png" };
const KEPT_SECONDS = 7 * 86_400;

interface Asked {
  readonly request: Request;
  readonly response: Response;
  readonly wish: Rendition;
}

async function show(store: Store, { request, response, wish }: Asked): Promise<void> {
  const { board } = await asking({ store }, request);
  const id = imageOf(request);
  const image = await getImage(store, { board, id }, wish);
  if (!image) throw new Refusal("not-found");
  response.set({
    "Content-Type": image.type,
    // Opened by itself it is a file that is saved, and never a page of this origin.
    "Content-Disposition": `attachment; filename="${id}.${ENDS[image.type]}"`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    // What a name stands for never changes; after a week what was erased has left the browsers too.
    "Cache-Control": `private, max-age=${KEPT_SECONDS}, immutable`,
    Vary: "Cookie, Authorization",
  });
  response.send(Buffer.from(image.bytes.buffer, image.bytes.byteOffset, image.bytes.byteLength));
}
