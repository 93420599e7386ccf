import { expect, test } from "vitest";
import * as limits from "../limits.ts";
import { can } from "../rules/roles.ts";
import { ACCORD_VERSION } from "../session/accords.ts";
import { SAFETY_COMMANDS } from "./safety-commands.ts";

const CONTACT = { name: "Le relais", phone: "03 00 00 00 00", hours: "9 h – 17 h", link: "tel:+33300000000" };

test("SAF9 whoever only looks on may ask for a pause, and whoever leads ends it", () => {
  const { "pause.ask": ask, "pause.end": end } = SAFETY_COMMANDS;
  expect(["observer", "participant", "host"].map((role) => can(role as never, ask.needs))).toEqual([true, true, true]);
  expect(["observer", "participant", "host"].map((role) => can(role as never, end.needs))).toEqual([
    false,
    false,
    true,
  ]);
});

test("ACD8 the register takes an answer and nothing else: no word finds a place in it", () => {
  const { input } = SAFETY_COMMANDS["accord.give"];
  const plain = { person: 0, version: ACCORD_VERSION, training: "yes", publication: "later" };
  expect(input.safeParse(plain).success).toBe(true);
  for (const more of [{ training: "RECIT-7F3A-CANARI" }, { words: "RECIT-7F3A-CANARI" }, { person: "0" }])
    expect(input.safeParse({ ...plain, ...more }).success).toBe(false);
});
test("LIM172 the safe word is so long at most", () => {
  const { input } = SAFETY_COMMANDS["safety.word"];
  const word = "m".repeat(limits.SAFE_WORD_MAX_CHARS);
  expect(input.safeParse({ fr: word, en: word }).success).toBe(true);
  expect(input.safeParse({ fr: word, en: `${word}m` }).success).toBe(false);
});

test("LIM174 what is said of a contact is so long at most", () => {
  const { input } = SAFETY_COMMANDS["safety.contacts"];
  const bounds = {
    name: limits.CONTACT_NAME_MAX_CHARS,
    phone: limits.CONTACT_PHONE_MAX_CHARS,
    hours: limits.CONTACT_HOURS_MAX_CHARS,
    link: limits.CONTACT_LINK_MAX_CHARS,
  };
  for (const [field, chars] of Object.entries(bounds)) {
    const of = (length: number) => ({ contacts: [{ ...CONTACT, [field]: "1".repeat(length) }] });
    expect(input.safeParse(of(chars)).success).toBe(true);
    expect(input.safeParse(of(chars + 1)).success).toBe(false);
  }
});
