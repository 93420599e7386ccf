import { describe, expect, test } from "vitest";
import { Words } from "./translate.ts";

function made(): Words {
  const words = new Words();
  words.add("fr", "board", {
    title: "Table",
    keys: { space: "Espace" },
    named: "Table « {{title}} »",
    cards_one: "{{count}} carte",
    cards_many: "{{count}} de cartes",
    cards_other: "{{count}} cartes",
    once: "une fois, de {{name}}",
  });
  words.add("en", "board", { cards_one: "{{count}} card", cards_other: "{{count}} cards", title: "Table" });
  words.add("fr", "pages", { reasons: { other: "Cela n’a pas marché." } });
  return words;
}

describe("words", () => {
  test("UIX118 words are found by their path, with what stands in them, and in the form that a number asks for", () => {
    const t = made().in("fr", "board");
    expect(t("title")).toBe("Table");
    expect(t("keys.space")).toBe("Espace");
    expect(t("named", { title: "$& {{title}}" })).toBe("Table « $& {{title}} »");
    expect(t("named")).toBe("Table «  »");
    expect([0, 1, 2, 1_000_000].map((count) => t("cards", { count }))).toEqual([
      "0 carte",
      "1 carte",
      "2 cartes",
      "1000000 de cartes",
    ]);
    const en = made().in("en", "board");
    expect([0, 1, 2, 1_000_000].map((count) => en("cards", { count }))).toEqual([
      "0 cards",
      "1 card",
      "2 cards",
      "1000000 cards",
    ]);
    expect(t("once", { count: 3, name: "Mésange" })).toBe("une fois, de Mésange");
  });

  test("UIX118 the first key that has words is said, of another room too, and a key that has none is shown as it is", () => {
    const t = made().in("fr", "board");
    expect(t("pages:reasons.other")).toBe("Cela n’a pas marché.");
    expect(made().in("fr", "pages")(["reasons.new-one", "reasons.other"])).toBe("Cela n’a pas marché.");
    expect(t(["reasons.new-one", "title"])).toBe("Table");
    expect(t("nothing.here")).toBe("nothing.here");
    expect(t("keys")).toBe("keys");
    expect(t("keys.toString")).toBe("keys.toString");
    expect(made().in("en", "pages")("reasons.other")).toBe("reasons.other");
  });
});
