import { Suspense } from "react";
import { assertNever } from "@tablee/shared/reply";
import { later } from "../../ui/later.ts";
import type { Ask } from "../workspace.ts";
import { GoToAreaDialog } from "./GoToAreaDialog.tsx";
import { ImageDialog } from "../images/ImageDialog.tsx";
import { ImageTextDialog } from "../images/ImageTextDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { LinkEditDialog } from "./LinkEditDialog.tsx";
import { LookDialog } from "./LookDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { GroupDialog, RenameGroupDialog } from "./NameDialogs.tsx";
import { PasteDialog } from "./PasteDialog.tsx";
import { SourceDialog } from "./SourceDialog.tsx";
import { StampDialog } from "./StampDialog.tsx";
import { ZoneDialog } from "./ZoneDialog.tsx";

const Palette = later(async () => (await import("../palette/Palette.tsx")).Palette);

/** The dialogue for each thing that is asked. */
export function Asked({ open, close }: { readonly open: Ask; readonly close: () => void }) {
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
    case "stamp":
      return <StampDialog by={open.by} close={close} />;
    case "zone":
      return <ZoneDialog id={open.zone} close={close} />;
    case "goToArea":
      return <GoToAreaDialog close={close} />;
    case "renameGroup":
      return <RenameGroupDialog id={open.group} close={close} />;
    case "editLink":
      return <LinkEditDialog id={open.link} close={close} />;
    case "palette":
      return (
        <Suspense fallback={null}>
          <Palette ids={open.ids} close={close} />
        </Suspense>
      );
    case "image":
      return <ImageDialog files={open.files} at={open.at} close={close} />;
    case "imageText":
      return <ImageTextDialog id={open.shape} close={close} />;
    case "table":
    case "bring":
    case "react":
    case "fromStory":
      // The menu of the table shows its own, the session its own, stories theirs, and the way in what was pasted.
      return null;
    case "paste":
      return <PasteDialog lines={open.lines} whole={open.whole} close={close} />;
    default:
      return assertNever(open);
  }
}
