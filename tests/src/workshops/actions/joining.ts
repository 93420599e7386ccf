import { z } from "zod";
import { TEMPLATE_NAMES } from "@tablee/shared/templates/names";
import { templateOf } from "@tablee/shared/templates/templates";
import { VIEWS } from "@tablee/shared/presence/presence";
import { MAIN, Unknown } from "../play.ts";
import { textFor } from "../script.ts";
import { localeOf, partOf } from "../words.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { action } from "./action.ts";
import { leadTogether, pairUp } from "./duo.ts";

/** Opening a table, coming to it, showing the way to it, leaving the network and coming back. */

export const createBoard = action(
  z.strictObject({ template: z.string(), title: z.string().optional(), sensitive: z.boolean().default(false) }),
  async ({ play, event, args }) => {
    const template = TEMPLATE_NAMES.find((name) => name === args.template);
    if (!template) throw new Unknown(`the product has no template “${args.template}”`);
    // A table where people tell what they lived is one that does not stay.
    if (args.sensitive && templateOf(template).keptDays === undefined)
      throw new Unknown(`a table from “${template}” is not for what is sensitive`);
    const client = await play.device(event.actor, MAIN);
    const locale = localeOf(client.person.locale);
    const title = args.title ?? textFor(play.script.title, locale);
    const seat = await client.open({ title, template, locale, part: partOf(client.person.role) });
    play.seat(client, seat.member, MAIN);
    const { link } = await client.invite();
    const { code, room } = seat;
    play.tables.set(MAIN, { leader: client, code, link, room, template: templateOf(template), locale });
    return `code ${code}`;
  },
);

function boardIn(room: string): string {
  return room.split("/")[2]?.split(".")[0] ?? "";
}

/** As people write a code down: with a space in the middle, in small letters. */
function spoken(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase();
}

export const join = action(
  z.strictObject({
    via: z.enum(["qr", "link", "code", "bookmark"]).default("link"),
    // With an account or without: there are none, and everybody comes the same way.
    account: z.boolean().optional(),
    board: z.string().default(MAIN),
    displayName: z.literal("chosen").optional(),
  }),
  async ({ play, event, args }) => {
    const table = play.table(args.board);
    const client = await play.device(event.actor, args.board);
    const { person } = client;
    const before = play.isSeated(person.id, args.board) ? play.seated(person.id, args.board).member : undefined;
    const way = {
      bookmark: { kind: "bookmark", value: boardIn(table.room) },
      code: { kind: "code", value: spoken(table.code) },
      link: { kind: "link", value: table.link },
      qr: { kind: "link", value: table.link },
    } as const;
    const seat = await client.join({ ...way[args.via], part: partOf(person.role) });
    if (before !== undefined && before !== seat.member) throw new Error("the same device became somebody else");
    play.seat(client, seat.member, args.board);
    if (person.view) await client.show(person.view);
    if (args.via === "bookmark") {
      play.back.add(person.id);
      await leadTogether(play, person.id);
    }
    if (before !== undefined) return "came back to the same seat";
    if (person.sharedWith !== undefined) await client.share([person.sharedWith]);
    if (person.host) await table.leader.makeHost({ id: seat.member, name: person.name });
    if (person.host && person.duo !== undefined && person.duo === table.leader.person.duo)
      await pairUp(play, args.board, person.id);
    return client.isBrowser ? "in Chromium" : `by ${person.transport}`;
  },
);

/** Each way in opens the door: without a name the server asks for one, which only a right code or link gets to. */
export const shareCode = action(
  z.strictObject({ as: z.array(z.enum(["qr", "short-code", "link"])).min(1) }),
  async ({ play, event, args }) => {
    const shown = await play.seated(event.actor).client.invite();
    const ways = { qr: shown.qr, link: shown.link, "short-code": `${play.base}/join#code=${shown.code}` };
    for (const way of args.as) {
      const answer = await fetch(`${play.base}/api/join`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ code: new URL(ways[way]).hash.replace("#code=", "") }),
      });
      const said = await answer.text();
      if (!answer.ok || !said.includes("needs")) throw new Error(`${way} does not open the door: ${said}`);
    }
    return args.as.join(", ");
  },
);

export const openView = action(z.strictObject({ view: z.enum(VIEWS) }), async ({ play, event, args }) => {
  await play.seated(event.actor).client.show(args.view);
});

export const netDrop = action(z.strictObject({ sec: z.number().optional() }), async ({ play, event }) => {
  await play.seated(event.actor).client.drop();
});

export const netRestore = action(z.strictObject({}), async ({ play, event }) => {
  const { client } = play.seated(event.actor);
  // The last moment at which it can be seen what they were told while they were away.
  play.unsent.set(event.actor, await client.unsent());
  const since = Date.now();
  await client.restore();
  const missing = async (): Promise<string | null> => ((await client.isSaved()) ? null : "saved again");
  return `back and saved after ${await holds(missing, { withinMs: SEEN_WITHIN_MS, since })} ms`;
});
