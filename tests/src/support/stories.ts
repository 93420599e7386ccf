import { newId } from "@tablee/client/new-id";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import type { Level } from "@tablee/shared/session/stories";
import type { Headless } from "./member.ts";

/** Stories by their routes alone, as any program may ask. */

export interface Answer {
  readonly status: number;
  readonly reason: string | undefined;
  readonly body: unknown;
}

export interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly token: string | undefined;
  readonly type?: string;
}

export async function ask(
  url: string,
  { method = "GET", body, token, type = "application/json" }: Asking,
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": type }),
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const given: unknown = text === "" ? null : JSON.parse(text);
  const reason = (given as { error?: { reason?: string } } | null)?.error?.reason;
  return { status: answer.status, reason, body: given };
}

export function storyUrl(base: string, board: string, story: string): string {
  return `${base}/api/boards/${board}/stories/${story}`;
}

export function readStory(base: string, { board, token }: Seat, story: string): Promise<Answer> {
  return ask(storyUrl(base, board.id, story), { token });
}

export function writeStory(
  base: string,
  { board, token }: Seat,
  story: string,
  { text = "", easy = "" }: Partial<StoryWords>,
): Promise<Answer> {
  return ask(storyUrl(base, board.id, story), { method: "PUT", token, body: { text, easy } });
}

export function askToQuote(
  base: string,
  { board, token }: Seat,
  { story, quote = newId<QuoteId>(), card = newId<CardId>(), words }: QuoteAsked,
): Promise<Answer> {
  const url = `${storyUrl(base, board.id, story)}/quotes`;
  return ask(url, { method: "POST", token, body: { quote, card, words } });
}

export interface QuoteAsked {
  readonly story: string;
  readonly quote?: QuoteId;
  readonly card?: CardId;
  readonly words: string;
}

export function readQuote(base: string, { board, token }: Seat, quote: string): Promise<Answer> {
  return ask(`${base}/api/boards/${board.id}/quotes/${quote}`, { token });
}

/** Without it there is no first story: the page is read, and nothing is said of other uses. */
export function readAccords(member: Headless): Promise<void> {
  return member.command("accord.give", { person: 0, version: ACCORD_VERSION, training: "later", publication: "later" });
}

/** Begun, written and, if so wished, shared. */
export async function tell(
  base: string,
  { seat, member }: { readonly seat: Seat; readonly member: Headless },
  { level, ...words }: Partial<StoryWords> & { readonly level?: Level },
): Promise<StoryId> {
  const story = newId<StoryId>();
  await readAccords(member);
  await member.command("story.begin", { story, person: 0, of: "story" });
  const written = await writeStory(base, seat, story, words);
  if (written.status !== 204) throw new Error(`${written.status} ${written.reason}`);
  if (level) await member.command("story.share", { story, level, signed: true });
  return story;
}

/** Hands out what may go so far; of what is not said, the table as a text. */
export function exportStories(
  base: string,
  { board, token }: Seat,
  wish: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const body = { id: newId(), as: "table", formats: ["md"], to: "", ...wish };
  return ask(`${base}/api/boards/${board.id}/exports`, { method: "POST", token, body });
}
