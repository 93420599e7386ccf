import { Check } from "lucide-react";
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { CONSENT_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import { CONSENT_ANSWERS } from "@tablee/shared/session/ballots";
import type { ConsentAnswer, ConsentsView, Voice } from "@tablee/shared/session/ballots";
import { goToLine } from "../../board/framework/show-line.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";
import { NoExperience } from "./NoExperience.tsx";
import { Turnout } from "./Turnout.tsx";

type Consent = NonNullable<ConsentsView["open"]>;

export function ConsentBallot({ consent }: { readonly consent: Consent }) {
  const { t } = useTranslation("votes");
  const ws = useWorkspace();
  const person = useStore(ws.voting.state, (state) => state.person);
  if (person === null) return null;
  const { line } = consent;
  const held = consent.mine[person] ?? null;
  return (
    <section className="votes-ballot" aria-label={t("consent.mine")}>
      <blockquote className="votes-proposal" dir="auto">
        {consent.text}
      </blockquote>
      {line !== null && (
        <Button size="s" onPress={() => goToLine(ws, line)}>
          {t("consent.line")}
        </Button>
      )}
      <NoExperience of={consent} />
      <Turnout count={consent.turnout} />
      {/* Each person's own: nothing of one stays in the fields of the next. */}
      <Answer key={`${consent.id}.${person}`} consent={consent} person={person} held={held} />
    </section>
  );
}

interface AnswerProps {
  readonly consent: Consent;
  readonly person: number;
  readonly held: Voice | null;
}

function Answer({ consent, person, held }: AnswerProps) {
  const { t } = useTranslation("votes");
  const send = useSend();
  const [answer, setAnswer] = useState<ConsentAnswer | null>(held?.answer ?? null);
  const [words, setWords] = useState(held?.words ?? "");
  const [isSending, setSending] = useState(false);
  const said = answer === "ok" ? "" : words.trim();
  const isHeld = held !== null && held.answer === answer && held.words === said;
  const isReady = answer !== null && (answer === "ok" || said !== "") && !isHeld && !isSending;

  async function cast(chosen: ConsentAnswer): Promise<void> {
    setSending(true);
    await send("consent.cast", { consent: consent.id, person, answer: chosen, words: said });
    setSending(false);
  }

  return (
    <form
      className="lead-part"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void cast(answer);
      }}
    >
      <RadioGroup
        className="votes-answers"
        value={answer}
        onChange={(value) => setAnswer(CONSENT_ANSWERS.find((one) => one === value) ?? null)}
      >
        <Label className="ui-label">{t("consent.mine")}</Label>
        {CONSENT_ANSWERS.map((one) => (
          <Radio key={one} value={one} className="votes-answer">
            <span className="votes-mark" aria-hidden />
            <span>
              <b>{t(`consent.answers.${one}`)}</b>
              <small>{t(`consent.means.${one}`)}</small>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {answer !== null && answer !== "ok" && (
        <TextField
          label={t("consent.words")}
          description={t("consent.read")}
          multiline
          value={words}
          maxLength={CONSENT_WORDS_MAX_CHARS}
          onChange={setWords}
        />
      )}
      <Button type="submit" variant="do" isDisabled={!isReady}>
        {t(isSending ? "ballot.sending" : "consent.send")}
      </Button>
      <p className="votes-saved" role="status" data-answer={isHeld ? "saved" : "none"}>
        {isHeld && <Check className="ui-icon" size={16} aria-hidden />}
        {t(isHeld ? "consent.sent" : held === null ? "consent.notSent" : "consent.changed")}
      </p>
    </form>
  );
}
