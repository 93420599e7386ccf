import { Route, Switch } from "wouter";
import { AccessibilityPage } from "./pages/AccessibilityPage.tsx";
import { BoardSkeleton } from "./pages/BoardSkeleton.tsx";
import { bringBoard, bringNotice, bringScreen } from "./pages/bring-board.ts";
import { askEarly } from "./pages/early-seat.ts";
import { HomePage } from "./pages/HomePage.tsx";
import { NotFoundPage } from "./pages/NotFoundPage.tsx";
import { brought } from "./pages/brought.ts";

// What has forms or a board brings react-aria along, which the first page does without: decisions/024.
const BoardPage = brought(() => bringBoard(), <BoardSkeleton />);
const GuidePage = brought(async () => (await import("./pages/GuidePage.tsx")).GuidePage);
const NoticePage = brought(bringNotice);
const JoinPage = brought(async () => (await import("./pages/JoinPage.tsx")).JoinPage);
const ScreenPage = brought(bringScreen);
const OpenPage = brought(async () => (await import("./pages/OpenPage.tsx")).OpenPage);

/** What the address asks for is on its way before anything is drawn. */
export function bringPage(path: string): void {
  const [, table] = /^\/b\/([^/]+)\/?$/.exec(path) ?? [];
  if (table === undefined) return;
  askEarly(table);
  // A failure is met where the page is shown.
  bringBoard(table).catch(() => undefined);
}

export function Routes() {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/ouvrir" component={OpenPage} />
      <Route path="/join" component={JoinPage} />
      <Route path="/accessibilite" component={AccessibilityPage} />
      <Route path="/guide" component={GuidePage} />
      <Route path="/mentions" component={NoticePage} />
      <Route path="/b/:id">{({ id }) => <BoardPage key={id} id={id} />}</Route>
      <Route path="/b/:id/screen">{({ id }) => <ScreenPage key={id} id={id} />}</Route>
      <Route path="/b/:id/memoire">{({ id }) => <BoardPage key={`${id} memory`} id={id} isMemory />}</Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
