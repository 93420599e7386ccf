import { bringBoardWords, bringLaterWords } from "../i18n/board-words.ts";
import { bringVoteWords } from "../i18n/vote-words.ts";

/** The page of a table, and its words in the language that is read. The table that is asked for is opened meanwhile. */
export async function bringBoard(table?: string) {
  const words = bringBoardWords();
  // Whoever waits for the words meets their failure.
  words.catch(() => undefined);
  const [{ BoardPage }, { openEarly }] = await Promise.all([import("./BoardPage.tsx"), import("./use-opening.ts")]);
  if (table !== undefined) openEarly(table);
  await words;
  return BoardPage;
}

/** The screen for the room, without the board. */
export async function bringScreen() {
  const [{ ScreenPage }] = await Promise.all([
    import("./ScreenPage.tsx"),
    bringBoardWords(),
    bringLaterWords(),
    bringVoteWords(),
  ]);
  return ScreenPage;
}

/** Its words come with those of panels: on the first page they would be carried by everybody. */
export async function bringNotice() {
  const [{ NoticePage }] = await Promise.all([import("./NoticePage.tsx"), bringLaterWords()]);
  return NoticePage;
}
