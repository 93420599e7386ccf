import { describe, expect, test } from "vitest";
import { deleteCards } from "../board/edit-cards.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { missingParts, saidInPart, SCENE_PARTS, scenesOf, scenesWithout, sceneTitle } from "./scenes.ts";
import { putCard, say } from "./testing.ts";

describe("situations of training", () => {
  test("CHK7 [C37] every situation of the table is one, with who is there, what sets it off, the posture and what to try", () => {
    const hand = testHand();
    const card = putCard(hand, { text: "Un silence\naprès une question", kind: "situation" });
    const bare = putCard(hand, { text: "Un retard", kind: "situation" });
    putCard(hand, { text: "Un obstacle", kind: "obstacle" });
    say(
      hand,
      { field: "scene", value: "who", text: "Deux formatrices", sources: [card] },
      { field: "scene", value: "try", text: "Attendre", sources: [card] },
      { field: "scene", value: "try", text: "Reformuler", sources: [card] },
      { field: "scene", value: "trigger", text: "   ", sources: [card] },
    );
    const [scene, other] = scenesOf(readBoard(hand.doc));
    if (!scene || !other) throw new Error("no scene");
    expect([scene.card.id, other.card.id]).toEqual([card, bare]);
    expect(sceneTitle(scene)).toEqual({ title: "Un silence", rest: "après une question" });
    expect(SCENE_PARTS.map((part) => saidInPart(scene, part).map(({ text }) => text))).toEqual([
      ["Deux formatrices"],
      [],
      [],
      ["Attendre", "Reformuler"],
    ]);
    expect(missingParts(scene)).toEqual(["trigger", "posture"]);
    expect(missingParts(other)).toEqual(SCENE_PARTS);
  });

  test("CHK8 what was written stays with a card that becomes something else, and is read when its card is gone", () => {
    const hand = testHand();
    const card = putCard(hand, { text: "Un silence", kind: "tip" });
    say(
      hand,
      { field: "scene", value: "posture", text: "Rester là", sources: [card] },
      { field: "scene", value: "poem", text: "Un mot d’ailleurs", sources: [card] },
    );
    const [scene] = scenesOf(readBoard(hand.doc));
    expect(scene && saidInPart(scene, "try").map(({ text }) => text)).toEqual(["Un mot d’ailleurs"]);
    deleteCards(hand, [card]);
    expect(scenesOf(readBoard(hand.doc))).toEqual([]);
    expect(scenesWithout(readBoard(hand.doc)).map(({ text }) => text)).toEqual(["Rester là", "Un mot d’ailleurs"]);
  });
});
