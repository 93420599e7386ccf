import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { assertNever } from "@tablee/shared/reply";
import { useWorkspace } from "../workspace-context.ts";
import type { Ask } from "../workspace.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { LinkEditDialog } from "./LinkEditDialog.tsx";
import { LookDialog } from "./LookDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { GroupDialog, RenameGroupDialog } from "./NameDialogs.tsx";
import { PasteDialog } from "./PasteDialog.tsx";
import { SourceDialog } from "./SourceDialog.tsx";
import { ZoneDialog } from "./ZoneDialog.tsx";

/** Loaded when asked for. */
const Palette = lazy(async () => ({ default: (await import("../palette/Palette.tsx")).Palette }));

/** What the actions ask: where to, under which name, how it looks, behind which line. Both views open these. */
export function BoardDialogs() {
  const ws = useWorkspace();
  const open = useStore(ws.ask, (state) => state.open);
  return open && <Asked open={open} close={() => ws.ask.setState({ open: null })} />;
}

function Asked({ open, close }: { readonly open: Ask; readonly close: () => void }) {
  switch (open.kind) {
    case "moveTo":
      return <MoveDialog ids={open.ids} close={close} />;
    case "nameGroup":
      return <GroupDialog ids={open.ids} close={close} />;
    case "look":
      return <LookDialog ids={open.ids} close={close} />;
    case "addSource":
      return <SourceDialog ids={open.ids} close={close} />;
    case "link":
      return <LinkDialog ids={open.ids} close={close} />;
    case "zone":
      return <ZoneDialog id={open.zone} close={close} />;
    case "renameGroup":
      return <RenameGroupDialog id={open.group} close={close} />;
    case "editLink":
      return <LinkEditDialog id={open.link} close={close} />;
    case "palette":
      return (
        <Suspense>
          <Palette ids={open.ids} close={close} />
        </Suspense>
      );
    case "table":
      // The menu of the table shows its own.
      return null;
    case "paste":
      return <PasteDialog lines={open.lines} whole={open.whole} close={close} />;
    default:
      return assertNever(open);
  }
}
