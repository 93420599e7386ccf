import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Paper } from "@tablee/shared/papers/paper";
import { announceNow } from "../../a11y/announce.ts";
import { askWorker } from "../ask-worker.ts";
import type { Asked } from "../ask-worker.ts";
import { fileName } from "../file-name.ts";
import type { MadePaper, PaperForm } from "../job.ts";
import { saveFile } from "../save-file.ts";

const TYPES: Readonly<Record<PaperForm, string>> = {
  md: "text/markdown;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  pdf: "application/pdf",
};

export interface SavingPaper {
  readonly busy: boolean;
  /** What came of it, in words. */
  readonly said: string;
  readonly save: (paper: Paper, form: PaperForm, done?: (file: string) => string) => void;
  readonly say: (words: string) => void;
  /** Nothing is said any more. */
  readonly clear: () => void;
  readonly stop: () => void;
}

/** Makes a document in a worker and hands it to the browser’s own way of saving. */
export function useSavePaper(): SavingPaper {
  const { t } = useTranslation("practice");
  const { t: files } = useTranslation("files");
  const running = useRef<Asked<MadePaper> | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => () => running.current?.cancel(), []);

  function say(words: string): void {
    setSaid(words);
    announceNow(words);
  }
  function stop(): void {
    running.current?.cancel();
    running.current = null;
    setBusy(false);
  }
  async function save(paper: Paper, form: PaperForm, done?: (file: string) => string): Promise<void> {
    stop();
    setBusy(true);
    say(t("copying"));
    running.current = askWorker({ kind: "paper", paper, form });
    const reply = await running.current.answer;
    setBusy(false);
    if (!reply.ok) return say(t("failed"));
    const file = fileName({ title: paper.title, at: new Date(), extension: form, fallback: files("save.fallback") });
    saveFile(file, new Blob([reply.value.bytes], { type: TYPES[form] }));
    say(done?.(file) ?? t("copied", { file }));
  }
  return { busy, said, say, clear: () => setSaid(""), stop, save: (paper, form, done) => void save(paper, form, done) };
}
