import { Suspense } from "react";
import { bringVoteWords } from "../../i18n/vote-words.ts";
import { later } from "../../ui/later.ts";
import { useLive } from "../use-live.ts";

const VoteNotices = later(async () => {
  await bringVoteWords();
  return (await import("./VoteNotices.tsx")).VoteNotices;
});

/** What is said of votes over the board is fetched when there is, or was, one. */
export function VotesAsked() {
  const hasVotes = useLive(
    ({ view }) =>
      view !== null && [view.votes, view.consents].some(({ open, results }) => open !== null || results.length > 0),
  );
  return <Suspense fallback={null}>{hasVotes && <VoteNotices />}</Suspense>;
}
