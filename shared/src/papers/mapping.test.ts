import { expect, test } from "vitest";
import { addLink } from "../board/edit-structure.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { putCard, say } from "../practice/testing.ts";
import { aroundBlocks } from "./around-blocks.ts";
import { mappingBlocks } from "./mapping-blocks.ts";
import { blocksMarkdown } from "./paper-markdown.ts";
import { PAPER_WORDS } from "./testing.ts";

const words = PAPER_WORDS;

function markdownOf(hand: ReturnType<typeof testHand>): string {
  return blocksMarkdown(mappingBlocks(readBoard(hand.doc), words));
}

test("MAP6 nothing stands under a heading that nobody began", () => {
  expect(aroundBlocks({ board: readBoard(testHand().doc), words })).toEqual([]);
});

test("MAP6 [C55] in a document the map names who is in each family, and says where somebody is missing", () => {
  const hand = testHand();
  const card = putCard(hand, { text: "Inviter *avant* le programme" });
  say(
    hand,
    { field: "player", text: "Deux co-formatrices", value: "supported", note: "here", sources: [card] },
    { field: "player", text: "Agence # de créativité", value: "provider", note: "not-now" },
  );
  expect(markdownOf(hand)).toBe(`### Qui est concerné

#### Personnes accompagnées

- Deux co-formatrices
  — Déjà à la table
  - Inviter *avant* le programme

#### Formateurs et formatrices

_Il manque quelqu’un ici._

#### Conseil en formation

_Il manque quelqu’un ici._

#### Collectivités

_Il manque quelqu’un ici._

#### Institution

_Il manque quelqu’un ici._

#### Intelligence collective

- Agence # de créativité
  — Non pour le moment

_Il manque quelqu’un ici._

#### Professionnels à former

_Il manque quelqu’un ici._
`);
});

test("MAP6 [C56] in a document each crossing has its sentences with their cards, and what an empty cell waits for", () => {
  const hand = testHand();
  const card = putCard(hand, { text: "Être écouté.", knowledge: "experience" });
  const at = { field: "crossing", value: "experience-academic" } as const;
  say(hand, { ...at, note: "apart", text: "Les mots ne sont pas les mêmes.", sources: [card] });
  expect(markdownOf(hand)).toContain(`#### Expérience et Académique

- Ce qui s’accorde
  _En attente : experience-academic, together_
- Ce qui se heurte
  - Les mots ne sont pas les mêmes.
    - Être écouté.
      — Expérience
`);
});

test("MAP6 [C34] in a document what inspires stands by kind, with why, where, the licence and whom to ask", () => {
  const hand = testHand();
  const at = { field: "inspiration" } as const;
  say(
    hand,
    { ...at, value: "story", text: "Prendre la parole", who: "L’association" },
    { ...at, value: "visit", text: "La maison", why: "Un binôme.", address: "https://example.org", note: "CC0" },
  );
  expect(markdownOf(hand)).toBe(`### Pour s’inspirer

#### Visite

- La maison
  — Un binôme. · https://example.org · Licence : CC0

#### Récit

_Un récit est ici parce que qui le raconte l’a choisi._

- Prendre la parole
  — À qui demander : L’association
`);
});

test("MAP6 [C42] in a document levers and points to watch are two lists, each card with those it hangs together with", () => {
  const hand = testHand();
  const lever = putCard(hand, { text: "Un projet partagé", kind: "lever" });
  const watch = putCard(hand, { text: "La confiance est lente", kind: "watch", knowledge: "experience" });
  putCard(hand, { text: "Un levier seul", kind: "lever" });
  addLink(hand, { from: lever, to: watch });
  expect(markdownOf(hand)).toBe(`### Leviers et points de vigilance

#### Leviers

- Un projet partagé
  — Levier
  - La confiance est lente
    — Point de vigilance · Expérience
- Un levier seul
  — Levier · Relié à rien pour l’instant.

#### Points de vigilance

- La confiance est lente
  — Point de vigilance · Expérience
  - Un projet partagé
    — Levier
`);
});
