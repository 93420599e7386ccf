import { z } from "zod";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addZone } from "@tablee/shared/board/edit-structure";
import { KINDS, KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { CardId, PhaseId } from "@tablee/shared/ids";
import { WEATHERS } from "@tablee/shared/session/check-in";
import type { Phase } from "@tablee/shared/session/types";
import type { PhasePlan } from "@tablee/shared/templates/plan";
import { templateOf } from "@tablee/shared/templates/templates";
import { until } from "../../support/house.ts";
import { Headless } from "../../support/member.ts";
import { closeBoard } from "../concerns/at-the-table.ts";
import { Earlier } from "../concerns/earlier.ts";
import { giveWeather, openNext } from "../concerns/series.ts";
import { MAIN } from "../play.ts";
import type { Play } from "../play.ts";
import { textFor, textOfCard } from "../script.ts";
import { localeOf, partOf } from "../words.ts";
import { holds } from "../waiting.ts";
import { action } from "./action.ts";
import { afterFirst } from "./leading.ts";

/** A script that is one meeting of many: what was before it is laid by sockets, the meeting itself is opened by a person. */

const SEEN_WITHIN_MS = 10_000;
const CLOSED = { decided: "", tasks: [], deleteAt: null };

export const openSession = action(z.strictObject({ carryOver: z.literal(true) }), async ({ play, event }) => {
  const number = play.script.recurrence?.session ?? 1;
  const carried = (event.expect.find(({ kind }) => kind === "carriedOver")?.["cards"] ?? []) as readonly string[];
  const seat = await openTable(play, event.actor);
  await Promise.all(
    play.script.participants.filter(({ id }) => id !== event.actor).map(({ id }) => comeFirst(play, id)),
  );
  const { client } = play.seated(event.actor);
  await using leader = new Headless(play.base, { ...seat, token: await client.token() });
  await Promise.all([leader.saved(), leader.view()]);
  await layTable(play, leader);
  for (const card of carried) await layCard(play, card);
  await until("what was laid has come", () => carried.every((id) => leader.board().cards.has(play.card(id).id)));
  await using earlier = await Earlier.open(play, leader, number - 1);
  for (let past = 1; past < number; past += 1) {
    await earlier.live(past);
    await leader.command("board.close", CLOSED);
    if (past < number - 1)
      await leader.command("meeting.open", { after: past, leave: earlier.leave(past), phases: null });
  }
  for (const id of carried) {
    const { id: card } = play.card(id);
    play.before.set(card, JSON.stringify(leader.board().cards.get(card)));
  }
  await openNext(client, number - 1);
  return `meeting ${number}, after ${number - 1} archived`;
});

async function openTable(play: Play, id: string) {
  const client = await play.device(id, MAIN);
  const { script } = play;
  const locale = localeOf(client.person.locale);
  const title = textFor(script.title, locale);
  const seat = await client.open({ title, template: "free", locale, part: partOf(client.person.role) });
  play.seat(client, seat.member, MAIN);
  const { link } = await client.invite();
  const template = { ...templateOf("free"), phases: script.board.phases.flatMap(plansOf) };
  play.tables.set(MAIN, { leader: client, code: seat.code, link, room: seat.room, template, locale });
  return play.seatFor(seat.member, client.person.name);
}

/** Where others write once those who speak first are ready, that is the next phase: what a script calls one is two. */
function plansOf({ id, min, gate, fr, en }: Play["script"]["board"]["phases"][number]): readonly PhasePlan[] {
  const words = { fr: fr ?? en ?? id, en: en ?? fr ?? id };
  const plan = { id, minutes: min, name: words, purpose: { fr: "", en: "" }, gate, readyRule: "none" } as const;
  if (gate !== "experience-first") return [plan];
  const then = { fr: `Suite : ${words.fr}`, en: `Next: ${words.en}` };
  return [
    { ...plan, readyRule: "majority" },
    { ...plan, id: afterFirst(id), name: then, gate: "open" },
  ];
}

/** Everybody has sat at this table before: the same device comes back later. */
async function comeFirst(play: Play, id: string): Promise<void> {
  const client = await play.device(id, MAIN);
  const { link, leader } = play.table();
  const seat = await client.join({ kind: "link", value: link, part: partOf(client.person.role) });
  play.seat(client, seat.member, MAIN);
  if (client.person.host) await leader.makeHost({ id: seat.member, name: client.person.name });
}

async function layTable(play: Play, leader: Headless): Promise<void> {
  const { script } = play;
  const { template, locale } = play.table();
  for (const [at, zone] of script.board.zones.entries())
    addZone(leader.hand, { title: textFor(zone, locale), rect: { x: at * 500, y: 0, w: 456, h: 720 } });
  const phases = template.phases.map(
    // The script’s own ids: they name phases of this table alone.
    ({ id, name, minutes, gate, readyRule }): Phase => ({
      id: id as PhaseId,
      name: name[locale],
      purpose: "",
      minutes,
      gate,
      readyRule,
    }),
  );
  await leader.command("agenda.set", { phases });
  await leader.saved();
}

/** By who wrote it, for whoever raised something is who can say that it is no more. */
async function layCard(play: Play, id: string): Promise<void> {
  const card = play.contribution(id);
  const { client, member } = play.seated(card.author);
  await using author = new Headless(play.base, {
    ...play.seatFor(member, client.person.name),
    token: await client.token(),
  });
  await author.saved();
  const title = play.zoneTitle(card.zone, MAIN);
  const zone = () => [...author.board().zones.values()].find((one) => one.title === title);
  await until("the area has come", () => zone() !== undefined);
  const text = textOfCard(card, client.person.locale);
  const place = { x: (zone()?.rect.x ?? 0) + 20, y: 60, zone: zone()?.id ?? null, group: null };
  const kind = KINDS.find((one) => one === card.zone);
  const knowledge = KNOWLEDGE_TYPES.find((one) => one === card.knowledge) ?? null;
  const added = addCards(author.hand, [{ text, place, knowledge, ...(kind && { kind }) }]);
  if (!added.ok) throw new Error(added.reason);
  await author.saved();
  // One was added.
  play.cards.set(id, { id: added.value[0] as CardId, text, board: MAIN });
}

export const checkIn = action(z.strictObject({ weather: z.enum(WEATHERS) }), ({ play, event, args }) =>
  giveWeather(play.seated(event.actor).client, args.weather),
);

export const closeSession = action(z.strictObject({}).optional(), async ({ play, event }) => {
  const { client, board } = play.seated(event.actor);
  await closeBoard(client);
  const missing = async (): Promise<string | null> => {
    const members = play.here(board).flatMap(({ by }) => (by.kind === "sockets" ? [by.member] : []));
    const open = (await Promise.all(members.map((member) => member.view()))).filter(({ closing }) => !closing.closed);
    return open.length > 0 ? `${open.length} do not see it` : null;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
});
