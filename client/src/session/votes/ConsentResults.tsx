import { Check, CircleHelp, Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CardId } from "@tablee/shared/ids";
import { stateOf } from "@tablee/shared/session/ballots";
import type { ConsentResult } from "@tablee/shared/session/ballots";
import type { SessionView } from "@tablee/shared/session/types";
import { goToSource } from "../../board/framework/show-line.ts";
import { useCard, useWorkspace } from "../../board/workspace-context.ts";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { AnswerObjection } from "./AnswerObjection.tsx";
import { NoExperience } from "./NoExperience.tsx";
import { SecondAnswer } from "./SecondAnswer.tsx";
import { TakeAnswers } from "./TakeAnswers.tsx";

/** What came of the proposals that are closed, the newest first; and of one that met an objection, what is to be done. */
export function ConsentResults({ view }: { readonly view: SessionView }) {
  const { results } = view.consents;
  return results.toReversed().map((result) => <ConsentRow key={result.id} result={result} view={view} />);
}

interface RowProps {
  readonly result: ConsentResult;
  readonly view: SessionView;
}

function ConsentRow({ result, view }: RowProps) {
  const { t } = useTranslation("votes");
  const { text, ok, concerns, objections, replies = [], card = null } = result;
  const state = stateOf(result);
  return (
    <section className="votes-result" data-consent-result={result.id} data-state={state}>
      <h3 dir="auto">{text}</h3>
      {card !== null && <OfCard card={card} text={text} />}
      <NoExperience of={result} />
      <p>
        {t("consent.ok", { count: ok })} {objections.length === 0 && <b>{t("consent.agreed")}</b>}
      </p>
      <State result={result} view={view} />
      <Said title={t("consent.objections", { count: objections.length })} words={objections} />
      <Replies words={replies} />
      <Said title={t("consent.concerns", { count: concerns.length })} words={concerns} />
      {state !== "agreed" && <ToDo result={result} view={view} />}
    </section>
  );
}

function State({ result, view }: RowProps) {
  const { t } = useTranslation("power");
  const state = stateOf(result);
  const isAsked = isAskedAgain(result, view);
  const Icon = state === "agreed" ? Check : state === "answered" ? Hourglass : CircleHelp;
  return (
    <p className="votes-state" data-state={state}>
      <Icon className="ui-icon" size={18} aria-hidden />
      {isAsked ? t("consent.askedAgain") : t(`consent.states.${state}`)}
    </p>
  );
}

function isAskedAgain({ id }: ConsentResult, { consents }: SessionView): boolean {
  return consents.results.some(({ again }) => again === id);
}

function ToDo({ result, view }: RowProps) {
  const { me, consents } = view;
  if (me.role === "observer" || isAskedAgain(result, view)) return null;
  const isBlocked = stateOf(result) === "blocked";
  const mayTake = consents.mayConclude.includes(result.id);
  return (
    <>
      {isBlocked ? <AnswerObjection result={result} view={view} /> : <SecondAnswer result={result} view={view} />}
      {!isBlocked && mayTake && <TakeAnswers result={result} />}
    </>
  );
}

function Replies({ words }: { readonly words: readonly string[] }) {
  const { t } = useTranslation("power");
  return <Said title={t("consent.replies")} words={words} />;
}

function OfCard({ card: id, text }: { readonly card: CardId; readonly text: string }) {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const card = useCard(id);
  const phone = useMedia(PHONE);
  if (!card) return null;
  const words = wordsWithoutMarks(card.text).trim();
  return (
    <button type="button" className="votes-go" onClick={() => goToSource(ws, id, { phone })}>
      {words === text ? t("consent.fromCard") : t("register.onCard", { text: words })}
    </button>
  );
}

function Said({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="votes-said">
        {words.map((one, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two people may say the same, and the list never changes
          <li key={at} dir="auto">
            {one}
          </li>
        ))}
      </ul>
    </>
  );
}
