import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import "./file-drop.css";

const ImportDialog = lazy(async () => ({ default: (await import("./ImportDialog.tsx")).ImportDialog }));

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** A file dropped anywhere on the table, or a sheet pasted on it, opens the way in. Without this, the browser would leave the page for the file. */
export function FileDrop() {
  const { t } = useTranslation("files");
  const [isOver, setOver] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const { ask } = useWorkspace();
  const pasted = useStore(ask, ({ open }) => (open?.kind === "bring" ? open.pasted : null));
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(document.querySelector("[role=dialog]") === null);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      setOver(false);
      // A dialogue that is open takes its own drops.
      if (event.defaultPrevented || document.querySelector("[role=dialog]")) return event.preventDefault();
      event.preventDefault();
      setFile(event.dataTransfer?.files[0] ?? null);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
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
          <ImportDialog pasted={pasted} onClose={() => ask.setState({ open: null })} />
        </Suspense>
      )}
    </>
  );
}
