import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { AccessibilityPage } from "./pages/AccessibilityPage.tsx";
import { BoardSkeleton } from "./pages/BoardSkeleton.tsx";
import { HomePage } from "./pages/HomePage.tsx";
import { JoinPage } from "./pages/JoinPage.tsx";
import { NotFoundPage } from "./pages/NotFoundPage.tsx";
import { OpenPage } from "./pages/OpenPage.tsx";

const BoardPage = lazy(async () => ({ default: (await import("./pages/BoardPage.tsx")).BoardPage }));

export function Routes() {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/ouvrir" component={OpenPage} />
      <Route path="/join" component={JoinPage} />
      <Route path="/accessibilite" component={AccessibilityPage} />
      <Route path="/b/:id">
        {({ id }) => (
          <Suspense fallback={<BoardSkeleton />}>
            <BoardPage key={id} id={id} />
          </Suspense>
        )}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
