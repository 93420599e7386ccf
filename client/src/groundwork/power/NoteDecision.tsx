import { BookOpenCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CardId, DecisionId, StatementId } from "@tablee/shared/ids";
import { LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { decidersOf } from "@tablee/shared/practice/power";
import type { Subject } from "@tablee/shared/practice/power";
import { PARTS } from "@tablee/shared/rules/roles";
import type { Part } from "@tablee/shared/rules/roles";
import { announceNow } from "../../a11y/announce.ts";
import { useCard } from "../../board/workspace-context.ts";
import { newId } from "../../new-id.ts";
import { useSend } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { CardsDialog } from "../parts/CardsDialog.tsx";

const NONE = "none";

/** What was decided by talking is entered by anybody; who was there the server says. */
export function NoteDecision({ subjects }: { readonly subjects: readonly Subject[] }) {
  const { t } = useTranslation("power");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={BookOpenCheck} onPress={() => setOpen(true)}>
        {t("register.note")}
      </Button>
      {isOpen && <Note subjects={subjects} onClose={() => setOpen(false)} />}
    </>
  );
}

function Note({ subjects, onClose }: { readonly subjects: readonly Subject[]; readonly onClose: () => void }) {
  const { t } = useTranslation("power");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [text, setText] = useState("");
  const [by, setBy] = useState<readonly Part[]>([]);
  const [subject, setSubject] = useState<StatementId | typeof NONE>(NONE);
  const [card, setCard] = useState<CardId | null>(null);
  const about = (next: StatementId | typeof NONE): void => {
    setSubject(next);
    const chosen = subjects.find(({ id }) => id === next);
    // As the map says it, until somebody says otherwise.
    if (chosen && by.length === 0) setBy(decidersOf(chosen));
  };
  const save = async (): Promise<void> => {
    const about = subject === NONE ? null : subject;
    // Made here just now: the brand says no more.
    const decision = newId<DecisionId>();
    if (!(await send("decision.note", { decision, text: text.trim(), by: [...by], card, subject: about }))) return;
    announceNow(t("register.saved"));
    onClose();
  };
  return (
    <ModalDialog
      title={t("register.noteTitle")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" isDisabled={text.trim() === ""} onPress={() => void save()}>
            {t("register.save")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("register.what")}
        description={t("register.whatHelp")}
        value={text}
        onChange={setText}
        maxLength={LINE_TEXT_MAX_CHARS}
        multiline
        rows={3}
      />
      {subjects.length > 0 && <About subjects={subjects} value={subject} onChange={about} />}
      <By by={by} onChange={setBy} />
      <FromCard card={card} onCard={setCard} />
    </ModalDialog>
  );
}

interface AboutProps {
  readonly subjects: readonly Subject[];
  readonly value: StatementId | typeof NONE;
  readonly onChange: (subject: StatementId | typeof NONE) => void;
}

function About({ subjects, value, onChange }: AboutProps) {
  const { t } = useTranslation("power");
  return (
    <SelectField<StatementId | typeof NONE>
      label={t("register.about2")}
      options={[
        { id: NONE, label: t("register.noSubject") },
        ...subjects.map(({ id, text }) => ({ id, label: wordsWithoutMarks(text) })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

function By({ by, onChange }: { readonly by: readonly Part[]; readonly onChange: (by: readonly Part[]) => void }) {
  const { t } = useTranslation("power");
  return (
    <fieldset className="power-by">
      <legend className="ui-label">{t("register.who")}</legend>
      {PARTS.map((part) => (
        <label key={part}>
          <input
            type="checkbox"
            checked={by.includes(part)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(checked ? [...by, part] : by.filter((one) => one !== part))
            }
          />
          {t(`parts.${part}`)}
        </label>
      ))}
    </fieldset>
  );
}

function FromCard({ card, onCard }: { readonly card: CardId | null; readonly onCard: (card: CardId | null) => void }) {
  const { t } = useTranslation("power");
  const [isPicking, setPicking] = useState(false);
  return (
    <div>
      {card !== null && <Chosen card={card} />}
      <Button size="s" onPress={() => setPicking(true)}>
        {t("register.card")}
      </Button>
      {isPicking && (
        <CardsDialog
          title={t("register.cardTitle")}
          chosen={card === null ? [] : [card]}
          isSingle
          onClose={() => setPicking(false)}
          onDone={([first]) => {
            onCard(first ?? null);
            setPicking(false);
          }}
        />
      )}
    </div>
  );
}

function Chosen({ card: id }: { readonly card: CardId }) {
  const { t } = useTranslation("power");
  const card = useCard(id);
  return card && <p dir={card.direction}>{t("register.cardChosen", { text: wordsWithoutMarks(card.text) })}</p>;
}
