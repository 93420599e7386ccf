import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { stateOf } from "@tablee/shared/session/ballots";
import type { SessionView } from "@tablee/shared/session/types";
import { announceNow } from "../../a11y/announce.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import type { Workspace } from "../../board/workspace.ts";
import { sayCommandReason } from "../../i18n/reasons.ts";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toast.ts";
import { togglePanel } from "../panels.ts";
import { useView } from "../use-live.ts";

/** While something is asked of this person: that it is, how many points are left, and the way there. */
export function VoteNotices() {
  const { t } = useTranslation("votes");
  const ws = useWorkspace();
  const view = useView();
  const isShown = useStore(ws.prefs, ({ panel }) => panel === "votes");
  useSaid(ws);
  const [ended, setEnded] = useEnded(ws);
  // Whoever has the panel open sees what came of it there.
  if (isShown && ended !== null) setEnded(null);
  if (view === null || isShown) return null;
  const { votes, consents } = view;
  return (
    <>
      {votes.open && <VoteNotice ws={ws} question={votes.open.question} />}
      {ended && (
        <div className="board-notice" data-notice="results">
          <output>{t(`notice.${ended}`)}</output>
          <Button size="s" variant="do" onPress={() => togglePanel(ws, "votes")}>
            {t("seeResults")}
          </Button>
          <Button size="s" onPress={() => setEnded(null)}>
            {t("later")}
          </Button>
        </div>
      )}
      <Answered view={view} />
      {consents.open && (
        <div className="board-notice" data-notice="consent">
          <output>{t("notice.consent")}</output>
          <Button size="s" onPress={() => togglePanel(ws, "votes")}>
            {t("go")}
          </Button>
        </div>
      )}
    </>
  );
}

/**
 * Said to everybody alike, and until it is over: whoever objected is asked where nobody looks over their shoulder, and
 * nothing on any screen tells whom it is for.
 */
function Answered({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("votes");
  const { t: power } = useTranslation("power");
  const ws = useWorkspace();
  const [put, setPut] = useState("");
  const answered = view.consents.results.filter((one) => stateOf(one) === "answered");
  const now = answered.map(({ id, replies }) => `${id} ${replies?.length}`).join();
  if (now === "" || now === put) return null;
  return (
    <div className="board-notice" data-notice="answered">
      <output>{power("consent.notice")}</output>
      <Button size="s" onPress={() => togglePanel(ws, "votes")}>
        {t("see")}
      </Button>
      <Button size="s" onPress={() => setPut(now)}>
        {t("later")}
      </Button>
    </div>
  );
}

function VoteNotice({ ws, question }: { readonly ws: Workspace; readonly question: string }) {
  const { t } = useTranslation("votes");
  const people = useView()?.votes.open?.mine.length ?? 0;
  const turn = useStore(ws.voting.state, (state) => state.turn);
  const left = turn && (turn.left === 0 ? t("notice.leftNone") : t("notice.left", { count: turn.left }));
  const said = people > 1 ? t("notice.handOver") : left;
  const title = question.trim() || t("notice.vote");
  return (
    <div className="board-notice" data-notice="vote">
      <output>
        <b dir="auto">{said && !/[.?!:…]$/.test(title) ? t("notice.titled", { title }) : title}</b> {said}
      </output>
      <Button size="s" onPress={() => togglePanel(ws, "votes")}>
        {t(people === 0 ? "see" : "go")}
      </Button>
    </div>
  );
}

/** What a button or a key did to the ballot, and what the server refused. */
function useSaid({ voting }: Workspace): void {
  const { t } = useTranslation("votes");
  const { t: session } = useTranslation("session");
  useEffect(
    () =>
      voting.state.subscribe(({ done, refused }, before) => {
        if (refused && refused !== before.refused) toast(sayCommandReason(session, refused.reason));
        if (done && done !== before.done) {
          const points = t("said.points", { count: done.points });
          announceNow(t(done.isFull ? "said.full" : "said.done", { points, left: done.left }));
        }
      }),
    [voting, t, session],
  );
}

type Ended = "closed" | "consentClosed";

/**
 * The end of a vote is said to everybody who was asked, with the way to what came of it. Nothing opens by itself: it would
 * take the keyboard from whoever writes.
 */
function useEnded({ table }: Workspace) {
  const { t } = useTranslation("votes");
  const [ended, setEnded] = useState<Ended | null>(null);
  useEffect(
    () =>
      table.live.state.subscribe(({ view }, { view: before }) => {
        if (!view || !before) return;
        for (const end of [endOf(before.votes, view.votes, "vote"), endOf(before.consents, view.consents, "consent")]) {
          if (end === null) continue;
          announceNow(t(`notice.${end}`));
          if (end === "closed" || end === "consentClosed") setEnded(end);
          else toast(t(`notice.${end}`));
        }
      }),
    [table, t],
  );
  return [ended, setEnded] as const;
}

interface Kept {
  readonly open: { readonly id: string } | null;
  readonly results: readonly { readonly id: string }[];
}

function endOf(before: Kept, now: Kept, kind: "vote" | "consent") {
  const { open } = before;
  if (open === null || now.open?.id === open.id) return null;
  const isClosed = now.results.some(({ id }) => id === open.id);
  if (kind === "vote") return isClosed ? "closed" : "cancelled";
  return isClosed ? "consentClosed" : "consentCancelled";
}
