import { addCards } from "@tablee/shared/board/edit-cards";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addShapes } from "@tablee/shared/board/edit-shapes";
import { groupCards } from "@tablee/shared/board/edit-structure";
import { compareOrder } from "@tablee/shared/board/order";
import type { Colour, KnowledgeType, Zone } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Headless } from "./member.ts";

interface Words {
  readonly text: string;
  readonly knowledge: KnowledgeType | null;
  readonly colour: Colour;
  readonly author: string | null;
  /** From the corner of its area, board pixels. */
  readonly at: readonly [number, number];
}

function card(text: string, look: Omit<Words, "text">): Words {
  return { text, ...look };
}

const GROUPED: readonly Words[] = [
  card("Être invité au premier rendez-vous, pas au dernier.", {
    knowledge: "experience",
    colour: "apricot",
    author: "Mésange",
    at: [28, 90],
  }),
  card("Réserver deux places dès l’écriture du projet.", {
    knowledge: "practice",
    colour: "sky",
    author: "Olivier",
    at: [28, 226],
  }),
];

const ALONE: readonly (readonly Words[])[] = [
  [
    card("La participation commence à la définition du problème.", {
      knowledge: "academic",
      colour: "lilac",
      author: null,
      at: [236, 390],
    }),
  ],
  [
    card("Se regarder faire toutes les trente minutes.", {
      knowledge: "practice",
      colour: "mint",
      author: "Pervenche",
      at: [24, 64],
    }),
    card("أن نأخذ الوقت لفهم الكلمات.", { knowledge: "experience", colour: "apricot", author: "Genêt", at: [236, 64] }),
    card("Une personne veille sur la fatigue.", {
      knowledge: "practice",
      colour: "rose",
      author: null,
      at: [24, 200],
    }),
    card("Laisser un silence après mon récit.", {
      knowledge: "experience",
      colour: "apricot",
      author: "Genêt",
      at: [236, 200],
    }),
  ],
  [
    card("Revenir à trois mois avec la collectivité.", {
      knowledge: "practice",
      colour: "mint",
      author: "Tilleul",
      at: [24, 64],
    }),
    card("Savoir ce que vous avez gardé de mes mots.", {
      knowledge: "experience",
      colour: "apricot",
      author: "Iris",
      at: [236, 64],
    }),
  ],
  [
    card("Garder les mots d’origine.", { knowledge: "experience", colour: "straw", author: null, at: [24, 64] }),
    card("Un café, le même pour tous.", { knowledge: "experience", colour: "straw", author: "Bruyère", at: [236, 64] }),
  ],
];

function put(member: Headless, zone: Zone, words: readonly Words[]): readonly CardId[] {
  const added = addCards(
    member.hand,
    words.map(({ at: [x, y], ...rest }) => ({
      ...rest,
      place: { x: zone.rect.x + x, y: zone.rect.y + y, zone: zone.id, group: null },
    })),
  );
  if (!added.ok) throw new Error(`the cards were not added: ${added.reason}`);
  return added.value;
}

/** A table in the middle of a session: four areas, a group with a name, three kinds of knowledge, two scripts. */
export function fillBoard(member: Headless): void {
  const zones = [...member.board().zones.values()].sort(compareOrder);
  const [first] = zones;
  if (!first) throw new Error("the template has no area");
  const grouped = put(member, first, GROUPED);
  groupCards(member.hand, {
    name: "Être là dès le départ",
    zone: first.id,
    cards: grouped.map((id, at) => ({
      id,
      x: first.rect.x + (GROUPED[at]?.at[0] ?? 0),
      y: first.rect.y + (GROUPED[at]?.at[1] ?? 0),
    })),
  });
  for (const [at, zone] of zones.entries()) put(member, zone, ALONE[at] ?? []);
}

/** What has come of it so far: two lines with the cards behind them, and what hands have drawn beside. */
export function fillFramework(member: Headless): void {
  const cards = [...member.board().cards.values()].sort(compareOrder);
  const behind = (...at: readonly number[]): CardId[] => at.flatMap((one) => cards[one]?.id ?? []);
  addLine(member.hand, {
    section: "before",
    text: "Inviter les personnes accompagnées **dès l’écriture** du projet.",
    sources: behind(0, 1),
  });
  addLine(member.hand, { section: "during", text: "Prendre le temps, et le dire.", sources: behind(3, 4, 5) });
  const rect = [...member.board().zones.values()].sort(compareOrder)[1]?.rect ?? { x: 0, y: 0, w: 0, h: 0 };
  addShapes(member.hand, [
    { kind: "rectangle", rect: { x: rect.x + 24, y: rect.y + 380, w: 180, h: 100 }, text: "À revoir", colour: "sky" },
    { kind: "arrow", rect: { x: rect.x + 210, y: rect.y + 390, w: 90, h: 40 } },
    { kind: "stamp", rect: { x: rect.x + 310, y: rect.y + 370, w: 72, h: 72 }, stamp: "🌱" },
    { kind: "text", rect: { x: rect.x + 230, y: rect.y + 460, w: 180, h: 40 }, text: "Premier jet" },
  ]);
}
