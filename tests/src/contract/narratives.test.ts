import { expect, test } from "vitest";
import * as Y from "yjs";
import { addCards } from "@tablee/shared/board/edit-cards";
import { openRoots } from "@tablee/shared/board/schema";
import type { PhaseId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { RawRoom } from "../support/raw-room.ts";

const NARRATIVES = { template: "narratives", title: "Récits" };

const phaseTo = (phase: string) => ({ phase: phase as PhaseId });

/** What a page would write, sent past the page. */
async function writeRaw(house: House, seat: Seat, text: string): Promise<RawRoom> {
  const room = await RawRoom.open(house.url, { path: seat.sync.path, token: seat.token ?? "" });
  const doc = new Y.Doc();
  openRoots(doc);
  addCards({ doc, by: seat.member.id, origin: "raw", newId: () => text, suffix: () => "raw", now: () => 0 }, [
    { text, place: { x: 0, y: 0, zone: null, group: null } },
  ]);
  room.write(Y.encodeStateAsUpdate(doc));
  await room.read();
  return room;
}

test("ASN1 a table for stories opens from a template, with the areas and phases of its plan", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { ...NARRATIVES, locale: "en" });
  await using host = new Headless(house.url, opened);
  const { phases } = await host.view();
  await host.saved();
  expect(phases.map(({ id, gate }) => [id, gate])).toEqual([
    ["consent", "open"],
    ["solo", "private"],
    ["share", "experience-first"],
    ["learn", "open"],
    ["power", "open"],
    ["close", "open"],
  ]);
  expect(
    [...host.board().zones.values()]
      .map(({ id, title }) => [String(id), title])
      .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
  ).toEqual([
    ["identity", "Who I am becoming"],
    ["knowledge", "What this teaches professionals"],
    ["power", "Sharing power"],
    ["story", "Stories"],
  ]);
});

test("ASN2 [A10] while people tell, what a professional writes by bare socket is refused, whoever leads included", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { ...NARRATIVES, part: "trainer" });
  const join = (name: string, part: string): Promise<Seat> => joinBoard(house.url, opened.board.code, { name, part });
  const others = [await join("Pervenche", "adviser"), await join("Buis", "authority"), await join("Iris", "other")];
  const told = await join("Loriot", "supported");
  await using host = new Headless(house.url, opened);
  await host.view();
  await host.command("phase.set", phaseTo("share"));
  for (const [at, seat] of [opened, ...others].entries()) {
    using room = await writeRaw(house, seat, `pro-${at}`);
    expect(room.doc.getMap("cards").size).toBe(0);
  }
  using heard = await writeRaw(house, told, "vecu");
  await heard.holds(1);
  await until("those who listen see it", () => host.texts().includes("vecu"));
  expect(host.texts()).toEqual(["vecu"]);
});

test("ASN3 [A11] what stories teach is opened by those who told them: whoever leads cannot go on without them, nor around", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { ...NARRATIVES, part: "trainer" });
  const join = (name: string): Promise<Seat> => joinBoard(house.url, opened.board.code, { name, part: "supported" });
  await using host = new Headless(house.url, opened);
  await using loriot = new Headless(house.url, await join("Loriot"));
  await using tilleul = new Headless(house.url, await join("Tilleul"));
  await Promise.all([host.view(), loriot.view(), tilleul.view()]);
  await host.command("phase.set", phaseTo("share"));
  await expect(host.command("phase.set", phaseTo("learn"))).rejects.toThrow("group-not-ready");
  await expect(host.command("phase.set", phaseTo("power"))).rejects.toThrow("group-not-ready");
  // An agenda without the rule, or without the phase, is no way around.
  const open = (await host.view()).phases.map((phase) => ({ ...phase, gate: "open" as const }));
  await expect(host.command("agenda.set", { phases: open })).rejects.toThrow("phase-waits");
  await host.command("ready.set", { ready: true });
  await loriot.command("ready.set", { ready: true });
  await expect(host.command("phase.set", phaseTo("learn"))).rejects.toThrow("group-not-ready");
  await tilleul.command("ready.set", { ready: true });
  await host.command("phase.set", phaseTo("learn"));
  await until("it is open to all", () => host.live().view?.me.access.cards === true);
});
