import { expect, test } from "vitest";
import type { MemberId, SheetId } from "../ids.ts";
import { NEW_SESSION } from "./reducer.ts";
import { takeBack } from "./take-back.ts";
import type { Session } from "./types.ts";

const TWO = "two" as MemberId;
const OTHER = "other" as MemberId;

/** Of two on one seat, and of somebody else, the same. */
const said: Session = {
  ...NEW_SESSION,
  named: [
    { member: TWO, person: 0 },
    { member: TWO, person: 1 },
    { member: OTHER, person: 0 },
  ],
  rounds: {
    ...NEW_SESSION.rounds,
    sheets: [
      { sheet: "a" as SheetId, epoch: 3, member: TWO, person: 0 },
      { sheet: "b" as SheetId, epoch: 1, member: TWO, person: 1 },
    ],
  },
  closing: { ...NEW_SESSION.closing, tasks: [{ what: "appeler", who: "Tilleul" }] },
};

const asker = { id: TWO, role: "participant", part: null, people: 2 } as const;

test("ERA19 one person of a seat is forgotten, and no other; what was noted under their name is nobody’s", () => {
  const who = { member: TWO, person: 0, people: 2, names: ["Tilleul"] };
  const { session, effects } = takeBack(said, who, { asker, now: 0 });
  expect(session.named).toEqual([
    { member: TWO, person: 1 },
    { member: OTHER, person: 0 },
  ]);
  expect(session.rounds.sheets).toEqual([{ sheet: "b", epoch: 1, member: TWO, person: 1 }]);
  expect(session.closing.tasks).toEqual([{ what: "appeler", who: "" }]);
  expect(effects).toContainEqual({
    kind: "board",
    change: { kind: "sheets.drop", sheets: [{ sheet: "a", epoch: 3 }] },
  });
});

test("ERA19 of one alone on a seat nothing is left, and whoever said nothing changes nothing", () => {
  const who = { member: OTHER, person: 0, people: 1, names: [] };
  const context = { asker: { ...asker, id: OTHER, people: 1 }, now: 0 };
  expect(JSON.stringify(takeBack(said, who, context).session)).not.toContain(OTHER);
  expect(takeBack({ ...said, named: [] }, who, context).effects).toEqual([]);
});
