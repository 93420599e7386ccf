import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSay } from "../board/use-run.ts";
import { useBoard, useMay, useWorkspace } from "../board/workspace-context.ts";
import type { Pasted } from "../board/workspace.ts";
import type { ZoneId } from "@tablee/shared/ids";
import { compareOrder } from "@tablee/shared/board/order";
import type { ImportedBoard } from "@tablee/shared/formats/imported";
import { IMPORT_KEEPS_STATE_FROM_COUNT } from "@tablee/shared/limits";
import { announceNow } from "../a11y/announce.ts";
import { makeVersion } from "../api.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { toast } from "../ui/toast.ts";
import { bringIn, cardsAlone, needsStructure } from "./bring-in.ts";
import { ImportPreview } from "./ImportPreview.tsx";
import { ImportSource } from "./ImportSource.tsx";
import { Refusal } from "./Refusal.tsx";
import { useExportWords } from "./use-export-words.ts";
import type { Found, ReadWish } from "./job.ts";
import { useImport } from "./use-import.ts";
import type { Import } from "./use-import.ts";
import { Waiting } from "./Waiting.tsx";
import "./files.css";

interface ImportDialogProps {
  readonly onClose: () => void;
  /** Dropped on the page. */
  readonly file?: File | undefined;
  /** Pasted on the page. */
  readonly pasted?: Pasted | undefined;
}

/** A file or a pasted list, seen as it will come before anything is written. */
export function ImportDialog({ onClose, file, pasted }: ImportDialogProps) {
  const { t } = useTranslation("files");
  const work = useImport(useExportWords());
  const adding = useAdding(work, onClose);
  useEffect(() => {
    if (file) work.bringFile(file);
    else if (pasted) work.bringText(pasted.text, pasted.isSheet ? sheetWish(pasted.text) : {});
    // What it was opened with is read once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useSayReady(work);
  const refused = refusalOf(work);
  const isOpen = work.brought !== null;
  return (
    <ModalDialog
      title={t("bring.title")}
      isOpen
      onClose={onClose}
      wide={isOpen}
      {...(isOpen && { actions: <Foot work={work} adding={adding} /> })}
    >
      {refused && <Refusal reason={refused.reason} place={refused.place} />}
      {adding.isFull && <Refusal reason="full" place={null} />}
      {work.brought === null && <ImportSource onFile={work.bringFile} onText={work.bringText} />}
      {work.found && <ImportPreview work={work} found={work.found} adding={adding} />}
      {work.busy && <Waiting onStop={work.reset} />}
    </ModalDialog>
  );
}

/** One row by itself is no header. */
function sheetWish(text: string): Partial<ReadWish> {
  return { kind: "table", delimiter: "\t", header: text.trim().includes("\n") ? "auto" : false };
}

function Foot({ work, adding }: { readonly work: Import; readonly adding: Adding }) {
  const { t } = useTranslation("files");
  const count = adding.coming?.cards.length ?? 0;
  return (
    <>
      <Button onPress={work.reset}>{t("bring.other")}</Button>
      {adding.coming && (
        <Button variant="do" isDisabled={!adding.isReady} onPress={adding.add}>
          {count > 0 ? t("bring.add", { count }) : t("bring.addAll")}
        </Button>
      )}
    </>
  );
}

function refusalOf({ found, refused }: Import): { readonly reason: string; readonly place: string | null } | null {
  if (refused !== null) return { reason: refused, place: null };
  if (found && !found.board.ok) return { reason: found.board.reason, place: found.board.detail ?? null };
  return found && readBoardOf(found) === null ? { reason: "empty", place: null } : null;
}

/** An empty board is a good file, and nothing to add. */
function readBoardOf({ board }: Found): ImportedBoard | null {
  if (!board.ok) return null;
  const { cards, zones, lines, shapes } = board.value;
  return cards.length + zones.length + lines.length + shapes.length === 0 ? null : board.value;
}

/** Who does not see the preview appear hears what it holds. */
function useSayReady({ found }: Import): void {
  const { t } = useTranslation("files");
  const count = found?.board.ok ? found.board.value.cards.length : null;
  useEffect(() => {
    if (count !== null) announceNow(t("bring.ready", { cards: t("count.cards", { count }) }));
  }, [count, t]);
}

export interface Adding {
  /** What would be put down as things stand; `null`: nothing was read. */
  readonly coming: ImportedBoard | null;
  readonly isReady: boolean;
  readonly isFull: boolean;
  /** What keeps it from being added now. */
  readonly waits: "notNow" | "locked" | null;
  readonly alone: boolean;
  readonly setAlone: (alone: boolean) => void;
  readonly zone: ZoneId | null;
  readonly setZone: (zone: ZoneId | null) => void;
  readonly add: () => void;
}

function useAdding({ found, busy }: Import, onClose: () => void): Adding {
  const { t } = useTranslation("files");
  const ws = useWorkspace();
  const may = useMay();
  const say = useSay();
  const zones = useBoard((state) => state.board.zones);
  const first = [...zones.values()].sort(compareOrder)[0]?.id ?? null;
  const [chosen, setZone] = useState<ZoneId | null | undefined>(undefined);
  const [alone, setAlone] = useState(false);
  const [isFull, setFull] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const isOpen = useOpen();
  const zone = chosen === undefined || (chosen !== null && !zones.has(chosen)) ? first : chosen;
  const whole = found && readBoardOf(found);
  const isLocked = whole !== null && !may.structure && needsStructure(whole, zones);
  const coming = whole && isLocked && alone ? cardsAlone(whole) : whole;
  const waits = may.cards ? (isLocked && !alone ? "locked" : null) : "notNow";

  /** Much at once: the table is kept as it is before. Without a network it comes in all the same, and can be undone. */
  async function add(): Promise<void> {
    if (!coming || keeping) return;
    if (coming.cards.length >= IMPORT_KEEPS_STATE_FROM_COUNT) {
      setKeeping(true);
      await makeVersion(ws.table.seat.board.id, { before: "bring" }, KEPT_WITHIN_MS);
      // Whoever has closed this meanwhile wants nothing brought in.
      if (!isOpen.current) return;
      setKeeping(false);
    }
    const cards = bringIn(ws, coming, { into: zone, onSaid: (said) => say(said, 0) });
    setFull(cards === null);
    if (!cards) return;
    const drawn = coming.shapes.length;
    const words =
      cards.length === 0 && drawn > 0 ? t("bring.drawn", { count: drawn }) : t("bring.done", { count: cards.length });
    toast(words, { undo: () => void ws.undo.undo() });
    onClose();
  }
  const isReady = coming !== null && waits === null && !busy && !keeping;
  return { coming, isReady, isFull, waits, alone, setAlone, zone, setZone, add: () => void add() };
}

const KEPT_WITHIN_MS = 5_000;

/** True as long as the dialogue is there. */
function useOpen(): React.RefObject<boolean> {
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return isOpen;
}
