import { setTimeout as pause } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { RawRoom } from "../support/raw-room.ts";
import { openAttackedHouse } from "./attacked-house.ts";
import type { AttackedHouse } from "./attacked-house.ts";
import { Attacker, forged, presenceFrame, updateFrame } from "./forge.ts";
import type { Ghost } from "./forge.ts";

const { writeVarUint, writeUint8, writeVarString } = encoding;

/** One sound change in whoever’s name. */
function inTheNameOf(client: number, clock: number): Uint8Array {
  return forged((encoder) => {
    for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
    writeUint8(encoder, 8 | 0x20);
    writeVarUint(encoder, 1);
    writeVarString(encoder, "meta");
    writeVarString(encoder, "extra");
    writeVarUint(encoder, 1);
    // lib0’s any: a string.
    writeUint8(encoder, 119);
    writeVarString(encoder, "volé");
    writeVarUint(encoder, 0);
  });
}

/** The code with which the connection ends. */
async function endAfter(house: AttackedHouse, ...frames: readonly Uint8Array[]): Promise<number | undefined> {
  using one = await Attacker.open(house.url, await house.attacker());
  one.send(...frames);
  await until("the connection ends", () => one.code !== undefined);
  return one.code;
}

/** Whether what was sent is taken or passed over, and its sender may go on. */
async function isSuffered(house: AttackedHouse, ...frames: readonly Uint8Array[]): Promise<boolean> {
  using one = await Attacker.open(house.url, await house.attacker());
  one.send(...frames);
  await Promise.race([one.closed, pause(2_000)]);
  return one.code === undefined;
}

test("SYN77 nobody writes under another’s client id, known, shown or the house’s, nor ahead of what is there; whose it is loses nothing", async () => {
  await using house = await openAttackedHouse();
  await using victim = new Headless(house.url, await joinBoard(house.url, house.opened.board.code, { name: "Iris" }));
  await victim.saved();
  const { doc, awareness } = victim.table.sync;
  const hostId = house.host.table.sync.doc.clientID;
  await until("shown", () => house.host.table.sync.awareness.getStates().has(doc.clientID));
  expect(awareness.clientID).toBe(doc.clientID);
  // Shown, and not one word written under it yet.
  expect(await endAfter(house, updateFrame(inTheNameOf(doc.clientID, 0)))).toBe(CLOSE.badFrame.code);
  victim.addCard("à moi");
  await victim.saved();
  using seen = await RawRoom.open(house.url, { path: house.opened.sync.path, token: house.opened.token ?? "" });
  // The host writes on meanwhile: their next change is another one in a moment.
  const held = [...Y.decodeStateVector(Y.encodeStateVector(seen.doc))].filter(([client]) => client !== hostId);
  expect(held.length).toBeGreaterThan(1);
  for (const [client, clock] of held)
    expect(await endAfter(house, updateFrame(inTheNameOf(client, clock)))).toBe(CLOSE.badFrame.code);
  // What stands on changes that are not there is asked for, not taken: nobody is told that it is here.
  const ahead = [...held.map(([client, clock]) => [client, clock + 1_000_000] as const), [77, 2 ** 31] as const];
  await isSuffered(house, ...ahead.map(([client, clock]) => updateFrame(inTheNameOf(client, clock))));
  victim.addCard("encore");
  await victim.saved();
  expect(victim.texts()).toEqual(expect.arrayContaining(["encore", "à moi"]));
  expect((await seen.read()).getMap("meta").get("extra")).toBe(undefined);
  expect(await house.faults()).toEqual([]);
});

const GHOSTS = 100_000;
const PER_FRAME = 1_000;

/** Each shown in these states, one after the other. */
function ghosts(...states: readonly string[]): Uint8Array[] {
  return Array.from({ length: GHOSTS / PER_FRAME }, (_frame, part) =>
    presenceFrame(
      Array.from({ length: PER_FRAME }, (_ghost, at): Ghost => {
        const clientId = 1_000_000 + part * PER_FRAME + Math.floor(at / states.length);
        return { clientId, clock: 1 + (at % states.length), state: states[at % states.length] ?? "" };
      }),
    ),
  );
}

test("SYN78 presence in another’s name, ten megabytes of it and a hundred thousand ghosts reach nobody", async () => {
  await using house = await openAttackedHouse();
  const { host, url, opened } = house;
  await using witness = new Headless(url, await joinBoard(url, opened.board.code, { name: "Sorbier" }));
  await until("the host is seen", () => witness.table.presence.state.getState().others.size > 0);
  using ear = await Attacker.open(url, opened);
  const hostId = host.table.sync.doc.clientID;
  const seat = await house.attacker();
  using forger = await Attacker.open(url, seat);
  const lie = JSON.stringify({ v: "list", m: opened.member.id, c: [666, 666] });
  // Of somebody who wrote, and left: when they come back they are to be seen.
  const away = await Attacker.open(url, await house.attacker("Buse"));
  away.send(updateFrame(inTheNameOf(7_777, 0)));
  await until("stored", () => away.heard > 0 && witness.table.sync.doc.getMap("meta").has("extra"));
  away[Symbol.dispose]();
  forger.send(
    presenceFrame([{ clientId: 7_777, clock: 1, state: lie }]),
    presenceFrame([{ clientId: hostId, clock: 1_000, state: lie }]),
    presenceFrame([{ clientId: hostId, clock: 2_000, state: "null" }]),
    presenceFrame([{ clientId: 4_242, clock: 1, state: lie }]),
  );
  const others = () => witness.table.presence.state.getState().others;
  await until("the forger is seen", () => others().has(4_242));
  expect(others().get(4_242)?.member).toBe(seat.member.id);
  expect(others().get(hostId)).toMatchObject({ member: opened.member.id, view: "canvas" });
  expect(others().has(7_777)).toBe(false);
  const heard = ear.heard;
  // Each from somebody who has shown nothing yet.
  for (const states of [["{}"], ["null"], ["{}", "null"]])
    expect(await isSuffered(house, ...ghosts(...states))).toBe(true);
  expect(others().size).toBeLessThanOrEqual(2 + limits.CLIENT_IDS_PER_CONNECTION_MAX_COUNT);
  expect(ear.heard - heard).toBeLessThan(100_000);
  const fat = (bytes: number) =>
    presenceFrame([{ clientId: 5_555, clock: 1, state: JSON.stringify("x".repeat(bytes)) }]);
  // Cut while it still sends: then the code does not reach it.
  expect([CLOSE.tooBig.code, 1_006]).toContain(await endAfter(house, fat(10_000_000)));
  expect(await endAfter(house, fat(1_000_000))).toBe(CLOSE.badFrame.code);
  expect(await endAfter(house, fat(limits.PRESENCE_MAX_BYTES + 1))).toBe(CLOSE.badFrame.code);
  expect(others().get(hostId)?.member).toBe(opened.member.id);
  expect(await house.faults()).toEqual([]);
});
