import { expect, test } from "vitest";
import type { CardId, ExportId, MemberId, QuoteId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Role } from "../rules/roles.ts";
import type { Audience } from "./audience.ts";
import { exportsToTell, handedOut } from "./ledger.ts";
import type { ExportedAs } from "./ledger.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Level, Quote, Story } from "./stories.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const NOW = 1_800_000_000_000;

function person(id: string, role: Role = "participant"): Asker {
  return { id: id as MemberId, role, part: null, people: 1 };
}

const [mesange, tilleul, loriot] = [person("mesange"), person("tilleul"), person("loriot", "host")];

function done(session: Session, asker: Asker, command: SessionCommand): Session {
  const step = reduce(session, command, { asker, now: NOW });
  if (!step.ok) throw new Error(step.reason);
  return step.value.session;
}

function story(id: string, level: Level, { id: member } = mesange): Story {
  return { id: id as StoryId, member, person: 0, kind: "story", level, signed: true, rev: 0 };
}

function quote(id: string, of: string, state: Quote["state"] = "agreed"): Quote {
  return { id: id as QuoteId, story: of as StoryId, card: "k6" as CardId, asker: loriot.id, state };
}

const TOLD: Session = {
  ...NEW_SESSION,
  stories: {
    ...NEW_SESSION.stories,
    told: [
      story("own", "me-only"),
      story("group", "this-group"),
      story("course", "training"),
      story("world", "publication", tilleul),
    ],
    quotes: [quote("q-group", "group"), quote("q-course", "course"), quote("q-asked", "course", "asked")],
  },
};

function ids(session: Session, audience: Audience, as: ExportedAs = "table") {
  const { stories, quotes } = handedOut(session, { as, audience });
  return [...stories, ...quotes].map(({ id }) => id);
}

function note(session: Session, id: string, audience: Audience = "training", asker: Asker = loriot): Session {
  return done(session, asker, {
    kind: "export.note",
    export: id as ExportId,
    as: "table",
    audience,
    formats: ["md", "docx"],
    to: "Institut de formation",
  });
}

test("LED1 what may be handed out are the stories whose level reaches the audience, and of these alone the quotes that were agreed to", () => {
  expect(ids(TOLD, "this-group")).toEqual(["group", "course", "world", "q-group", "q-course"]);
  expect(ids(TOLD, "training")).toEqual(["course", "world", "q-course"]);
  expect(ids(TOLD, "publication")).toEqual(["world"]);
  // A report holds no story, and a quote in it when its author has read it there.
  expect(ids(TOLD, "training", "report")).toEqual([]);
});

test("LED2 an export is noted with when, for whom and what it holds; all see it, and each only which of their own stories are in it", () => {
  const noted = note(TOLD, "e1");
  const line = {
    id: "e1",
    at: NOW,
    as: "table",
    audience: "training",
    formats: ["md", "docx"],
    to: "Institut de formation",
    stories: 2,
    taken: 0,
    told: false,
  };
  expect(viewOf(noted, mesange, NOW).exported).toEqual([{ ...line, mine: ["course"] }]);
  expect(viewOf(noted, tilleul, NOW).exported).toEqual([{ ...line, mine: ["world"] }]);
  for (const other of [loriot, person("guet", "observer")])
    expect(viewOf(noted, other, NOW).exported).toEqual([{ ...line, mine: [] }]);
  // Under an id that was noted nothing more is handed out.
  expect(() => note(noted, "e1")).toThrow("exported-already");
});

test("LED3 what goes no further than this group anybody may keep; a training, a publication and a report are for those who lead", () => {
  expect(note(TOLD, "e1", "this-group", mesange).exported).toHaveLength(1);
  const wish = { export: "e2" as ExportId, formats: ["md"], to: "x" } as const;
  for (const rest of [
    { as: "table", audience: "training" },
    { as: "table", audience: "publication" },
    { as: "report", audience: "this-group" },
    { as: "publication", audience: "publication" },
  ] as const)
    expect(reduce(TOLD, { kind: "export.note", ...wish, ...rest }, { asker: mesange, now: NOW })).toEqual({
      ok: false,
      reason: "not-yours-to-give",
    });
});

test("LED4 a story that is withdrawn, or may go less far, marks each file that holds it, and no other; of one that is gone not even its id stays", () => {
  const before = note(note(TOLD, "group", "this-group"), "course");
  const withdrawn = done(before, mesange, { kind: "story.withdraw", story: "group" as StoryId });
  expect(viewOf(withdrawn, loriot, NOW).exported.map(({ id, stories, taken }) => [id, stories, taken])).toEqual([
    ["course", 2, 0],
    ["group", 3, 1],
  ]);
  expect(JSON.stringify(withdrawn.exported)).not.toContain('"group","course"');
  expect(withdrawn.exported.flatMap(({ stories }) => stories)).not.toContain("group");
  const narrowed = done(before, tilleul, {
    kind: "story.share",
    story: "world" as StoryId,
    level: "this-group",
    signed: true,
  });
  expect(viewOf(narrowed, tilleul, NOW).exported.map(({ id, taken, mine }) => [id, taken, mine])).toEqual([
    ["course", 1, ["world"]],
    ["group", 0, ["world"]],
  ]);
  // Allowed again, there is nothing to tell.
  const again = done(narrowed, tilleul, {
    kind: "story.share",
    story: "world" as StoryId,
    level: "training",
    signed: true,
  });
  expect(exportsToTell(viewOf(again, loriot, NOW).exported)).toEqual([]);
  // What leaves later does not hold it.
  expect(ids(withdrawn, "this-group")).not.toContain("group");
});

test("LED5 a quote that is taken back marks the files in which it stood", () => {
  const revoked = done(note(TOLD, "e1"), mesange, { kind: "quote.revoke", quote: "q-course" as QuoteId });
  expect(exportsToTell(viewOf(revoked, loriot, NOW).exported).map(({ taken }) => taken)).toEqual([1]);
  // One story, whatever of it was taken.
  const gone = done(revoked, mesange, { kind: "story.withdraw", story: "course" as StoryId });
  expect(viewOf(gone, loriot, NOW).exported.map(({ taken, stories }) => [taken, stories])).toEqual([[1, 2]]);
});

test("LED6 those who lead say that they told whoever has the file; what is taken back after that is to be told again", () => {
  const told = { kind: "export.told", export: "e1" as ExportId } as const;
  const toTell = (session: Session): number => exportsToTell(viewOf(session, loriot, NOW).exported).length;
  const noted = note(TOLD, "e1");
  // Nothing is to be told yet, and so nothing was.
  expect(done(noted, loriot, told)).toBe(noted);
  const first = done(noted, mesange, { kind: "story.withdraw", story: "course" as StoryId });
  expect(toTell(first)).toBe(1);
  const said = done(first, loriot, told);
  expect(toTell(said)).toBe(0);
  expect(viewOf(said, mesange, NOW).exported).toMatchObject([{ taken: 1, told: true }]);
  const second = done(said, tilleul, { kind: "story.withdraw", story: "world" as StoryId });
  expect(toTell(second)).toBe(1);
  expect(reduce(second, { ...told, export: "none" as ExportId }, { asker: loriot, now: NOW })).toEqual({
    ok: false,
    reason: "no-such-export",
  });
});

test("LED7 the list outlasts a meeting, and whoever leaves the table: who has the file is still to be told", () => {
  const left = done(note(TOLD, "e1"), loriot, { kind: "member.forget", member: mesange.id });
  expect(exportsToTell(viewOf(left, loriot, NOW).exported)).toMatchObject([{ stories: 2, taken: 1, mine: [] }]);
  const closed = done(left, loriot, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
  const leave = { zones: [], outside: false, kinds: [] };
  const next = done(closed, loriot, { kind: "meeting.open", after: 1, leave, phases: null });
  expect(next.exported).toEqual(left.exported);
});

test("LIM186 so many exports are noted, and one more is refused before anything leaves", () => {
  const exported = Array.from({ length: limits.EXPORTS_MAX_COUNT }, (_, at) => ({
    ...(note(TOLD, "e").exported[0] as Session["exported"][number]),
    id: `e${at}` as ExportId,
  }));
  const wish = { kind: "export.note", as: "table", audience: "this-group", formats: ["md"], to: "" } as const;
  const full = { ...TOLD, exported };
  const room = { ...full, exported: exported.slice(1) };
  expect(reduce(room, { ...wish, export: "more" as ExportId }, { asker: loriot, now: NOW }).ok).toBe(true);
  expect(reduce(full, { ...wish, export: "more" as ExportId }, { asker: loriot, now: NOW })).toEqual({
    ok: false,
    reason: "exports-full",
  });
});
