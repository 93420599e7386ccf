import { Suspense } from "react";
import type { ComponentType } from "react";
import type { TableDialog } from "../board/workspace.ts";
import { later } from "../ui/later.ts";

const MeDialog = later(async () => (await import("./MeDialog.tsx")).MeDialog);
const MyLinkDialog = later(async () => (await import("./MyLinkDialog.tsx")).MyLinkDialog);
const SecondDialog = later(async () => (await import("./SecondDialog.tsx")).SecondDialog);
const SettingsDialog = later(async () => (await import("./SettingsDialog.tsx")).SettingsDialog);
const ExportDialog = later(async () => (await import("../exports/ExportDialog.tsx")).ExportDialog);
const ImportDialog = later(async () => (await import("../exports/ImportDialog.tsx")).ImportDialog);

const GoalDialog = later(async () => (await import("./together/WordsDialogs.tsx")).GoalDialog);
const RulesDialog = later(async () => (await import("./together/WordsDialogs.tsx")).RulesDialog);
const BrakeDialog = later(async () => (await import("./brake/BrakeDialog.tsx")).BrakeDialog);
const AnswerDialog = later(async () => (await import("./brake/AnswerDialog.tsx")).AnswerDialog);
const SummonDialog = later(async () => (await import("./passing/SummonDialog.tsx")).SummonDialog);
const CloseDialog = later(async () => (await import("./closing/CloseDialog.tsx")).CloseDialog);
const GoToMemory = later(async () => (await import("./memory/GoToMemory.tsx")).GoToMemory);
const RehearseDialog = later(async () => (await import("../rehearsal/RehearseDialog.tsx")).RehearseDialog);
const TemplateDialog = later(async () => (await import("./kept/TemplateDialog.tsx")).TemplateDialog);
const AccordDialog = later(async () => (await import("./accords/AccordDialog.tsx")).AccordDialog);
const DictateDialog = later(async () => (await import("./together/DictateDialog.tsx")).DictateDialog);

/** A dialogue that is added is named in `TableDialog`, and opened from here. */
const DIALOGS = {
  me: MeDialog,
  myLink: MyLinkDialog,
  second: SecondDialog,
  settings: SettingsDialog,
  save: ExportDialog,
  bring: ImportDialog,
  goal: GoalDialog,
  rules: RulesDialog,
  brake: BrakeDialog,
  answerBrake: AnswerDialog,
  summon: SummonDialog,
  close: CloseDialog,
  memory: GoToMemory,
  rehearse: RehearseDialog,
  keepTemplate: TemplateDialog,
  dictate: DictateDialog,
  accords: AccordDialog,
} as const satisfies Readonly<Record<TableDialog, ComponentType<{ readonly onClose: () => void }>>>;

interface TableDialogsProps {
  readonly dialog: TableDialog;
  readonly onClose: () => void;
}

/** What the menu of the table opens: none of it comes with the first page. */
export function TableDialogs({ dialog, onClose }: TableDialogsProps) {
  const Open = DIALOGS[dialog];
  return (
    <Suspense fallback={null}>
      <Open onClose={onClose} />
    </Suspense>
  );
}
