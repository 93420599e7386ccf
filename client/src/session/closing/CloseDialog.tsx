import {
  CLOSING_TASKS_MAX_COUNT,
  DECIDED_MAX_CHARS,
  DELETION_AHEAD_MAX_DAYS,
  DELETION_AHEAD_MIN_DAYS,
  TASK_MAX_CHARS,
} from "@tablee/shared/limits";
import type { Task } from "@tablee/shared/session/closing";
import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFirstField } from "../../board/dialogs/AskDialog.tsx";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend, useView } from "../use-live.ts";
import { dayAfter, momentOf } from "./days.ts";
import "../together/together.css";

const WEEKS_AHEAD_DAYS = 30;

/** Closing asks: everybody stops writing. */
export function CloseDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("together");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const view = useView();
  const closing = view?.closing;
  // A table of a course is kept for its days: whoever closes it may say otherwise.
  const keptDays = view?.course.keptDays ?? null;
  const [decided, setDecided] = useState(closing?.decided ?? "");
  const [tasks, setTasks] = useState<readonly Task[]>(closing?.tasks.length ? closing.tasks : [{ what: "", who: "" }]);
  const [isDated, setDated] = useState(closing?.closed === true ? closing.deleteAt !== null : keptDays !== null);
  const [date, setDate] = useState(() => dayAfter(keptDays ?? WEEKS_AHEAD_DAYS));
  const first = useRef<HTMLDivElement>(null);
  useFirstField(first);
  const close = async (): Promise<void> => {
    const written = tasks.filter(({ what }) => what.trim() !== "");
    const deleteAt = isDated ? momentOf(date) : null;
    if (await send("board.close", { decided: decided.trim(), tasks: [...written], deleteAt })) onClose();
  };
  return (
    <ModalDialog
      title={t("closing.dialog")}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant={isDated ? "danger" : "do"} onPress={() => void close()}>
            {t("closing.close")}
          </Button>
        </>
      }
    >
      <p>{t("closing.body")}</p>
      <div ref={first}>
        <TextField
          label={t("closing.decided")}
          value={decided}
          maxLength={DECIDED_MAX_CHARS}
          multiline
          onChange={setDecided}
        />
      </div>
      <Tasks tasks={tasks} change={setTasks} />
      <Switch isSelected={isDated} onChange={setDated}>
        {t("closing.delete")}
      </Switch>
      {isDated && (
        <>
          <DateField date={date} change={setDate} />
          <p className="lead-small">{t("closing.deleteHelp")}</p>
        </>
      )}
    </ModalDialog>
  );
}

function Tasks({
  tasks,
  change,
}: {
  readonly tasks: readonly Task[];
  readonly change: (tasks: readonly Task[]) => void;
}) {
  const { t } = useTranslation("together");
  const put = (at: number, part: Partial<Task>): void =>
    change(tasks.map((task, other) => (other === at ? { ...task, ...part } : task)));
  return (
    <section className="together-work">
      <h3>{t("closing.tasks")}</h3>
      <ul className="together-tasks">
        {tasks.map(({ what, who }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a row is its place: nothing else tells two apart
          <li key={at}>
            <TextField
              label={t("closing.what", { at: at + 1 })}
              value={what}
              maxLength={TASK_MAX_CHARS}
              onChange={(words) => put(at, { what: words })}
            />
            <TextField
              label={t("closing.who")}
              value={who}
              maxLength={TASK_MAX_CHARS}
              onChange={(words) => put(at, { who: words })}
            />
            <IconButton
              icon={Trash2}
              label={t("closing.removeTask", { at: at + 1 })}
              onPress={() => change(tasks.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      {tasks.length < CLOSING_TASKS_MAX_COUNT && (
        <Button size="s" onPress={() => change([...tasks, { what: "", who: "" }])}>
          {t("closing.addTask")}
        </Button>
      )}
    </section>
  );
}

/** The browser's own: each platform has a way of choosing a day that its people know. */
function DateField({ date, change }: { readonly date: string; readonly change: (date: string) => void }) {
  const { t } = useTranslation("together");
  return (
    <label className="ui-field">
      <span className="ui-label">{t("closing.date")}</span>
      <input
        className="ui-input"
        type="date"
        value={date}
        min={dayAfter(DELETION_AHEAD_MIN_DAYS + 1)}
        max={dayAfter(DELETION_AHEAD_MAX_DAYS - 1)}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
}
