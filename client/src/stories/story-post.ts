import type { BoardId, CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { StoryWords } from "@tablee/shared/protocol/story-http";

/** The words of stories, over HTTP: in no document, in no view, and in no store of the browser. */
export interface StoryPost {
  read(story: StoryId): Promise<Reply<StoryWords>>;
  write(story: StoryId, words: StoryWords): Promise<Reply<null>>;
  ask(
    story: StoryId,
    wish: { readonly quote: QuoteId; readonly card: CardId; readonly words: string },
  ): Promise<Reply<null>>;
  readQuote(quote: QuoteId): Promise<Reply<{ readonly words: string }>>;
}

const ANSWER_WITHIN_MS = 20_000;
/** A browser lets a page that is being left send so much, and no more. */
const KEEPALIVE_MAX_BYTES = 60_000;

export function postTo(board: BoardId): StoryPost {
  const base = `/api/boards/${board}`;
  return {
    read: (story) => call(`${base}/stories/${story}`, wordsIn),
    write: (story, words) => call(`${base}/stories/${story}`, nothing, { method: "PUT", body: words }),
    ask: (story, wish) => call(`${base}/stories/${story}/quotes`, nothing, { method: "POST", body: wish }),
    readQuote: (quote) => call(`${base}/quotes/${quote}`, quoteIn),
  };
}

async function call<Value>(
  address: string,
  read: (answer: unknown) => Value,
  { method = "GET", body }: { readonly method?: string; readonly body?: object } = {},
): Promise<Reply<Value>> {
  try {
    const text = body && JSON.stringify(body);
    const answer = await fetch(address, {
      method,
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(text !== undefined && {
        headers: { "content-type": "application/json" },
        body: text,
        keepalive: text.length * 3 < KEEPALIVE_MAX_BYTES,
      }),
    });
    const said = await answer.text();
    const value: unknown = said === "" ? null : JSON.parse(said);
    return answer.ok ? yes(read(value)) : no(reasonIn(value));
  } catch (error) {
    // Not JSON: something between us and the server answered. Everything else is a network that did not carry.
    return no(error instanceof SyntaxError ? "broken" : "offline");
  }
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, field) : undefined;
}

function textOf(value: unknown, field: string): string {
  const text = fieldOf(value, field);
  return typeof text === "string" ? text : "";
}

function wordsIn(value: unknown): StoryWords {
  return { text: textOf(value, "text"), easy: textOf(value, "easy") };
}

function quoteIn(value: unknown): { readonly words: string } {
  return { words: textOf(value, "words") };
}

function nothing(): null {
  return null;
}

/** What the session refuses is named beside the reason that every page knows. */
function reasonIn(value: unknown): string {
  const error = fieldOf(value, "error");
  const reason = textOf(error, "reason") || "broken";
  if (reason === "not-found") return "no-such-story";
  return (reason === "not-allowed" && textOf(error, "detail")) || reason;
}
