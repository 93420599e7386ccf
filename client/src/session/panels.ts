import type { PanelName, Workspace } from "../board/workspace.ts";

export function togglePanel(ws: Workspace, panel: PanelName): void {
  ws.prefs.setState((prefs) => ({ panel: prefs.panel === panel ? null : panel }));
}

export function closePanel(ws: Workspace): void {
  ws.prefs.setState({ panel: null });
}
