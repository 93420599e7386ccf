import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { programmePaper } from "@tablee/shared/papers/programme-paper";
import type { Time } from "@tablee/shared/practice/checklist";
import { addSequence, minutesOf } from "@tablee/shared/practice/programme";
import type { ProgrammeTime } from "@tablee/shared/practice/programme";
import { sayDuration } from "../../i18n/duration.ts";
import { useMay, useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { usePaperWords } from "../../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { useLeaving } from "../../exports/use-leaving.ts";
import { SavePaper } from "../../practice/SavePaper.tsx";
import { toast } from "../../ui/toast.ts";
import { WordsForm } from "../parts/WordsForm.tsx";
import { SequenceRow } from "./SequenceRow.tsx";
import { Signatures } from "./Signatures.tsx";
import { useMoving } from "./use-moving.ts";
import type { Moving } from "./use-moving.ts";
import { useProgramme, useWho } from "./use-programme.ts";
import type { ProgrammeNow } from "./use-programme.ts";
import "../../practice/practice.css";
import "../power/power.css";
import "./programme.css";

/** The sequences of the training, before, during and after; who carries them; and the two who sign. */
export function Programme() {
  const { t } = useTranslation("power");
  const now = useProgramme();
  const list = useRef<HTMLDivElement>(null);
  const moving = useMoving(list);
  return (
    <>
      <p className="practice-about">{t("programme.about")}</p>
      {now.sequences.length > 0 && <Summary now={now} />}
      <div ref={list}>
        {now.times.map((part) => (
          <TimePart key={part.time} part={part} now={now} moving={moving} />
        ))}
      </div>
      <Signatures now={now} />
      {now.sequences.length > 0 && <Save />}
    </>
  );
}

/** How long in all, what nobody carries, and what people concerned carry. */
function Summary({ now: { sequences, promised } }: { readonly now: ProgrammeNow }) {
  const { t } = useTranslation("power");
  const who = useWho();
  const carriers = new Map(sequences.map(({ id }) => [id, promised.carried.filter((one) => one.sequence === id)]));
  const unowned = sequences.filter(({ id }) => carriers.get(id)?.length === 0).length;
  const lived = sequences.filter(({ id }) => carriers.get(id)?.some((one) => who(one).part === "supported")).length;
  const minutes = minutesOf(sequences);
  return (
    <div className="programme-summary" data-unowned={unowned} data-lived={lived}>
      <p>
        <b>
          {t("programme.count", { count: sequences.length })}
          {minutes > 0 && <> · {t("programme.total", { duration: sayDuration(t, minutes) })}</>}
        </b>
      </p>
      {unowned > 0 && <p>{t("programme.unowned", { count: unowned })}</p>}
      <p>
        {lived === 0
          ? t("programme.experienceNone")
          : t("programme.experience", { count: lived, of: sequences.length })}
      </p>
    </div>
  );
}

interface TimePartProps {
  readonly part: ProgrammeTime;
  readonly now: ProgrammeNow;
  readonly moving: Moving;
}

function TimePart({ part: { time, sequences, minutes }, now, moving }: TimePartProps) {
  const { t } = useTranslation("power");
  const may = useMay();
  const { carried } = moving;
  const isLast = carried?.time === time && carried.next === null;
  return (
    <section className="programme-time" data-time={time}>
      <h4>
        {t(`programme.times.${time}`)}
        {minutes > 0 && <span className="programme-minutes"> · {sayDuration(t, minutes)}</span>}
      </h4>
      {sequences.length === 0 && <p className="practice-hint">{t("programme.empty")}</p>}
      <ol className="practice-statements" data-drop={isLast || undefined}>
        {sequences.map((sequence, at) => (
          <SequenceRow
            key={sequence.id}
            sequence={sequence}
            before={sequences[at - 1]?.statement}
            after={sequences.slice(at + 1).map(({ statement }) => statement)}
            now={now}
            moving={moving}
          />
        ))}
      </ol>
      {may.cards && <AddSequence time={time} />}
    </section>
  );
}

function AddSequence({ time }: { readonly time: Time }) {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const label = t("programme.addTo", { time: t(`programme.times.${time}`) });
  const add = (text: string): boolean => {
    const added = addSequence(ws.hand(), text, time);
    if (!added.ok) toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    return added.ok;
  };
  return <WordsForm label={t("programme.add")} add={t("programme.addGo")} addTo={label} onAdd={add} />;
}

function Save() {
  const { t } = useTranslation("power");
  const leaving = useLeaving();
  const title = useTableTitle();
  const words = usePaperWords();
  const saving = useSavePaper();
  return (
    <div className="programme-save">
      <SavePaper
        saving={saving}
        label={t("programme.save")}
        onSave={(form) => {
          const { board, power } = leaving();
          saving.save(programmePaper({ board, power, words, title }), form);
        }}
      />
    </div>
  );
}
