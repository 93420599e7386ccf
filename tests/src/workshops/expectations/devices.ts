import { z } from "zod";
import { VIEWS } from "@tablee/shared/presence/presence";
import type { Client } from "../client.ts";
import { Unknown } from "../play.ts";
import { judge } from "./judge.ts";

/** By what way somebody is at the table, what they look at it by, and what they are told of their own link. */

/** Frames travel inside long-polling, and a page says so; that no WebSocket brought it anything is asked of Chromium. */
async function isPolling({ by }: Client): Promise<boolean> {
  if (by.kind === "sockets") return by.member.table.sync.state.getState().slowPath;
  const said = (await by.on.saved.textContent()) ?? "";
  return said.includes(by.on.shell.status.slowPath) && !by.hasWebSocket();
}

export const transport = judge(
  z.strictObject({ is: z.enum(["polling", "websocket"]) }),
  async ({ play, says, moment }) => {
    if (moment.actor === null) throw new Unknown("nobody in particular is asked");
    const { client } = play.seated(moment.actor);
    const way = (await isPolling(client)) ? "polling" : "websocket";
    if (way !== says.is) throw new Error(`${moment.actor} is here by ${way}`);
    return client.isBrowser ? `${way}, in Chromium` : way;
  },
);

const CardArgs = z.object({ card: z.string() });

/** It was put down by somebody who looked at the table that way, and it stands there before them. */
export const createdFrom = judge(z.strictObject({ view: z.enum(VIEWS) }), async ({ play, says, moment }) => {
  if (moment.actor === null) throw new Unknown("nobody in particular is asked");
  const { client } = play.seated(moment.actor);
  const { id } = play.card(CardArgs.parse(moment.args).card);
  const view = await client.view();
  if (view !== says.view) throw new Error(`${moment.actor} looks at the table by ${view}`);
  if (client.by.kind === "sockets") return "chosen by their device, which draws nothing";
  if (says.view !== "list") throw new Unknown("in a page cards are put down from the list");
  await client.by.on.row(id).waitFor();
  return "in Chromium";
});

/** Looked at in the last moment before the network came back. */
export const unsentShown = judge(
  z.strictObject({ while: z.literal("offline"), min: z.int().min(1) }),
  async ({ play, says, moment }) => {
    const count = play.unsent.get(moment.actor ?? "");
    if (count === undefined) throw new Unknown("nobody looked while they were away");
    if (count < says.min) throw new Error(`${count} unsent changes were shown`);
    return `${count} unsent changes ${play.seated(moment.actor ?? "").client.isBrowser ? "shown, in Chromium" : "known"}`;
  },
);
