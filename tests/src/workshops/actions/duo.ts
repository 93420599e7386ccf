import { z } from "zod";
import { leadAsTwo, noteGlance, offerBaton, takeBaton } from "../concerns/duo.ts";
import type { Play } from "../play.ts";
import { action } from "./action.ts";

/** Found again by `visible`: nobody but the two may have it anywhere. */
export const GLANCE = "Nous avons laissé du silence, et personne ne l’a rempli à la place des autres.";

/** The two hosts of one duo, once both are at the table; whoever hands over first in the script holds the baton first. */
export async function pairUp(play: Play, board: string, id: string): Promise<void> {
  const { leader } = play.table(board);
  const { client, member } = play.seated(id, board);
  await leadAsTwo(leader, { id: member, name: client.person.name });
  const first = play.script.timeline.find((event) => event.action === "handOver")?.actor;
  if (first !== id) return;
  await offerBaton(leader, { id: member, name: client.person.name });
  await takeBaton(client);
}

/** Of a table that one comes back to: the two lead together again once the second of them is there. */
export async function leadTogether(play: Play, id: string): Promise<void> {
  const { duo, host } = play.person(id);
  const partner = play.script.participants.find((one) => one.duo === duo && one.id !== id && play.back.has(one.id));
  if (!host || duo === undefined || !partner) return;
  const first = play.script.timeline.find((event) => event.action === "handOver")?.actor ?? id;
  const [holder, other] = first === id ? [id, partner.id] : [partner.id, id];
  const { client, member } = play.seated(other);
  await leadAsTwo(play.seated(holder).client, { id: member, name: client.person.name });
}

export const handOver = action(z.strictObject({ to: z.string() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const { client: other, member } = play.seated(args.to, board);
  await offerBaton(client, { id: member, name: other.person.name });
});

export const acceptBaton = action(z.strictObject({}), ({ play, event }) => takeBaton(play.seated(event.actor).client));

export const duoMirror = action(
  z.strictObject({
    scale: z.literal("1-4"),
    observed: z.tuple([z.literal("exchange"), z.literal("fluidity"), z.literal("drop-off")]),
  }),
  ({ play, event }) => noteGlance(play.seated(event.actor).client, GLANCE),
);
