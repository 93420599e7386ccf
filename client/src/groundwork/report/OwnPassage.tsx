import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CardId, QuoteId } from "@tablee/shared/ids";
import { READING_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import type { Passage } from "@tablee/shared/practice/passages";
import type { Audience } from "@tablee/shared/session/audience";
import type { PassageAt, ReadAnswer, Reading } from "@tablee/shared/session/readings";
import { announceNow } from "../../a11y/announce.ts";
import { Words } from "../../board/Words.tsx";
import { useSend } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface OwnPassageProps {
  readonly passage: Passage;
  /** Of a quote. */
  readonly said: string | null;
  readonly person: number;
  /** As it will stand there; null: none does. */
  readonly name: string | null;
  readonly answer: Reading | null;
  readonly audience: Audience;
}

/** One passage as it will stand, and what its author says of it. */
export function OwnPassage({ passage, said, person, name, answer, audience }: OwnPassageProps) {
  const { t } = useTranslation("leaving");
  const send = useSend();
  const row = useRef<HTMLLIElement>(null);
  const [isChanging, setChanging] = useState(false);
  const { kind, card } = passage;
  const text = kind === "quote" ? (said ?? "") : wordsWithoutMarks(card?.text ?? "");
  const say = async (next: ReadAnswer | null, words = ""): Promise<void> => {
    const done = await send("report.read", {
      passage: atOf(passage),
      person,
      of: passage.of,
      audience,
      answer: next,
      words,
    });
    if (!done) return;
    setChanging(false);
    announceNow(t(`mine.said.${next ?? "none"}`));
    // The button that was pressed may be gone.
    row.current?.focus();
  };
  return (
    <li className="report-passage" data-answer={answer?.answer ?? "none"} ref={row} tabIndex={-1}>
      <PassageWords passage={passage} text={text} name={name} />
      <p className="report-said">{t(`mine.said.${answer?.answer ?? "none"}`)}</p>
      {answer?.answer === "change" && answer.words !== "" && (
        <p className="report-beside" dir="auto">
          {answer.words}
        </p>
      )}
      {isChanging ? (
        <ChangeForm
          words={answer?.words ?? ""}
          onSend={(words) => void say("change", words)}
          onLeave={() => setChanging(false)}
        />
      ) : (
        <Answers text={text} said={answer?.answer ?? null} say={say} change={() => setChanging(true)} />
      )}
    </li>
  );
}

/** As it will stand there. */
function PassageWords({
  passage: { kind, card },
  text,
  name,
}: Pick<OwnPassageProps, "passage" | "name"> & { readonly text: string }) {
  const { t } = useTranslation("leaving");
  return (
    <>
      <p className="report-kind">{t(kind === "quote" ? "mine.quote" : "mine.card")}</p>
      <blockquote dir="auto">
        {kind === "quote" ? t("paper.quoted", { words: text }) : <Words text={card?.text ?? ""} links="stop" />}
        {name !== null && <small> — {name}</small>}
      </blockquote>
      {name === null && <p className="report-beside">{t("mine.unnamed")}</p>}
      {kind === "quote" && (
        <p className="report-beside">
          {card ? t("mine.besides") : t("mine.noCard")} {card && <Words text={card.text} links="stop" />}
        </p>
      )}
    </>
  );
}

interface AnswersProps {
  readonly text: string;
  readonly said: ReadAnswer | null;
  readonly say: (answer: ReadAnswer | null) => Promise<void>;
  readonly change: () => void;
}

function Answers({ text, said, say, change }: AnswersProps) {
  const { t } = useTranslation("leaving");
  return (
    <div className="report-answers">
      {said !== "agreed" && (
        <Button size="s" variant="do" aria-label={t("mine.agreeTo", { text })} onPress={() => void say("agreed")}>
          {t("mine.agree")}
        </Button>
      )}
      <Button size="s" aria-label={t("mine.changeTo", { text })} onPress={change}>
        {t("mine.change")}
      </Button>
      {said !== "out" && (
        <Button size="s" aria-label={t("mine.outTo", { text })} onPress={() => void say("out")}>
          {t("mine.out")}
        </Button>
      )}
      {said !== null && (
        <Button size="s" aria-label={t("mine.backTo", { text })} onPress={() => void say(null)}>
          {t("mine.back")}
        </Button>
      )}
    </div>
  );
}

/** An id of the kind that the passage says. */
function atOf({ kind, id }: Passage): PassageAt {
  return kind === "card" ? { card: id as CardId } : { quote: id as QuoteId };
}

function ChangeForm({
  words: before,
  onSend,
  onLeave,
}: {
  readonly words: string;
  readonly onSend: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation("leaving");
  const [words, setWords] = useState(before);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSend(words.trim());
  };
  return (
    <form className="report-change" onSubmit={submit} ref={form}>
      <TextField
        label={t("mine.what")}
        value={words}
        onChange={setWords}
        maxLength={READING_WORDS_MAX_CHARS}
        multiline
        rows={2}
      />
      <div className="report-answers">
        <Button type="submit" size="s" variant="do">
          {t("mine.send")}
        </Button>
        <Button size="s" onPress={onLeave}>
          {t("mine.cancel")}
        </Button>
      </div>
    </form>
  );
}
