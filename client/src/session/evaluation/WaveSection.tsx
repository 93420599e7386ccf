import { AUDIENCES } from "@tablee/shared/session/evaluation";
import type { Moment } from "@tablee/shared/session/evaluation";
import type { WaveView } from "@tablee/shared/session/evaluation-results";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { headCount, useIsHost, useLive, useSend, useView } from "../use-live.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { WaveResults } from "./WaveResults.tsx";

export function WaveSection({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("evaluation");
  const host = useIsHost();
  const { moment, state, questions, answered } = wave;
  return (
    <section className="evaluation-wave" data-state={state} aria-label={t(`moments.${moment}`)}>
      <header className="evaluation-wave-head">
        <h3>{t(`moments.${moment}`)}</h3>
        <span className="evaluation-state">{t(`state.${state}`)}</span>
      </header>
      {questions.length === 0 && <p className="lead-small">{t("none")}</p>}
      {state === "waiting" && questions.length > 0 && (
        <p className="lead-small">{t("asked", { count: questions.length })}</p>
      )}
      {state === "open" && <Answered moment={moment} count={answered} />}
      {state === "open" && <Mine wave={wave} />}
      {state === "shown" && <WaveResults wave={wave} />}
      {host && <Lead wave={wave} />}
    </section>
  );
}

function Answered({ moment, count }: { readonly moment: Moment; readonly count: number | null }) {
  const { t } = useTranslation("evaluation");
  const of = useLive((state) => headCount(state.people));
  if (count === null) return <p className="lead-small">{t("few")}</p>;
  return <p className="lead-small">{AUDIENCES[moment] ? t("answers", { count }) : t("answered", { count, of })}</p>;
}

/** Each person of the seat in turn: the next one’s form comes when the one before has sent theirs. */
function Mine({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("evaluation");
  const me = useView()?.me;
  const ws = useWorkspace();
  const mine = useLive((state) => (me ? state.people.get(me.id) : undefined));
  if (!me || me.role === "observer") return null;
  if (wave.mine.length === 0) return <p className="lead-small">{t("notAsked")}</p>;
  const names = [mine?.name ?? ws.table.seat.member.name, ...(mine?.also ?? [])];
  const isShared = names.length > 1;
  const next = wave.mine.indexOf(false);
  return (
    <>
      {wave.mine.map((done, person) =>
        done ? (
          // oxlint-disable-next-line react/no-array-index-key -- a seat’s places are told apart by their number
          <p key={person} className="evaluation-done" role="status">
            <Check className="ui-icon" size={18} aria-hidden />
            <span>
              {isShared ? t("doneAs", { name: names[person] ?? "" }) : t("done")}{" "}
              <span className="lead-small">{!isShared && t("changed")}</span>
            </span>
          </p>
        ) : null,
      )}
      {next >= 0 && <AnswerForm key={next} wave={wave} person={next} name={isShared ? (names[next] ?? "") : null} />}
    </>
  );
}

function Lead({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("evaluation");
  const send = useSend();
  const [asking, setAsking] = useState(false);
  const { moment, state, questions, answered } = wave;
  if (state === "shown") return null;
  if (state === "waiting")
    return (
      <Button
        isDisabled={questions.length === 0}
        aria-label={t("openThis", { moment: t(`moments.${moment}`) })}
        onPress={() => void send("evaluation.open", { moment })}
      >
        {t("open")}
      </Button>
    );
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t("show")}</Button>
      {asking && (
        <ModalDialog
          title={t("showTitle")}
          isOpen
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onPress={() => setAsking(false)}>{t("keepOpen")}</Button>
              <Button
                variant="do"
                onPress={() => {
                  setAsking(false);
                  void send("evaluation.show", { moment });
                }}
              >
                {t("showYes")}
              </Button>
            </>
          }
        >
          <p>{answered === null ? t("showFew") : t("showBody", { count: answered })}</p>
        </ModalDialog>
      )}
    </>
  );
}
