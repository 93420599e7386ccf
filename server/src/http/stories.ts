import express from "express";
import type { Request, Response, Router } from "express";
import type { CommandReason } from "@tablee/shared/protocol/commands";
import * as limits from "@tablee/shared/limits";
import { QuoteBody, StoryBody } from "@tablee/shared/protocol/story-http";
import type { Reply } from "@tablee/shared/reply";
import type { Store } from "../store/open.ts";
import type { StoryDesk } from "../stories/desk.ts";
import { read, Refusal } from "./answer.ts";
import { asking, askingTo } from "./asking.ts";
import { hourlyPerMember } from "./limiter.ts";

interface StoryParts {
  readonly store: Store;
  readonly stories: StoryDesk;
}

/** The words of stories and of quotes: the only way in and out. A story of others that is not shared is not there. */
export function storyRoutes(router: Router, parts: StoryParts): void {
  const { stories } = parts;
  const readings = hourlyPerMember(parts, limits.STORY_READS_PER_MEMBER_PER_HOUR_COUNT);
  const writings = hourlyPerMember(parts, limits.STORY_WRITES_PER_MEMBER_PER_HOUR_COUNT);
  const askings = hourlyPerMember(parts, limits.QUOTES_ASKED_PER_MEMBER_PER_HOUR_COUNT);
  // Longer than any other body, on this one way, and read only of somebody who has a seat here.
  const long = express.json({ limit: limits.STORY_BODY_MAX_BYTES, strict: true });
  const short = express.json({ limit: limits.HTTP_BODY_MAX_BYTES, strict: true });
  router.get("/boards/:id/stories/:story", readings, async (request, response) => {
    say(response, there(await stories.read(await asking(parts, request), idIn(request, "story"))));
  });
  router.put("/boards/:id/stories/:story", writings, long, async (request, response) => {
    const member = await asking(parts, request);
    done(await stories.write(member, idIn(request, "story"), read(StoryBody, request.body)));
    response.status(204).end();
  });
  router.post("/boards/:id/stories/:story/quotes", askings, short, async (request, response) => {
    const member = await askingTo("takePart", parts, request);
    done(await stories.ask(member, idIn(request, "story"), read(QuoteBody, request.body)));
    response.status(204).end();
  });
  router.get("/boards/:id/quotes/:quote", readings, async (request, response) => {
    say(response, there(await stories.quoted(await asking(parts, request), idIn(request, "quote"))));
  });
}

/** Past `response.json`, which makes a buffer of the words to have a name for what nobody may keep. */
function say(response: Response, words: object): void {
  response.type("json").end(JSON.stringify(words));
}

function idIn({ params }: Request, name: "story" | "quote"): string {
  return String(params[name] ?? "");
}

function there<Value>(found: Value | undefined): Value {
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

/** What the session refuses is named beside the reason that every page knows. */
function done(reply: Reply<null, "not-found" | "not-verbatim" | CommandReason>): void {
  if (reply.ok) return;
  const { reason } = reply;
  if (reason === "not-found" || reason === "no-such-story") throw new Refusal("not-found");
  if (reason === "not-verbatim" || reason === "not-saved") throw new Refusal(reason);
  throw new Refusal("not-allowed", reason);
}
