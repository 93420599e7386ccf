import { EXERCISE_PEOPLE_MIN_COUNT, EXERCISE_PROMPT_MAX_CHARS } from "@tablee/shared/limits";
import type { SessionView } from "@tablee/shared/session/types";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useMe } from "../me.ts";
import { headCount, useIsHost, useLive, useSend } from "../use-live.ts";
import { GiveForm } from "./GiveForm.tsx";
import { LeadWords } from "./LeadWords.tsx";
import { WordsTold } from "./WordsTold.tsx";
import "../evaluation/evaluation.css";
import "./words.css";

/** What a word says to people, before the work and after it. Nobody is asked to look at it who has nothing to do there. */
export function WordsPart({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("around");
  const host = useIsHost();
  const { words, closing } = view;
  if (words.step === "none" && (!host || closing.closed)) return null;
  return (
    <section className="evaluation-wave" data-step={words.step} aria-label={t("words.title")}>
      <h3>{t("words.title")}</h3>
      <p className="lead-small">{t("words.about", { count: EXERCISE_PEOPLE_MIN_COUNT })}</p>
      {words.step === "none" ? <AskForm /> : <Exercise view={view} host={host} />}
    </section>
  );
}

function Exercise({ view, host }: { readonly view: SessionView; readonly host: boolean }) {
  const { t } = useTranslation("around");
  const { prompt, step, told } = view.words;
  const of = useLive((state) => headCount(state.people));
  const isOpen = step === "before" || step === "after";
  return (
    <>
      <h4 className="words-prompt" dir="auto">
        {prompt}
      </h4>
      {isOpen && (
        <p className="lead-small">
          {t("words.answered", { round: t(`words.round.${step}`), count: view.words.answered, of })}
        </p>
      )}
      {isOpen && view.me.role !== "observer" && <Mine view={view} round={step} />}
      {step === "between" && <p>{t("words.between")}</p>}
      {told && <WordsTold prompt={prompt} told={told} />}
      {host && <LeadWords words={view.words} />}
    </>
  );
}

/** Each person of the seat in turn. */
function Mine({ view, round }: { readonly view: SessionView; readonly round: "before" | "after" }) {
  const { t } = useTranslation("around");
  const { name, also } = useMe();
  const names = [name, ...also];
  const { mine, prompt } = view.words;
  const next = mine.indexOf(false);
  return (
    <>
      {mine.map(
        (done, person) =>
          done && (
            // oxlint-disable-next-line react/no-array-index-key -- a seat’s places are told apart by their number
            <p key={person} className="evaluation-done" role="status">
              <Check className="ui-icon" size={18} aria-hidden />
              {names.length > 1 ? t("words.doneAs", { name: names[person] ?? "" }) : t("words.done")}
            </p>
          ),
      )}
      {next >= 0 && (
        <GiveForm
          key={`${round} ${next}`}
          round={round}
          person={next}
          prompt={prompt}
          name={names.length > 1 ? (names[next] ?? null) : null}
        />
      )}
    </>
  );
}

function AskForm() {
  const { t } = useTranslation("around");
  const send = useSend();
  const [prompt, setPrompt] = useState("");
  return (
    <form
      className="evaluation-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (prompt.trim() !== "") void send("words.ask", { prompt: prompt.trim() });
      }}
    >
      <TextField
        label={t("words.prompt")}
        description={t("words.promptHelp")}
        value={prompt}
        maxLength={EXERCISE_PROMPT_MAX_CHARS}
        onChange={setPrompt}
      />
      <Button type="submit" isDisabled={prompt.trim() === ""}>
        {t("words.ask")}
      </Button>
    </form>
  );
}
