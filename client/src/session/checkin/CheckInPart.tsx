import { CHECK_IN_ANSWERS_MIN_COUNT } from "@tablee/shared/limits";
import type { AskingName, AskingView } from "@tablee/shared/session/check-in";
import type { SessionView } from "@tablee/shared/session/types";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { placeIn } from "../lead/place.ts";
import { useMe } from "../me.ts";
import { headCount, useIsHost, useLive, useSend } from "../use-live.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { AskDialog } from "./AskDialog.tsx";
import { ShownBands } from "./ShownBands.tsx";
import "../lead-panel.css";
import "../evaluation/evaluation.css";

/**
 * How people come to this meeting. Nobody has to answer, and nobody is asked why not. It is for the beginning: after the
 * first phase it is one line, until somebody opens it.
 */
export function CheckInPart({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("series");
  const { question, weather, pulse } = view.checkIn;
  const [wish, setWish] = useState<boolean | null>(null);
  const isOpen = wish ?? (placeIn(view) < 1 && !view.closing.closed);
  return (
    <section className="lead-part" aria-label={t("checkIn.title")}>
      {/* Nothing folds away under the hand of somebody who is in it. */}
      <details className="lead-fold" open={isOpen} onFocus={() => setWish(isOpen)}>
        <summary
          onClick={(event) => {
            event.preventDefault();
            setWish(!isOpen);
          }}
        >
          <h3>{t("checkIn.title")}</h3>
          <ChevronDown className="ui-icon" size={18} aria-hidden />
        </summary>
        <p className="lead-small">{t("checkIn.about", { count: CHECK_IN_ANSWERS_MIN_COUNT })}</p>
        <Asked view={view} name="weather" asking={weather} question={t("checkIn.weather")} />
        <Asked view={view} name="pulse" asking={pulse} question={question || t("checkIn.pulse")} />
      </details>
    </section>
  );
}

interface AskedProps {
  readonly view: SessionView;
  readonly name: AskingName;
  readonly asking: AskingView;
  readonly question: string;
}

function Asked({ view, name, asking, question }: AskedProps) {
  const { t } = useTranslation("series");
  const host = useIsHost();
  const of = useLive((state) => headCount(state.people));
  return (
    <section className="evaluation-wave" data-state={asking.state} data-asking={name} aria-label={question}>
      <h4 dir="auto">{question}</h4>
      {asking.shown && <ShownBands shown={asking.shown} label={question} />}
      {asking.state === "open" && <p className="lead-small">{t("checkIn.answered", { count: asking.answered, of })}</p>}
      {asking.state === "open" && view.me.role !== "observer" && (
        <Mine name={name} asking={asking} question={question} />
      )}
      {host && asking.state === "open" && <Lead name={name} asking={asking} question={view.checkIn.question} />}
    </section>
  );
}

/** Each person of the seat in turn. */
function Mine({ name, asking, question }: Pick<AskedProps, "name" | "asking" | "question">) {
  const { t } = useTranslation("series");
  const { name: own, also } = useMe();
  const names = [own, ...also];
  const next = asking.mine.indexOf(false);
  return (
    <>
      {asking.mine.map(
        (done, person) =>
          done && (
            // oxlint-disable-next-line react/no-array-index-key -- a seat’s places are told apart by their number
            <p key={person} className="evaluation-done" role="status">
              <Check className="ui-icon" size={18} aria-hidden />
              {names.length > 1 ? t("checkIn.doneAs", { name: names[person] ?? "" }) : t("checkIn.done")}
            </p>
          ),
      )}
      {next >= 0 && (
        <AnswerForm
          key={next}
          asking={name}
          person={next}
          name={names.length > 1 ? (names[next] ?? null) : null}
          question={question}
        />
      )}
    </>
  );
}

function Lead({ name, asking, question }: { readonly name: AskingName } & Pick<AskedProps, "asking" | "question">) {
  const { t } = useTranslation("series");
  const send = useSend();
  return (
    <div className="lead-mine">
      {asking.answered > 0 && (
        <Button onPress={() => void send("checkin.show", { asking: name })}>{t("checkIn.show")}</Button>
      )}
      {name === "pulse" && asking.answered === 0 && <AskDialog question={question} />}
    </div>
  );
}
