import { expect, test } from "vitest";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import { pairText } from "./pair-text.ts";

test("PAI14 each of two can keep a copy: all steps, who said what, and the resources, as words and nothing else", () => {
  const hand = testHand();
  addStatements(hand, [
    { field: "pair", value: "know", note: "Iris", text: "# Appelez-moi Iris\n<b>vraiment</b>" },
    { field: "link", text: "Animer à deux", address: "https://example.org/duo", note: "CC BY" },
  ]);
  const steps = { know: "Connaître", understand: "Comprendre", recognise: "Reconnaître", room: "Place" };
  expect(pairText(readBoard(hand.doc), { title: "À deux", steps, resources: "Ressources" })).toBe(
    [
      "# À deux",
      "## Connaître",
      "- Iris : \\# Appelez-moi Iris\n  \\<b>vraiment\\</b>",
      "## Comprendre",
      "## Reconnaître",
      "## Place",
      "## Ressources",
      "- Animer à deux · https://example.org/duo · CC BY\n",
    ].join("\n\n"),
  );
});
