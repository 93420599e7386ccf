import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Point } from "@tablee/shared/board/types";
import { askImages } from "../board/images/pick-images.ts";
import { isPicture } from "../board/images/shrink.ts";
import { useSay } from "../board/use-run.ts";
import { later } from "../ui/later.ts";
import type { Workspace } from "../board/workspace.ts";
import { useMay, useWorkspace } from "../board/workspace-context.ts";
import "./file-drop.css";

const ImportDialog = later(async () => (await import("./ImportDialog.tsx")).ImportDialog);

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Where on the board something was let go; nowhere in the other views. */
function pointOn({ camera }: Workspace, { clientX, clientY, target }: DragEvent): Point | null {
  const frame = target instanceof Element ? target.closest(".canvas") : null;
  if (!frame) return null;
  const box = frame.getBoundingClientRect();
  return camera.toBoard({ x: clientX - box.left, y: clientY - box.top });
}

/**
 * A file dropped anywhere on the table, or a sheet pasted on it, opens the way in; pictures are put where they fall.
 * That the browser does not leave the page for the file is seen to by the page itself, which is there sooner.
 */
export function FileDrop() {
  const { t } = useTranslation("files");
  const ws = useWorkspace();
  const say = useSay();
  const { cards: mayWrite } = useMay();
  const [isOver, setOver] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const pasted = useStore(ws.ask, ({ open }) => (open?.kind === "bring" ? open.pasted : null));
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      setOver(document.querySelector("[role=dialog]") === null);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      setOver(false);
      // A dialogue that is open takes its own drops.
      if (document.querySelector("[role=dialog]")) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!files.some(isPicture)) return setFile(files[0] ?? null);
      const said = mayWrite ? askImages(ws, files, pointOn(ws, event)) : "notNow";
      if (said) say(said, 0);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [ws, mayWrite, say]);
  return (
    <>
      {isOver && (
        <p className="files-over" aria-hidden>
          {t("dropHere")}
        </p>
      )}
      {file && (
        <Suspense>
          <ImportDialog file={file} onClose={() => setFile(null)} />
        </Suspense>
      )}
      {pasted && (
        <Suspense>
          <ImportDialog pasted={pasted} onClose={() => ws.ask.setState({ open: null })} />
        </Suspense>
      )}
    </>
  );
}
