import { Suspense } from "react";
import type { ComponentType } from "react";
import type { PanelName } from "../board/workspace.ts";
import { bringVoteWords } from "../i18n/vote-words.ts";
import { later } from "../ui/later.ts";

const PANELS: Readonly<Record<PanelName, ComponentType>> = {
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

/** The one beside the board. None of them comes with the first page. */
export function OpenPanel({ panel }: { readonly panel: PanelName }) {
  const Panel = PANELS[panel];
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  );
}
