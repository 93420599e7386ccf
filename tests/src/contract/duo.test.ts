import { expect, test } from "vitest";
import type { PhaseId } from "@tablee/shared/ids";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import type { Part } from "@tablee/shared/rules/roles";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Overheard } from "../support/overheard.ts";

/** Five at a table: the duo, a third host, a participant and an observer. */
async function seats(base: string) {
  const opened = await openBoard(base, { part: "supported", template: "ingredients" });
  const join = (name: string, part: Part): Promise<Seat> => joinBoard(base, opened.board.code, { name, part });
  const [olivier, sorbier, iris] = [
    await join("Olivier", "trainer"),
    await join("Sorbier", "adviser"),
    await join("Iris", "supported"),
  ];
  const merle = await byLink(base, opened.links.observer, "Merle");
  return { opened, olivier, sorbier, iris, merle };
}

async function byLink(base: string, link: string, name: string): Promise<Seat> {
  const answer = await fetch(`${base}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: link.split("#s=")[1], name, session: "token" }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  // As the protocol has it; HTT3 looks at the shape.
  return (await answer.json()) as Seat;
}

async function refusal(member: Headless, ...[name, input]: Parameters<Headless["table"]["live"]["send"]>) {
  const reply = await member.table.live.send(name, input);
  return reply.ok ? null : reply.reason;
}

test("DUO16 [C61] [C59] [C27] of hand-overs, mirror and preparation not a byte is sent to a participant, an observer or a third host", async () => {
  await using house = await openHouse();
  const { opened, olivier, sorbier, iris, merle } = await seats(house.url);
  await using one = new Headless(house.url, opened);
  await using two = new Headless(house.url, olivier);
  await Promise.all([one.view(), two.view()]);
  for (const { member } of [olivier, sorbier]) await one.command("role.set", { member: member.id, role: "host" });
  using duoHears = await Overheard.open(house.url, olivier);
  using thirdHears = await Overheard.open(house.url, sorbier);
  using irisHears = await Overheard.open(house.url, iris);
  using merleHears = await Overheard.open(house.url, merle);
  await one.command("duo.set", { other: olivier.member.id, holder: opened.member.id });
  await one.command("baton.offer", { to: olivier.member.id });
  await two.command("baton.accept", {});
  await two.command("mirror.note", { exchange: 3, fluidity: 2, dropOff: 4, line: "perroquet du miroir" });
  await one.command("preparation.note", { phase: "vote" as PhaseId, text: "perroquet de la note" });
  await one.command("preparation.put", { draft: { id: "d1", kind: "card", text: "perroquet à poser", zone: null } });
  // Something that everybody is told, with a view for each.
  await one.command("timer.start", { seconds: 60 });
  const all = [duoHears, thirdHears, irisHears, merleHears];
  // Frames come in order: whoever has this one has had all before it.
  await until("all are told", () => all.every((hears) => hears.text.includes("endsAt")));
  expect([duoHears.text.includes("perroquet du miroir"), duoHears.text.includes('"handovers":[{')]).toEqual([
    true,
    true,
  ]);
  expect([thirdHears.text.includes("perroquet de la note"), thirdHears.text.includes("perroquet à poser")]).toEqual([
    true,
    true,
  ]);
  for (const hears of [thirdHears, irisHears, merleHears])
    for (const secret of ["perroquet du miroir", "handovers", '"holder"', "glances", "fluidity"])
      expect(hears.text.includes(secret), secret).toBe(false);
  for (const hears of [irisHears, merleHears])
    for (const secret of ["perroquet", '"duo"', "preparation"]) expect(hears.text.includes(secret), secret).toBe(false);
  // Back after a restart, as it was.
  await house.restart();
  await until("the duo is back", () => {
    const duo = two.live().connected ? two.live().view?.duo : undefined;
    return duo?.kind === "mine" && duo.glances[0]?.line === "perroquet du miroir";
  });
});

test("DUO17 the baton of whoever lost the connection can be taken over, and is not theirs when they are back", async () => {
  await using house = await openHouse();
  const { opened, olivier } = await seats(house.url);
  await using two = new Headless(house.url, olivier);
  await two.view();
  {
    await using one = new Headless(house.url, opened);
    await one.view();
    await one.command("role.set", { member: olivier.member.id, role: "host" });
    await one.command("duo.set", { other: olivier.member.id, holder: opened.member.id });
    expect(await refusal(two, "baton.take", {})).toBe("holder-is-here");
  }
  await until("she is gone", () => two.live().people.get(opened.member.id)?.present === false);
  // Meanwhile nothing waits for the baton.
  await two.command("timer.start", { seconds: 60 });
  await two.command("baton.take", {});
  await using back = new Headless(house.url, opened);
  const { duo } = await back.view();
  expect(duo).toMatchObject({ kind: "mine", holder: olivier.member.id, handovers: [{ how: "taken" }] });
});

test("DUO18 past every courtesy of the client no host opens the phase that waits, and its group does, as it comes and goes", async () => {
  await using house = await openHouse();
  const { opened, olivier, iris } = await seats(house.url);
  await using trainer = new Headless(house.url, olivier);
  await using one = new Headless(house.url, opened);
  await using supported = new Headless(house.url, iris);
  await Promise.all([one.view(), trainer.view(), supported.view()]);
  await one.command("role.set", { member: olivier.member.id, role: "host" });
  await trainer.command("phase.set", { phase: "first" as PhaseId });
  for (const phase of ["silent", "close", null] as const)
    expect(await refusal(trainer, "phase.set", { phase: phase as PhaseId | null })).toBe("group-not-ready");
  await trainer.command("timer.start", { seconds: 60 });
  await trainer.command("timer.extend", { seconds: 60 });
  await one.command("ready.set", { ready: true });
  expect((await trainer.view()).phaseMayAdvance).toBe(false);
  await supported.command("ready.set", { ready: true });
  await until("it may go on", () => trainer.live().view?.phaseMayAdvance === true);
  expect((await supported.view()).waiting).toEqual({ rule: "majority", ready: 2, of: 2 });
  await trainer.command("phase.set", { phase: "silent" as PhaseId });
});

async function linksFor(base: string, seat: OpenedBoard | Seat): Promise<number> {
  const headers = { authorization: `Bearer ${seat.token}`, "content-type": "application/json" };
  const route = `${base}/api/boards/${seat.board.id}/links`;
  return (await fetch(route, { method: "POST", headers, body: JSON.stringify({ role: "host" }) })).status;
}

test("DUO19 [C23] the right to lead that was lent leads, gives nothing that outlasts it, survives a restart and is taken back", async () => {
  await using house = await openHouse();
  const { opened, iris, sorbier } = await seats(house.url);
  await using one = new Headless(house.url, opened);
  await using lent = new Headless(house.url, iris);
  await lent.view();
  expect(await refusal(lent, "timer.start", { seconds: 60 })).toBe("not-allowed");
  expect(await refusal(one, "role.lend", { member: opened.member.id, minutes: 5 })).toBe("leads-already");
  await one.command("role.lend", { member: iris.member.id, minutes: 5 });
  await until("they are told", () => lent.live().view?.me.role === "host");
  expect(one.live().people.get(iris.member.id)?.leadsUntil).toBeGreaterThan(Date.now());
  await lent.command("timer.start", { seconds: 60 });
  const { id: member } = sorbier.member;
  expect(await refusal(lent, "role.set", { member, role: "host" })).toBe("lent");
  expect(await refusal(lent, "role.lend", { member: iris.member.id, minutes: 700 })).toBe("lent");
  expect(await refusal(lent, "member.remove", { member })).toBe("lent");
  expect(await refusal(lent, "duo.set", { other: opened.member.id, holder: iris.member.id })).toBe("lent");
  expect(await linksFor(house.url, iris)).toBe(403);
  expect(await linksFor(house.url, opened)).toBe(201);
  // A lent right keeps no table led: the one who leads for good stays.
  expect(await refusal(one, "role.set", { member: opened.member.id, role: "participant" })).toBe("last-host");
  await house.restart();
  await until("both are back", () => [one, lent].every((who) => who.live().connected));
  await lent.command("timer.stop", {});
  await one.command("role.lend", { member: iris.member.id, minutes: 0 });
  await until("it is over", () => lent.live().view?.me.role === "participant");
  expect(await refusal(lent, "timer.start", { seconds: 60 })).toBe("not-allowed");
});
