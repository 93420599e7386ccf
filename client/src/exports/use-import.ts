import { useEffect, useState } from "react";
import { IMPORT_FILE_MAX_BYTES } from "@tablee/shared/limits";
import type { ImportReason } from "@tablee/shared/formats/imported";
import type { ExportWords } from "@tablee/shared/formats/words";
import { askWorker } from "./ask-worker.ts";
import type { Asked } from "./ask-worker.ts";
import type { Brought, Found, ReadWish } from "./job.ts";

/**
 *   nothing ──file, drop, text──► reading ──► found ◄── another choice
 *      ▲                            │ stop, refused before reading
 *      └────────────────────────────┘
 */
export interface Import {
  readonly brought: Brought | null;
  readonly wish: ReadWish;
  readonly found: Found | null;
  readonly busy: boolean;
  /** Why nothing could be read at all. */
  readonly refused: ImportReason | "unreadable" | "failed" | null;
  readonly bringFile: (file: File) => void;
  readonly bringText: (text: string, wish?: Partial<ReadWish>) => void;
  readonly choose: (part: Partial<ReadWish>) => void;
  readonly reset: () => void;
}

const AUTO: ReadWish = { kind: "auto", encoding: "auto", delimiter: "auto", header: "auto", columns: null };

export function useImport(words: ExportWords): Import {
  const [brought, setBrought] = useState<Brought | null>(null);
  const [wish, setWish] = useState<ReadWish>(AUTO);
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Import["refused"]>(null);

  function restart(next: Brought | null, why: Import["refused"] = null, wished: Partial<ReadWish> = {}): void {
    setBrought(next);
    setWish({ ...AUTO, ...wished });
    setFound(null);
    setRefused(why);
    setBusy(next !== null);
  }
  async function show(answer: Asked<Found>["answer"]): Promise<void> {
    const reply = await answer;
    setBusy(false);
    if (reply.ok) setFound(reply.value);
    else setRefused("failed");
  }
  useEffect(() => {
    if (!brought) return undefined;
    const asked = askWorker({ kind: "read", brought, wish, words });
    void show(asked.answer);
    return asked.cancel;
    // The words change only with the language, and a file read in the other one is the same file.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [brought, wish]);

  async function bringFile(file: File): Promise<void> {
    // Judged before a byte is read: a film dropped by mistake must not fill the memory.
    if (file.size > IMPORT_FILE_MAX_BYTES) return restart(null, "too-big");
    try {
      restart({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      // A folder, a file that moved away or may not be read: browsers only say that it failed.
      restart(null, "unreadable");
    }
  }
  return {
    brought,
    wish,
    found,
    busy,
    refused,
    bringFile: (file) => void bringFile(file),
    bringText: (text, wished) => {
      if (text.trim() === "") restart(null, "empty");
      else restart({ name: null, text }, null, wished);
    },
    choose: (part) => {
      setBusy(true);
      setWish({ ...wish, ...part });
    },
    reset: () => restart(null),
  };
}
