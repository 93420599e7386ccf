import { z } from "zod";
import { followCall, views } from "../concerns/at-the-table.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { storyVisible } from "./stories.ts";
import { visible as visibleCard } from "./board.ts";
import { judge } from "./judge.ts";
import type { Play } from "../play.ts";
import type { Judge } from "./judge.ts";

/** For everybody, those who lead included: that the server holds to it is what the contract tests look at by bare socket. */
export const structureLocked = judge(z.strictObject({ is: z.boolean() }), async ({ play, board, says }) => {
  const missing = async (): Promise<string | null> => {
    const other = (await views(play.here(board))).find(({ view }) => view.me.access.structure === says.is);
    return other ? `${other.client.person.id} may ${says.is ? "still" : "not yet"} sort` : null;
  };
  return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
});

/** A brake is there for everybody, and says no more of its puller than they wished; pages show it in words. */
const visibleBrake = judge(
  z.strictObject({ what: z.literal("brake"), to: z.literal("all"), is: z.boolean() }),
  async ({ play, board, says }) => {
    const missing = async (): Promise<string | null> => {
      const other = (await views(play.here(board))).find(({ view }) => (view.brake !== null) !== says.is);
      if (other) return `${other.client.person.id} sees ${says.is ? "none" : "one"}`;
      for (const client of play.here(board)) {
        if (client.by.kind !== "page") continue;
        const isShown = await client.by.page.locator(".together-braked").first().isVisible();
        if (isShown !== says.is) return `the page of ${client.person.id} shows ${says.is ? "none" : "one"}`;
      }
      return null;
    };
    return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

/** A brake, a story, or else a card. */
export const visible: Judge = (play, expectation, moment) => {
  if (expectation["what"] === "brake") return visibleBrake(play, expectation, moment);
  return play.stories.has(String(expectation["card"]))
    ? storyVisible(play, expectation, moment)
    : visibleCard(play, expectation, moment);
};

/** In no group, with their words, for everybody. */
export const unclustered = judge(z.strictObject({ cards: z.array(z.string()) }), async ({ play, board, says }) => {
  const wanted = says.cards.map((card) => play.card(card));
  const missing = async (): Promise<string | null> => {
    for (const { client, answer } of await play.ask(board, (one) => one.board())) {
      const other = wanted.find(
        ({ id, text }) => !answer.cards.some((card) => card.id === id && card.group === null && card.text === text),
      );
      if (other) return `${client.person.id} does not see “${other.text}” by itself`;
    }
    return null;
  };
  return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
});

const SummonArgs = z.object({ zone: z.string() });

/** A call is an offer: each page stays where it is until its person says yes, and is there then. */
export const viewFollows = judge(
  z.strictObject({ optional: z.boolean().optional() }),
  async ({ play, board, moment }) => {
    const title = play.zoneTitle(SummonArgs.parse(moment.args).zone, board);
    const came: string[] = [];
    for (const client of play.here(board)) {
      if (client.person.id === moment.actor) continue;
      const answer = await followCall(client, title);
      if (answer === false) throw new Error(`${client.person.id} went, and does not see it`);
      if (answer) came.push(client.person.id);
    }
    return came.length === 0 ? "nobody in a page was called: the offer reached all at sockets" : `${came.join()} went`;
  },
);

/** What pages have asked for, of anybody but this house; and that the house lets them ask nobody else. */
export const networkCalls = judge(z.strictObject({ to: z.literal("third-party"), is: z.literal(0) }), asksNobody);
/** Under another name in another script. */
export const thirdPartyRequests = judge(z.strictObject({ is: z.literal(0) }), asksNobody);

async function asksNobody({ play, board }: { readonly play: Play; readonly board: string }): Promise<string> {
  const policy = (await fetch(play.base)).headers.get("content-security-policy") ?? "";
  if (!/default-src 'self'/.test(policy) || !/connect-src 'self'/.test(policy)) throw new Error(`it says ${policy}`);
  let pages = 0;
  for (const client of play.here(board)) {
    if (client.by.kind !== "page") continue;
    pages += 1;
    const asked = await client.by.page.evaluate<string[]>(
      "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => new URL(name).host !== location.host)",
    );
    if (asked.length > 0) throw new Error(`${client.person.id} asked ${asked[0]}`);
  }
  return `${pages} pages, and the policy of all`;
}
