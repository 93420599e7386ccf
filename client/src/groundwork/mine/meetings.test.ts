import { expect, test } from "vitest";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import type { Board, Card } from "@tablee/shared/board/types";
import { NEW_SERIES } from "@tablee/shared/session/series";
import type { Brought } from "../../session/closing/my-copy.ts";
import { meetingsOf } from "./meetings.ts";
import { OWN_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import { keyOfWords, wordsFrom } from "./own-words.ts";

function bornAt(at: number): Card {
  // Of a card nothing else is asked.
  return { id: `c${at}`, born: { by: null, at } } as unknown as Card;
}

function wrote(...moments: readonly number[]): readonly Brought[] {
  return moments.map((at) => ({ card: bornAt(at), area: "", kept: [] }));
}

function boardOf(...moments: readonly number[]): Board {
  const cards = moments.map(bornAt);
  return { cards: new Map(cards.map((card) => [card.id, card])) } as unknown as Board;
}

test("MIN16 a meeting in which one wrote is told by one’s own cards alone, and has a day", () => {
  const past = [
    { number: 2, closedAt: 200 },
    { number: 1, closedAt: 100 },
  ];
  const series = { ...NEW_SERIES, number: 3, openedAt: 210 };
  const told = (...moments: readonly number[]) =>
    meetingsOf({ series, past, board: boardOf(), brought: wrote(...moments), now: 999 });
  expect(told(40, 220)).toEqual([
    { number: 1, day: 100, isNow: false, hasWritten: true },
    { number: 2, day: 200, isNow: false, hasWritten: false },
    { number: 3, day: 210, isNow: true, hasWritten: true },
  ]);
  expect(told(100, 101).map(({ hasWritten }) => hasWritten)).toEqual([true, true, false]);
});

test("MIN17 a first meeting began with its first card, and one of which nothing is known is today", () => {
  const first = (board: Board) => meetingsOf({ series: NEW_SERIES, past: [], board, brought: [], now: 999 })[0];
  expect(first(boardOf(0, 70, 50))?.day).toBe(50);
  expect(first(boardOf())?.day).toBe(999);
  expect(meetingsOf({ series: undefined, past: [], board: boardOf(), brought: [], now: 1 })).toEqual([]);
});

test("MIN18 of two people on a seat each has words of their own, which a third who comes later does not find", () => {
  const at = { board: "board-1" as BoardId, member: "m" as MemberId };
  const key = (person: number, name: string): string => keyOfWords({ ...at, person, name });
  expect(key(0, "Iris")).toBe(key(0, "Iris des marais"));
  expect(new Set([key(0, "Iris"), key(1, "Genêt"), key(1, "Sureau")]).size).toBe(3);
  expect(key(1, " genêt")).toBe(key(2, "Genêt"));
  // What is forgotten with the table is found by its id.
  expect(key(1, "Genêt")).toContain("board-1");
});

test("MIN25 of one’s own words what is broken is read as nothing, and what is longer than it may be as far as it goes", () => {
  const nothing = { proud: "", learnt: "", came: {}, mine: {} };
  for (const text of [null, "", "{", "[]", "7", '{"proud":7,"came":{"1":"yes"},"mine":[]}'])
    expect(wordsFrom(text)).toEqual(nothing);
  const long = "x".repeat(OWN_WORDS_MAX_CHARS);
  const kept = { ...nothing, proud: `${long}x`, learnt: "y", came: { 1: true, 2: "no" } };
  expect(wordsFrom(JSON.stringify(kept))).toEqual({ ...nothing, proud: long, learnt: "y", came: { 1: true } });
});
