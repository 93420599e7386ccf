import type { SessionView } from "@tablee/shared/session/types";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { togglePanel } from "../panels.ts";
import { useSend } from "../use-live.ts";

/** What is asked of this person, and the one press that answers it or leads there: a menu is no place to find it. */
export function Asked({ view }: { readonly view: SessionView }) {
  const { prefs } = useWorkspace();
  const panel = useStore(prefs, (state) => state.panel);
  if (view.closing.closed) return <Ended view={view} isShown={panel === "together"} />;
  return (
    <>
      {panel !== "lead" && <ReadyAsked view={view} />}
      {panel !== "evaluation" && <EvaluationAsked view={view} />}
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

/** As long as somebody of this seat has not answered. */
function EvaluationAsked({ view: { evaluation, me } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const { t: words } = useTranslation("evaluation");
  const ws = useWorkspace();
  const wave = evaluation.waves.find(({ state, mine }) => state === "open" && mine.includes(false));
  if (!wave || me.role === "observer") return null;
  return (
    <div className="together-strip together-asked">
      <span>{t("asked.evaluation", { moment: words(`moments.${wave.moment}`) })}</span>
      <Button size="s" onPress={() => togglePanel(ws, "evaluation")}>
        {words("answer")}
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
