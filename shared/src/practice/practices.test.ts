import { expect, test } from "vitest";
import { LOCALES } from "../locales.ts";
import { localeOfPractice, missingOf, practiceIn, practiceText } from "./practices.ts";

const PRACTICE = {
  today: "On parle du dossier devant la personne.",
  change: "On parle avec elle d’abord.\nSon prénom en premier.",
  obstacle: "La réunion dure vingt minutes.",
};

test("ASN13 a practice is known in both languages, with marks and without accents, and says which part is missing", () => {
  for (const locale of LOCALES) {
    const half = { ...PRACTICE, obstacle: "" };
    const text = practiceText(half, locale);
    expect(practiceIn(text)).toEqual(half);
    expect(localeOfPractice(text)).toBe(locale);
    expect(missingOf(half)).toEqual(["obstacle"]);
  }
  const byHand = "**Aujourd'hui** : on note\n- A changer: on demande";
  expect(practiceIn(byHand)).toEqual({ today: "on note", change: "on demande", obstacle: "" });
  for (const other of [
    "",
    "Obstacle : le bruit",
    "Bonjour\nAujourd’hui : a\nÀ changer : b",
    "Today we begin: a\nTo change b",
  ])
    expect(practiceIn(other)).toBeNull();
});
