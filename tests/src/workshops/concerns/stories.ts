import { newId } from "@tablee/client/new-id";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import type { Level } from "@tablee/shared/session/stories";
import type { StoryDecision } from "@tablee/shared/session/story-links";
import type { StoriesView } from "@tablee/shared/session/stories-view";
import { until } from "../../support/house.ts";
import * as telling from "../browser/telling.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";

/** Stories, what comes from them and taking them back: by sockets, and in the panel as a person uses it. */

/** Where the words of stories lie, asked as one device. */
export interface Words {
  readonly base: string;
  readonly board: string;
  readonly token: string;
}

export async function askWords(
  { base, board, token }: Words,
  path: string,
  wish: { readonly method?: string; readonly body?: unknown } = {},
): Promise<Response> {
  return fetch(`${base}/api/boards/${board}${path}`, {
    method: wish.method ?? "GET",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(wish.body !== undefined && { body: JSON.stringify(wish.body) }),
  });
}

async function right(answer: Response, what: string): Promise<Response> {
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Null: it is not there for them. */
export async function readWords(words: Words, story: StoryId): Promise<string | null> {
  const answer = await askWords(words, `/stories/${story}`);
  if (answer.status === 404) return null;
  const { text }: { readonly text?: unknown } = await (await right(answer, "reading a story")).json();
  return typeof text === "string" ? text : null;
}

export function tell(client: Client, words: Words, text: string): Promise<StoryId> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const story = newId<StoryId>();
      await member.command("story.begin", { story, person: 0, of: "story" });
      await right(await askWords(words, `/stories/${story}`, { method: "PUT", body: { text, easy: "" } }), "telling");
      return story;
    },
    page: (by) => telling.tell(by, text),
  });
}

export function share(client: Client, story: StoryId, level: Level): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("story.share", { story, level, signed: true }),
    page: (by) => telling.share(by, story, level),
  });
}

export function derive(client: Client, card: CardId, story: StoryId): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("derive.set", { card, story, on: true }),
    page: (by) => telling.derive(by, card, story),
  });
}

type QuoteWish = telling.Passage;

/** Answers the reason of a refusal. */
export function quote(client: Client, words: Words, { story, ...wish }: QuoteWish): Promise<string | null> {
  return doneBy(client, {
    sockets: async () => {
      const body = { quote: newId<QuoteId>(), card: wish.card, words: wish.words };
      const answer = await askWords(words, `/stories/${story}/quotes`, { method: "POST", body });
      return answer.ok ? null : (/"reason":"([a-z-]+)"/.exec(await answer.text())?.[1] ?? String(answer.status));
    },
    page: (by) => telling.quote(by, { story, ...wish }),
  });
}

/** To what is asked of one’s stories. */
export function agreeToQuote(client: Client, story: StoryId): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const asked = () =>
        member.live().view?.stories.quotes.find((one) => one.story === story && one.state === "asked");
      await until("a quote is asked for", () => asked() !== undefined);
      const found = asked();
      if (found) await member.command("quote.answer", { quote: found.id, agrees: true });
    },
    page: telling.agreeToQuote,
  });
}

export function withdraw(client: Client, story: StoryId): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("story.withdraw", { story }),
    page: (by) => telling.withdraw(by, story),
  });
}

export interface DecideWish {
  readonly story: StoryId;
  readonly card: CardId;
  readonly decision: StoryDecision;
}

export function decide(client: Client, wish: DecideWish): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("story.decide", wish),
    page: (by) => telling.decide(by, wish.card, wish.decision),
  });
}

export function undo(client: Client, times: number): Promise<void> {
  return doneBy(client, {
    sockets: async ({ ws, member }) => {
      for (let done = 0; done < times; done += 1) ws.undo.undo();
      await member.saved();
    },
    page: async ({ page, on }) => {
      await client.show("list");
      await on.shown("list").focus();
      for (let done = 0; done < times; done += 1) await page.keyboard.press("Control+z");
      await on.saved.waitFor();
    },
  });
}

/** As those at sockets are told. */
export async function storiesSeen(clients: readonly Client[]) {
  const seen: { readonly client: Client; readonly stories: StoriesView }[] = [];
  for (const client of clients)
    if (client.by.kind === "sockets") seen.push({ client, stories: (await client.by.member.view()).stories });
  return seen;
}

/** Whether a page shows these words; a device without one shows nothing. */
export function seesStory(client: Client, text: string): Promise<boolean> {
  return doneBy(client, {
    sockets: async () => false,
    page: async ({ page }) => (await page.getByText(text, { exact: false }).count()) > 0,
  });
}

/** The cards that a page asks its person about; null for somebody without a page. */
export function asksAbout(client: Client): Promise<readonly string[] | null> {
  return doneBy<readonly string[] | null>(client, { sockets: async () => null, page: telling.asksAbout });
}

/** One’s own, by id, as a page lists and opens them; null for somebody without a page. */
export function ownStories(client: Client): Promise<ReadonlyMap<string, string> | null> {
  return doneBy<ReadonlyMap<string, string> | null>(client, {
    sockets: async () => null,
    page: telling.ownStories,
  });
}

/** In a page, as somebody reads it there. */
export function readShared(client: Client, story: StoryId, text: string): Promise<void> {
  return doneBy(client, {
    sockets: async () => undefined,
    page: (by) => telling.readShared(by, story, text),
  });
}

/** All that a page holds or keeps: what it shows, and every store of its origin. */
export function pageKeeps(client: Client): Promise<string> {
  return doneBy(client, {
    sockets: async () => "",
    page: ({ page }) => page.evaluate<string>(KEEPS),
  });
}

const KEEPS = `(async () => {
  const said = [document.documentElement.outerHTML, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const field of document.querySelectorAll("input, textarea")) said.push(field.value);
  const plain = (value) => JSON.stringify(value, (_, one) =>
    one instanceof ArrayBuffer ? new TextDecoder("latin1").decode(one) :
    ArrayBuffer.isView(one) ? new TextDecoder("latin1").decode(one) : one);
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, fail) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); asked.onerror = fail; });
    for (const store of db.objectStoreNames) {
      const asked = db.transaction(store).objectStore(store).getAll();
      said.push(plain(await new Promise((done, fail) => { asked.onsuccess = () => done(asked.result); asked.onerror = fail; })));
    }
    db.close();
  }
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) {
      said.push(request.url);
      if (!/[.](js|css|woff2|svg|png)$/.test(request.url)) said.push(await (await caches.match(request)).text());
    }
  return said.join("\\n");
})()`;
