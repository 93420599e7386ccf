import type { SessionView } from "@tablee/shared/session/types";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { togglePanel } from "../panels.ts";
import { useSend } from "../use-live.ts";
import { WordsAsked } from "../words/WordsAsked.tsx";

/** What is asked of this person, and the one press that answers it or leads there: a menu is no place to find it. */
export function Asked({ view }: { readonly view: SessionView }) {
  const { prefs } = useWorkspace();
  const panel = useStore(prefs, (state) => state.panel);
  // Nobody has to answer, and a wave may stay open for a whole meeting: on a phone its line is dear.
  const [away, setAway] = useState<string | null>(null);
  if (view.closing.closed) return <Ended view={view} isShown={panel === "together"} />;
  return (
    <>
      {panel !== "lead" && <ReadyAsked view={view} />}
      {panel !== "evaluation" && <EvaluationAsked view={view} away={away} onAway={setAway} />}
      {panel !== "evaluation" && view.me.role !== "observer" && view.words.mine.includes(false) && away !== "words" && (
        <WordsAsked onAway={() => setAway("words")} />
      )}
    </>
  );
}

/** Whose phase it is: that it is theirs, and that they say when the table goes on. */
function ReadyAsked({ view: { waiting, phase, phases, me } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const { t: session } = useTranslation("session");
  const send = useSend();
  // An earlier phase that the table went back to asks nobody.
  const isUnderWay = phases.some(({ id, gate }) => id === phase && gate === "experience-first");
  if (!waiting || !isUnderWay || !me.access.cards || me.role === "observer") return null;
  return (
    <div className="together-strip together-asked">
      <span>{t(me.ready ? "asked.said" : "asked.first")}</span>
      <Button
        size="s"
        variant={me.ready ? "quiet" : "do"}
        icon={Check}
        onPress={() => void send("ready.set", { ready: !me.ready })}
      >
        {session(me.ready ? "ready.not" : "ready.me")}
      </Button>
    </div>
  );
}

interface EvaluationAskedProps {
  readonly view: SessionView;
  /** The moment that was put away. */
  readonly away: string | null;
  readonly onAway: (moment: string) => void;
}

/** As long as somebody of this seat has not answered, and has not put it away. */
function EvaluationAsked({ view: { evaluation, me }, away, onAway }: EvaluationAskedProps) {
  const { t } = useTranslation("together");
  const { t: words } = useTranslation("evaluation");
  const ws = useWorkspace();
  const wave = evaluation.waves.find(
    ({ moment, state, mine }) => state === "open" && moment !== away && mine.includes(false),
  );
  if (!wave || me.role === "observer") return null;
  return (
    <div className="together-strip together-asked">
      <span>{t("asked.evaluation", { moment: words(`moments.${wave.moment}`) })}</span>
      <Button size="s" onPress={() => togglePanel(ws, "evaluation")}>
        {words("answer")}
      </Button>
      <Button size="s" onPress={() => onAway(wave.moment)}>
        {t("asked.later")}
      </Button>
    </div>
  );
}

/** Where a closed table leads: to what was decided, and to a copy of what is one’s own. A date says so itself. */
function Ended({ view: { closing }, isShown }: { readonly view: SessionView; readonly isShown: boolean }) {
  const { t } = useTranslation("together");
  const { t: session } = useTranslation("session");
  const ws = useWorkspace();
  if (closing.deleteAt !== null || isShown) return null;
  return (
    <div className="together-strip together-asked">
      <span>{session("access.closed")}</span>
      <Button size="s" onPress={() => togglePanel(ws, "together")}>
        {t("title")}
      </Button>
    </div>
  );
}
