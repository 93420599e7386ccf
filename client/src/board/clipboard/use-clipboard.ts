import { useEffect } from "react";
import { removeCards } from "../actions/commands.ts";
import { unlocked } from "../actions/locking.ts";
import { kindOf, useSay } from "../use-run.ts";
import { useMay, useWorkspace } from "../workspace-context.ts";
import { formsOf, pasteForms } from "./clipboard.ts";

/** Excalidraw’s own form, in versions that put a mere text beside it. */
const DRAWING = "application/vnd.excalidraw.clipboard+json";

/** Text fields and dialogues keep the clipboard for their own words; of two views side by side, one answers. */
function isElsewhere(event: Event): boolean {
  if (event.defaultPrevented) return true;
  const target = event.target instanceof Element ? event.target : null;
  const own = target?.closest("input, textarea, [contenteditable=true], [role=dialog], .ui-panel") ?? null;
  return own !== null || (getSelection()?.toString() ?? "") !== "";
}

/** Copy, cut and paste as the browser tells of them: by keys, by its menu, without asking for any right. */
export function useClipboard(): void {
  const ws = useWorkspace();
  const may = useMay();
  const say = useSay();
  useEffect(() => {
    const take = (event: ClipboardEvent): void => {
      const chosen = [...ws.selection.getState().ids];
      const ids = event.type === "cut" ? unlocked(ws, chosen) : chosen;
      if (isElsewhere(event) || chosen.length === 0) return;
      if (ids.length === 0) return say("isLocked", chosen.length, kindOf(ws, chosen));
      event.preventDefault();
      const kind = kindOf(ws, ids);
      const { plain, html } = formsOf(ws, ids);
      event.clipboardData?.setData("text/plain", plain);
      event.clipboardData?.setData("text/html", html);
      if (event.type === "copy") return say("copied", ids.length, kind);
      if (!may.cards) return say("notNow", ids.length);
      removeCards(ws, ids);
      say("cut", ids.length, kind);
    };
    const put = (event: ClipboardEvent): void => {
      if (isElsewhere(event) || !event.clipboardData) return;
      event.preventDefault();
      if (!may.cards) return say("notNow", 0);
      const done = pasteForms(ws, {
        html: event.clipboardData.getData("text/html"),
        plain: event.clipboardData.getData(DRAWING) || event.clipboardData.getData("text/plain"),
        files: [...event.clipboardData.files],
      });
      void Promise.resolve(done).then((said) => said && say(said, 0));
    };
    document.addEventListener("copy", take);
    document.addEventListener("cut", take);
    document.addEventListener("paste", put);
    return () => {
      document.removeEventListener("copy", take);
      document.removeEventListener("cut", take);
      document.removeEventListener("paste", put);
    };
  }, [ws, may.cards, say]);
}
