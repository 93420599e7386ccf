import {
  Braces,
  Columns3,
  FileCheck,
  FileText,
  FileType,
  Image,
  ListTree,
  PencilRuler,
  Printer,
  Share2,
  Table2,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { aroundBlocks } from "@tablee/shared/papers/around-blocks";
import { boardPaper } from "@tablee/shared/papers/board-paper";
import { outcomeBlocks } from "@tablee/shared/papers/outcome-blocks";
import { NOTHING_TOLD, storyBlocks } from "@tablee/shared/papers/story-blocks";
import type { Told } from "@tablee/shared/papers/story-blocks";
import { announceNow } from "../a11y/announce.ts";
import { useBoard, useTableTitle, useWorkspace } from "../board/workspace-context.ts";
import { ModalDialog } from "../ui/Dialog.tsx";
import { askWorker } from "./ask-worker.ts";
import type { Asked } from "./ask-worker.ts";
import { fileName } from "./file-name.ts";
import type { CopyFormat, Written } from "./job.ts";
import { picturesOf } from "../board/images/fetch-pictures.ts";
import { usePaperWords } from "./papers/use-paper-words.ts";
import { useSavePaper } from "./papers/use-save-paper.ts";
import { NameChoice } from "./NameChoice.tsx";
import { saveFile } from "./save-file.ts";
import { AudienceChoice } from "./told/AudienceChoice.tsx";
import { useAudience } from "./told/use-audience.ts";
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
  outline: { extension: "md", type: "text/markdown", icon: ListTree },
  kanban: { extension: "md", type: "text/markdown", icon: Columns3 },
  canvas: { extension: "canvas", type: "application/json", icon: Share2 },
  excalidraw: { extension: "excalidraw", type: "application/json", icon: PencilRuler },
  svg: { extension: "svg", type: "image/svg+xml", icon: Image },
};

const SHOWS_PICTURES: ReadonlySet<CopyFormat> = new Set(["svg", "excalidraw"]);

/** What each is wished for, in the order in which most people do. */
const SORTS = [
  { id: "read", forms: ["markdown", "docx", "odt", "pdf", "svg", "print"] },
  { id: "elsewhere", forms: ["csv", "outline", "kanban", "canvas", "excalidraw"] },
  { id: "back", forms: ["json"] },
] as const;

interface Copying {
  readonly busy: boolean;
  /** What came of it, in words. */
  readonly said: string;
  readonly make: (format: CopyFormat, told?: Told) => void;
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

  async function copy(format: CopyFormat, told: Told): Promise<void> {
    stop();
    setBusy(true);
    setSaid("");
    const left = leaving();
    const { board, outcomes, people } = left;
    const pictures = SHOWS_PICTURES.has(format) ? await picturesOf(board, ws.table.seat.board.id) : undefined;
    const { points } = ws.voting.results.getState();
    const blocks =
      format === "markdown"
        ? [
            ...storyBlocks(told, board, words),
            ...outcomeBlocks(outcomes, board, words),
            ...aroundBlocks({ ...left, words }),
          ]
        : [];
    const said = { title, words: words.board, points, outcomes, told: blocks, people };
    running.current = askWorker({ kind: "write", format, board, ...said, ...(pictures && { pictures }) });
    const reply = await running.current.answer;
    setBusy(false);
    if (!reply.ok) return say(t("failed"));
    const { extension, type } = FORMS[format];
    const file = fileName({ title, at: new Date(), extension, fallback: t("save.fallback") });
    saveFile(file, new Blob([reply.value.text], { type: `${type};charset=utf-8` }));
    say(t("save.done", { file }));
  }
  return { busy, said, make: (format, told = NOTHING_TOLD) => void copy(format, told), stop };
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
  const audience = useAudience(onClose);
  const said = paper.said || copy.said;
  function make(form: FormId): void {
    if (form === "print") print();
    else if (form !== "markdown" && !isDocument(form)) copy.make(form);
    // Of what was said before nothing may stand beside why nothing leaves.
    else audience.hand(form === "markdown" ? "md" : form, paper.say, (told) => write(form, told));
  }
  function write(form: "markdown" | keyof typeof DOCUMENTS, told: Told): void {
    if (isDocument(form)) return paper.save(boardPaper({ ...leaving(), title, words, told }), form);
    paper.clear();
    copy.make(form, told);
  }
  const hasImages = useBoard(({ board }) => [...board.shapes.values()].some(({ file }) => file !== null));
  return (
    <ModalDialog title={t("save.title")} isOpen onClose={onClose}>
      <p className="files-intro">{t("save.body")}</p>
      <AudienceChoice audience={audience} />
      {SORTS.map(({ id, forms }) => (
        <section key={id} className="files-sort">
          <h3>{t(`save.sorts.${id}`)}</h3>
          <ul className="files-forms">
            {forms.map((form) => (
              <Form key={form} id={form} icon={iconOf(form)} onPress={() => make(form)} />
            ))}
          </ul>
        </section>
      ))}
      <NameChoice />
      {hasImages && <p className="files-intro">{t("save.images")}</p>}
      {said !== "" && <p className="files-done">{said}</p>}
      {copy.busy && <Waiting onStop={copy.stop} />}
      {paper.busy && <Waiting onStop={paper.stop} />}
    </ModalDialog>
  );
}

type FormId = CopyFormat | keyof typeof DOCUMENTS | "print";

function isDocument(form: FormId): form is keyof typeof DOCUMENTS {
  return Object.hasOwn(DOCUMENTS, form);
}

function iconOf(form: FormId): LucideIcon {
  if (form === "print") return Printer;
  return isDocument(form) ? DOCUMENTS[form] : FORMS[form].icon;
}

interface FormProps {
  readonly id: FormId;
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
