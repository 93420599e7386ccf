import { bringBoardWords } from "../i18n/board-words.ts";

/** The page of a table, and its words in the language that is read. */
export async function bringBoard() {
  const [{ BoardPage }] = await Promise.all([import("./BoardPage.tsx"), bringBoardWords()]);
  return BoardPage;
}

/** The screen for the room, without the board. */
export async function bringScreen() {
  const [{ ScreenPage }] = await Promise.all([import("./ScreenPage.tsx"), bringBoardWords()]);
  return ScreenPage;
}
