import { Braces, FileCheck, FileText, FileType, Image, Printer, Share2, Table2 } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { aroundBlocks } from "@tablee/shared/papers/around-blocks";
import { boardPaper } from "@tablee/shared/papers/board-paper";
import { outcomeBlocks } from "@tablee/shared/papers/outcome-blocks";
import { announceNow } from "../a11y/announce.ts";
import { useBoard, useTableTitle, useWorkspace } from "../board/workspace-context.ts";
import { ModalDialog } from "../ui/Dialog.tsx";
import { askWorker } from "./ask-worker.ts";
import type { Asked } from "./ask-worker.ts";
import { fileName } from "./file-name.ts";
import { COPY_FORMATS } from "./job.ts";
import type { CopyFormat, Written } from "./job.ts";
import { picturesOf } from "../board/images/fetch-pictures.ts";
import { usePaperWords } from "./papers/use-paper-words.ts";
import { useSavePaper } from "./papers/use-save-paper.ts";
import { NameChoice } from "./NameChoice.tsx";
import { saveFile } from "./save-file.ts";
import { useLeaving } from "./use-leaving.ts";
import { Waiting } from "./Waiting.tsx";
import "./files.css";

interface FileForm {
  readonly extension: string;
  readonly type: string;
  readonly icon: LucideIcon;
}

const FORMS: Readonly<Record<CopyFormat, FileForm>> = {
  markdown: { extension: "md", type: "text/markdown", icon: FileText },
  csv: { extension: "csv", type: "text/csv", icon: Table2 },
  json: { extension: "json", type: "application/json", icon: Braces },
  canvas: { extension: "canvas", type: "application/json", icon: Share2 },
  svg: { extension: "svg", type: "image/svg+xml", icon: Image },
};

interface Copying {
  readonly busy: boolean;
  /** What came of it, in words. */
  readonly said: string;
  readonly make: (format: CopyFormat) => void;
  readonly stop: () => void;
}

function useCopy(): Copying {
  const { t } = useTranslation("files");
  const ws = useWorkspace();
  const title = useTableTitle();
  const words = usePaperWords();
  const leaving = useLeaving();
  const running = useRef<Asked<Written> | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");

  function say(words: string): void {
    setSaid(words);
    announceNow(words);
  }
  function stop(): void {
    running.current?.cancel();
    running.current = null;
    setBusy(false);
  }
  useEffect(() => () => running.current?.cancel(), []);

  async function copy(format: CopyFormat): Promise<void> {
    stop();
    setBusy(true);
    setSaid("");
    const left = leaving();
    const { board, outcomes, people } = left;
    const pictures = format === "svg" ? await picturesOf(board, ws.table.seat.board.id) : undefined;
    const { points } = ws.voting.results.getState();
    const told =
      format === "markdown" ? [...outcomeBlocks(outcomes, board, words), ...aroundBlocks({ ...left, words })] : [];
    const said = { title, words: words.board, points, outcomes, told, people };
    running.current = askWorker({ kind: "write", format, board, ...said, ...(pictures && { pictures }) });
    const reply = await running.current.answer;
    setBusy(false);
    if (!reply.ok) return say(t("failed"));
    const { extension, type } = FORMS[format];
    const file = fileName({ title, at: new Date(), extension, fallback: t("save.fallback") });
    saveFile(file, new Blob([reply.value.text], { type: `${type};charset=utf-8` }));
    say(t("save.done", { file }));
  }
  return { busy, said, make: (format) => void copy(format), stop };
}

/** The table as a document for word processors and for paper. */
const DOCUMENTS = { docx: FileType, odt: FileType, pdf: FileCheck } as const;

/** Every form a board can leave in, each with what it is good for. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("files");
  const copy = useCopy();
  const leaving = useLeaving();
  const title = useTableTitle();
  const words = usePaperWords();
  const paper = useSavePaper();
  const said = paper.said || copy.said;
  const hasImages = useBoard(({ board }) => [...board.shapes.values()].some(({ file }) => file !== null));
  return (
    <ModalDialog title={t("save.title")} isOpen onClose={onClose}>
      <p className="files-intro">{t("save.body")}</p>
      <ul className="files-forms">
        {COPY_FORMATS.map((format) => (
          <Form key={format} id={format} icon={FORMS[format].icon} onPress={() => copy.make(format)} />
        ))}
        {(["docx", "odt", "pdf"] as const).map((form) => (
          <Form
            key={form}
            id={form}
            icon={DOCUMENTS[form]}
            onPress={() => paper.save(boardPaper({ ...leaving(), title, words }), form)}
          />
        ))}
        <Form id="print" icon={Printer} onPress={() => print()} />
      </ul>
      <NameChoice />
      {hasImages && <p className="files-intro">{t("save.images")}</p>}
      {said !== "" && <p className="files-done">{said}</p>}
      {copy.busy && <Waiting onStop={copy.stop} />}
      {paper.busy && <Waiting onStop={paper.stop} />}
    </ModalDialog>
  );
}

interface FormProps {
  readonly id: CopyFormat | keyof typeof DOCUMENTS | "print";
  readonly icon: LucideIcon;
  readonly onPress: () => void;
}

function Form({ id, icon: Icon, onPress }: FormProps) {
  const { t } = useTranslation("files");
  return (
    <li>
      <AriaButton className="files-form" data-format={id} onPress={onPress}>
        <Icon className="ui-icon" size={22} strokeWidth={1.8} aria-hidden />
        <span>
          <b>{t(`save.${id}.name`)}</b>
          <small>{t(`save.${id}.good`)}</small>
        </span>
      </AriaButton>
    </li>
  );
}
