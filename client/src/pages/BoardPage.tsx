import { Suspense, useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { SeveralBar } from "../board/actions/SeveralBar.tsx";
import { CanvasView } from "../board/canvas/CanvasView.tsx";
import { Composer } from "../board/composer/Composer.tsx";
import { BoardDialogs } from "../board/dialogs/BoardDialogs.tsx";
import { usePageKeys } from "../board/palette/use-page-keys.ts";
import type { PanelName } from "../board/workspace.ts";
import { useBoard, useTableTitle, useWorkspace, WorkspaceContext } from "../board/workspace-context.ts";
import { useFollowing } from "../session/follow.ts";
import { forgetSeat } from "../session/seat-cache.ts";
import { KeptDialog } from "../session/KeptDialog.tsx";
import { useShownArea } from "../session/area-tabs.ts";
import { TopBar } from "../session/TopBar.tsx";
import { wishes } from "../session/safety/quiet.ts";
import { FollowNotice } from "../session/FollowNotice.tsx";
import { VotesAsked } from "../session/votes/VotesAsked.tsx";
import { useLive, useView } from "../session/use-live.ts";
import { forgetAll } from "../kept.ts";
import { bringVoteWords } from "../i18n/vote-words.ts";
import { Button } from "../ui/Button.tsx";
import { bringLater, later } from "../ui/later.ts";
import { followKeyboard } from "../ui/keyboard-cover.ts";
import { Localised } from "../ui/Localised.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { PHONE, useMedia } from "../ui/use-media.ts";
import { useTitle } from "../ui/use-title.ts";
import { Arriving, StillComing } from "./Arriving.tsx";
import { BoardSkeleton } from "./BoardSkeleton.tsx";
import { Notices } from "./Notices.tsx";
import { Sentence } from "./Sentence.tsx";
import { useOpening } from "./use-opening.ts";
import "./board-page.css";

const list = () => import("../board/list/ListView.tsx");
const ListView = later(async () => (await list()).ListView);
// A failure is met where the list is shown.
if (matchMedia(PHONE).matches) list().catch(() => undefined);
const FrameworkView = later(async () => (await import("../board/framework/FrameworkView.tsx")).FrameworkView);
const PastView = later(async () => (await import("../board/past/PastView.tsx")).PastView);
const ImageTray = later(async () => (await import("../board/images/ImageTray.tsx")).ImageTray);
const FileDrop = later(async () => (await import("../exports/FileDrop.tsx")).FileDrop);
const PrintView = later(async () => (await import("../exports/PrintView.tsx")).PrintView);
const Strip = later(async () => (await import("../session/together/Strip.tsx")).Strip);
// Nothing has happened around one yet when the page is first drawn.
const Voice = later(async () => (await import("../session/Voice.tsx")).Voice);
const PastBar = later(async () => (await import("../session/PastBar.tsx")).PastBar);
const Erased = later(async () => (await import("./Erased.tsx")).Erased);
const SheetNotice = later(async () => (await import("../session/rounds/SheetNotice.tsx")).SheetNotice);
const DuoNotice = later(async () => (await import("../session/duo/DuoNotice.tsx")).DuoNotice);
const StoriesKeeper = later(async () => (await import("../stories/StoriesKeeper.tsx")).StoriesKeeper);
const MemoryPage = later(async () => (await import("./MemoryPage.tsx")).MemoryPage);
const PANELS: Readonly<Record<PanelName, React.ComponentType>> = {
  lead: later(async () => (await import("../session/LeadPanel.tsx")).LeadPanel),
  people: later(async () => (await import("../session/PeoplePanel.tsx")).PeoplePanel),
  invite: later(async () => (await import("../session/InvitePanel.tsx")).InvitePanel),
  help: later(async () => (await import("../session/HelpPanel.tsx")).HelpPanel),
  changes: later(async () => (await import("../board/changes/ChangesPanel.tsx")).ChangesPanel),
  votes: later(async () => {
    await bringVoteWords();
    return (await import("../session/votes/VotesPanel.tsx")).VotesPanel;
  }),
  together: later(async () => (await import("../session/together/TogetherPanel.tsx")).TogetherPanel),
  sheet: later(async () => (await import("../practice/SheetPanel.tsx")).SheetPanel),
  specifications: later(async () => (await import("../practice/SpecificationsPanel.tsx")).SpecificationsPanel),
  groundwork: later(async () => (await import("../groundwork/GroundworkPanel.tsx")).GroundworkPanel),
  stories: later(async () => (await import("../stories/StoriesPanel.tsx")).StoriesPanel),
  glossary: later(async () => (await import("../practice/GlossaryPanel.tsx")).GlossaryPanel),
  evaluation: later(async () => (await import("../session/evaluation/EvaluationPanel.tsx")).EvaluationPanel),
  versions: later(async () => (await import("../session/VersionsPanel.tsx")).VersionsPanel),
  details: later(async () => (await import("../session/items/DetailsPanel.tsx")).DetailsPanel),
  mySheet: later(async () => (await import("../session/rounds/SheetPanel.tsx")).SheetPanel),
};

interface BoardPageProps {
  readonly id: string;
  /** What the table remembers, in place of the table. */
  readonly isMemory?: boolean;
}

export function BoardPage(props: BoardPageProps) {
  const [attempt, setAttempt] = useState(0);
  return <Opening key={attempt} {...props} again={() => setAttempt(attempt + 1)} />;
}

function Opening({ id, isMemory = false, again }: BoardPageProps & { readonly again: () => void }) {
  const { t } = useTranslation("pages");
  const opening = useOpening(id);
  if (opening.kind === "loading") return <BoardSkeleton />;
  if (opening.kind === "open") {
    return (
      <Localised>
        <WorkspaceContext key={opening.turn} value={opening.ws}>
          {isMemory ? (
            <Suspense fallback={null}>
              <MemoryPage />
            </Suspense>
          ) : (
            <Table />
          )}
        </WorkspaceContext>
      </Localised>
    );
  }
  return (
    <Sentence title={t(`board.${opening.kind}.title`)} body={t(`board.${opening.kind}.body`)}>
      {opening.kind !== "gone" && (
        <Button variant="do" onPress={again}>
          {t("board.retry")}
        </Button>
      )}
    </Sentence>
  );
}

const ERASED = (
  <Suspense>
    <Erased />
  </Suspense>
);

function Table() {
  const { t } = useTranslation("pages");
  const ws = useWorkspace();
  const title = useTableTitle();
  const removed = useLive((state) => state.removed);
  const erased = useErased();
  const isDuo = useLive((state) => state.view?.duo?.kind === "mine");
  const panel = useStore(ws.prefs, (state) => state.panel);
  const ready = useStore(ws.table.sync.state, (state) => state.ready);
  const past = useStore(ws.past, (state) => state.open);
  useEffect(() => {
    if (ready) void bringLater();
  }, [ready]);
  const isOut = useStore(wishes, (state) => state.isOut);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => (page.current ? followKeyboard(page.current) : undefined), []);
  useTitle(t("board.title", { title }));
  useFollowing();
  usePageKeys();
  useEffect(keepThePage, []);
  if (erased) return ERASED;
  if (removed) return <Sentence title={t("board.removed.title")} body={t("board.removed.body")} />;
  const OpenPanel = panel === null ? null : PANELS[panel];
  return (
    <div className="board-page" ref={page} data-out={isOut || undefined}>
      <a className="ui-skip" href="#content">
        {t("skip")}
      </a>
      <TopBar />
      <div className="board-body">
        <main className="board-main" id="content" tabIndex={-1}>
          <Suspense fallback={null}>
            <Strip />
            <StoriesKeeper />
          </Suspense>
          <Notices />
          <Suspense fallback={null}>{ready && <SheetNotice />}</Suspense>
          <FollowNotice />
          <VotesAsked />
          <Suspense fallback={null}>{isDuo && <DuoNotice />}</Suspense>
          <Suspense fallback={null}>{past && <PastBar key={past.version.id} past={past} />}</Suspense>
          <Shown ready={ready} />
        </main>
        {OpenPanel && (
          <div className="board-side">
            <Suspense fallback={null}>
              <OpenPanel />
            </Suspense>
          </div>
        )}
      </div>
      <Over />
    </div>
  );
}

/** A file that is let go before somebody takes it (FileDrop) would take the place of the page, with all that is being written. */
function keepThePage(): () => void {
  const stay = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };
  const names = ["dragover", "drop"] as const;
  for (const name of names) addEventListener(name, stay);
  return () => {
    for (const name of names) removeEventListener(name, stay);
  };
}

/** What lies over the page, or is only heard. */
function Over() {
  return (
    <>
      <BoardDialogs />
      <KeptDialog />
      <Suspense fallback={null}>
        <ImageTray />
      </Suspense>
      <Suspense fallback={null}>
        <FileDrop />
      </Suspense>
      <Suspense fallback={null}>
        <PrintView />
      </Suspense>
      <Suspense fallback={null}>
        <Voice />
      </Suspense>
      <Toasts />
    </>
  );
}

/** A table that was deleted on its date leaves nothing on this device either. */
function useErased(): boolean {
  const { table, sheets } = useWorkspace();
  const { sync, seat } = table;
  const erased = useLive((state) => state.erased);
  useEffect(() => {
    if (!erased) return;
    forgetSeat(seat.board.id);
    void sync.forget();
    void sheets.forget();
    forgetAll(seat.board.id);
  }, [erased, sync, seat, sheets]);
  return erased;
}

/** What has come of a large board is looked at on the canvas while the rest comes; a list of a part would be read as all of it. */
function Shown({ ready: isHere }: { readonly ready: boolean }) {
  const { prefs, table } = useWorkspace();
  // A large board is on the canvas already: what comes with its last word is drawn between two strokes of a hand.
  const ready = useDeferredValue(isHere);
  const isCanvas = useStore(prefs, (state) => state.view === "canvas" && !state.split);
  const isComing = useStore(table.sync.state, ({ status }) => status.kind === "loading");
  const hasCards = useBoard(({ board }) => board.cards.size > 0);
  const isPart = !ready && isCanvas && (isComing || isHere) && hasCards;
  if (!ready && !isPart) return <Arriving />;
  return (
    <>
      <Views isWhole={ready} />
      {isPart && <StillComing />}
    </>
  );
}

function Views({ isWhole }: { readonly isWhole: boolean }) {
  const { prefs, past } = useWorkspace();
  const { view, split } = useStore(prefs);
  const { open } = useStore(past);
  const phone = useMedia(PHONE);
  const area = useShownArea();
  const session = useView();
  // On a closed table nobody has anything to put down.
  const role = session?.closing.closed ? "observer" : session?.me.role;
  return (
    <div className="board-views">
      <div className="board-stage" data-view={view} data-role={role} data-past={open ? true : undefined}>
        <SeveralBar />
        <div className="board-view" data-view={view}>
          {open ? (
            <Suspense fallback={null}>
              <PastView past={open} />
            </Suspense>
          ) : (
            <Present only={phone ? area : undefined} />
          )}
        </div>
        {/* Out of sight where there is nothing to put down, and still there: what was being written stays. */}
        {isWhole && <Composer />}
      </div>
      {split && view === "canvas" && !phone && !open && (
        <div className="board-view board-view-side" data-view="list">
          <Suspense fallback={null}>
            <ListView />
          </Suspense>
        </div>
      )}
    </div>
  );
}

/** The board in the view that one is in; on a phone, one area of the list. */
function Present({ only }: { readonly only: number | undefined }) {
  const view = useStore(useWorkspace().prefs, (state) => state.view);
  if (view === "canvas") return <CanvasView />;
  return <Suspense fallback={null}>{view === "list" ? <ListView only={only} /> : <FrameworkView />}</Suspense>;
}
