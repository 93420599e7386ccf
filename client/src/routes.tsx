import { lazy, Suspense } from "react";
import type { ComponentType } from "react";
import { Route, Switch } from "wouter";
import { AccessibilityPage } from "./pages/AccessibilityPage.tsx";
import { BoardSkeleton } from "./pages/BoardSkeleton.tsx";
import { bringBoard, bringScreen } from "./pages/bring-board.ts";
import { askEarly } from "./pages/early-seat.ts";
import { HomePage } from "./pages/HomePage.tsx";
import { NotFoundPage } from "./pages/NotFoundPage.tsx";

// What has forms or a board brings react-aria along, which the first page does without: decisions/024.
const BoardPage = lazy(async () => ({ default: await bringBoard() }));
const JoinPage = lazy(async () => ({ default: (await import("./pages/JoinPage.tsx")).JoinPage }));
const ScreenPage = lazy(async () => ({ default: await bringScreen() }));
const OpenPage = lazy(async () => ({ default: (await import("./pages/OpenPage.tsx")).OpenPage }));

/** What the address asks for is on its way before anything is drawn. */
export function bringPage(path: string): void {
  const [, table] = /^\/b\/([^/]+)\/?$/.exec(path) ?? [];
  if (table === undefined) return;
  // A failure is met where the page is shown.
  bringBoard().catch(() => undefined);
  askEarly(table);
}

function later(Page: ComponentType) {
  return () => (
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  );
}

const Open = later(OpenPage);
const Join = later(JoinPage);

export function Routes() {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/ouvrir" component={Open} />
      <Route path="/join" component={Join} />
      <Route path="/accessibilite" component={AccessibilityPage} />
      <Route path="/b/:id">
        {({ id }) => (
          <Suspense fallback={<BoardSkeleton />}>
            <BoardPage key={id} id={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/b/:id/screen">
        {({ id }) => (
          <Suspense fallback={null}>
            <ScreenPage key={id} id={id} />
          </Suspense>
        )}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
