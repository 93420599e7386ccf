import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { AttestationId } from "@tablee/shared/ids";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Overheard } from "../support/overheard.ts";
import { sourcesBelow, textOf, withoutComments } from "../support/sources.ts";

const ONE = "canari-demande-1" as AttestationId;
const LINE = "CANARI-LIGNE être là dès le départ";
const AS = "CANARI-COFORMATRICE";
const BY = "CANARI-SIGNATURE";

/** A table of five: two who lead, who asks, another, and one who observes. */
async function seats(base: string) {
  const opened = await openBoard(base);
  const join = (name: string): Promise<Seat> => joinBoard(base, opened.board.code, { name });
  return { opened, sorbier: await join("Sorbier"), iris: await join("Iris"), thym: await join("Thym") };
}

function ask(iris: Headless, attestation = ONE): Promise<void> {
  return iris.command("attest.ask", { attestation, person: 0, as: AS, days: [1], lines: [LINE] });
}

/** Each address of the server that is only read, as it stands in its source. */
function readRoutes(): string[] {
  const sources = [
    ...sourcesBelow(["server/src/http"], /(?<!\.test)\.ts$/),
    { file: "", text: textOf("server/src/server.ts") },
  ];
  return sources.flatMap(({ text }) =>
    [...withoutComments(text).matchAll(/\b(router|app)\.get\("(\/[^"]*)"/g)].map(
      ([, owner, route]) => `${owner === "router" ? "/api" : ""}${route}`,
    ),
  );
}

async function readAll(base: string, seat: OpenedBoard | Seat, version: string): Promise<string> {
  const headers = { authorization: `Bearer ${seat.token}` };
  const bodies = readRoutes().map(async (route) => {
    const at = route.replace(":id", seat.board.id).replace(/:\w+/, version);
    return (await fetch(`${base}${at}`, { headers })).text();
  });
  return (await Promise.all(bodies)).join("\n");
}

async function keepState(base: string, { board, token }: OpenedBoard): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const route = `${base}/api/boards/${board.id}/versions`;
  const made = await fetch(route, { method: "POST", headers, body: JSON.stringify({ name: "état" }) });
  expect(made.status).toBe(201);
  return (await made.json()).id;
}

function onDisk({ dataDir }: House): string {
  const files = readdirSync(dataDir).filter((name) => name.includes("sqlite"));
  return files.map((name) => readFileSync(path.join(dataDir, name)).toString("latin1")).join("\n");
}

test("MIN19 [C51] [C39] on the wire what somebody asks to be attested is sent to those who lead and its answer to them alone, and no address of the server gives either", async () => {
  await using house = await openHouse();
  const { opened, sorbier, iris, thym } = await seats(house.url);
  await using host = new Headless(house.url, opened);
  await using other = new Headless(house.url, sorbier);
  await using asker = new Headless(house.url, iris);
  await Promise.all([host.view(), other.view(), asker.view()]);
  await host.command("role.set", { member: sorbier.member.id, role: "host" });
  using hostHears = await Overheard.open(house.url, opened);
  using secondHears = await Overheard.open(house.url, sorbier);
  using irisHears = await Overheard.open(house.url, iris);
  using thymHears = await Overheard.open(house.url, thym);
  const ears = [hostHears, secondHears, irisHears, thymHears];
  await ask(asker);
  await until("those who lead are asked", () => [hostHears, secondHears].every(({ text }) => text.includes(LINE)));
  await host.command("attest.answer", { attestation: ONE, by: BY });
  // Frames come in order: whoever has this one has had all before it.
  await host.command("timer.start", { seconds: 60 });
  await until("all are told", () => ears.every(({ text }) => text.includes("endsAt")));
  expect(irisHears.text).toContain(BY);
  for (const { text } of [hostHears, secondHears, thymHears]) expect(text).not.toContain(BY);
  for (const canary of [LINE, AS, ONE]) expect(thymHears.text).not.toContain(canary);
  // The server as it stands: no route is left out, and the one that reads an earlier state is asked for one.
  expect(readRoutes().length).toBeGreaterThan(8);
  const version = await keepState(house.url, opened);
  for (const seat of [opened, sorbier, thym])
    expect(await readAll(house.url, seat, version)).not.toMatch(/CANARI|canari/);
  await expect(other.command("attest.answer", { attestation: ONE, by: "x" })).rejects.toThrow("attestation-gone");
});

test("MIN20 [C39] a request and its answer are there after a restart; taken back, refused, or with its owner gone, no file holds a word of it", async () => {
  await using house = await openHouse();
  const { opened, iris, thym } = await seats(house.url);
  await using host = new Headless(house.url, opened);
  await using asker = new Headless(house.url, iris);
  await Promise.all([host.view(), asker.view()]);
  await ask(asker);
  await expect(asker.command("attest.answer", { attestation: ONE, by: BY })).rejects.toThrow("not-allowed");
  await house.restart();
  await until(
    "it is asked still",
    () => host.live().connected && host.live().view?.attestations.toAnswer?.[0]?.id === ONE,
  );
  expect(onDisk(house)).toContain("CANARI-LIGNE");
  const isGone = () => until("no file has a word of it", () => !/CANARI-/.test(onDisk(house)));
  await host.command("attest.answer", { attestation: ONE, by: null });
  await isGone();
  const state = (): string | undefined => asker.live().view?.attestations.mine[0]?.state;
  await until("they are told, without a reason", () => asker.live().connected && state() === "declined");
  const again = "demande-2" as AttestationId;
  await ask(asker, again);
  await host.command("attest.answer", { attestation: again, by: BY });
  expect(onDisk(house)).toContain(BY);
  await asker.command("attest.withdraw", { person: 0 });
  await isGone();
  await using leaving = new Headless(house.url, thym);
  await leaving.view();
  await ask(leaving, "demande-3" as AttestationId);
  expect(onDisk(house)).toContain("CANARI-LIGNE");
  await host.command("member.remove", { member: thym.member.id });
  await isGone();
});
