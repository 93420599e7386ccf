import type { SessionView } from "@tablee/shared/session/types";
import { ArrowLeft, ArrowRight, Check, Hand } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { Switch } from "../ui/Switch.tsx";
import { AgendaDialog } from "./AgendaDialog.tsx";
import { Hands } from "./Hands.tsx";
import { closePanel } from "./panels.ts";
import { TimerControls } from "./TimerControls.tsx";
import { TimerText } from "./TimerText.tsx";
import { headCount, useIsHost, useLive, useSend, useView } from "./use-live.ts";
import "./lead-panel.css";

/** One panel, two readings: the host moves the session, everybody follows it. */
export function LeadPanel() {
  const { t } = useTranslation("session");
  const ws = useWorkspace();
  const host = useIsHost();
  const view = useView();
  return (
    <Panel title={t(host ? "lead" : "follow")} onClose={() => closePanel(ws)}>
      {view && (
        <div className="lead">
          <Now view={view} />
          {host && <Steps view={view} />}
          <Mine view={view} quiet={host} />
          <Ready view={view} />
          <Hands view={view} />
          {host && <Agenda view={view} />}
        </div>
      )}
    </Panel>
  );
}

function Now({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("session");
  const host = useIsHost();
  const at = view.phases.findIndex((phase) => phase.id === view.phase);
  const phase = view.phases[at];
  return (
    <section className="lead-now" aria-label={t("now")}>
      <p className="lead-small">{phase ? t("nowAt", { at: at + 1, of: view.phases.length }) : t("now")}</p>
      <h3 className="lead-phase">{phase?.name ?? t("noPhase")}</h3>
      {phase && phase.purpose !== "" && <p>{phase.purpose}</p>}
      {view.me.access.reason && <p className="lead-small">{t(`access.${view.me.access.reason}`)}</p>}
      {host ? <TimerControls timer={view.timer} minutes={phase?.minutes ?? 0} /> : <TimerText className="lead-clock" />}
    </section>
  );
}

function Steps({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("session");
  const send = useSend();
  const at = view.phases.findIndex((phase) => phase.id === view.phase);
  const next = view.phases[at + 1];
  const previous = view.phases[at - 1];
  return (
    <div className="lead-steps">
      {next ? (
        <Button variant="do" size="l" className="lead-next" onPress={() => void send("phase.set", { phase: next.id })}>
          {t(at < 0 ? "begin" : "next", { name: next.name })}
          <ArrowRight className="ui-icon" size={20} aria-hidden />
        </Button>
      ) : (
        <p className="lead-small lead-centre">{t("last")}</p>
      )}
      {previous && (
        <Button icon={ArrowLeft} onPress={() => void send("phase.set", { phase: previous.id })}>
          {t("previous", { name: previous.name })}
        </Button>
      )}
    </div>
  );
}

/** Those who lead are at the table too: they are ready and raise their hand as everybody does. */
function Mine({ view, quiet }: { readonly view: SessionView; readonly quiet: boolean }) {
  const { t } = useTranslation("session");
  const send = useSend();
  const { ready, role, id } = view.me;
  if (role === "observer") return null;
  const place = view.hands.indexOf(id) + 1;
  return (
    <div className="lead-mine">
      <Button
        variant={ready || quiet ? "quiet" : "do"}
        size={quiet ? "m" : "l"}
        icon={Check}
        onPress={() => void send("ready.set", { ready: !ready })}
      >
        {t(ready ? "ready.not" : "ready.me")}
      </Button>
      <Button size={quiet ? "m" : "l"} icon={Hand} onPress={() => void send("hand.set", { raised: place === 0 })}>
        {t(place > 0 ? "hands.lower" : "hands.raise")}
      </Button>
      {place > 0 && <p className="lead-small">{t("hands.place", { place })}</p>}
    </div>
  );
}

function Ready({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("session");
  const of = useLive((state) => headCount(state.people));
  return <p className="lead-small lead-centre">{t("ready.count", { count: view.readyCount, of })}</p>;
}

function Agenda({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("session");
  const send = useSend();
  const [editing, setEditing] = useState(false);
  const at = view.phases.findIndex((phase) => phase.id === view.phase);
  return (
    <>
      <section className="lead-part">
        <h3>{t("phases.title")}</h3>
        <ol className="lead-list">
          {view.phases.slice(at + 1).map((phase) => (
            <li key={phase.id}>
              <span>{phase.name}</span>
              <span className="lead-small">{t("phases.minutes", { count: phase.minutes })}</span>
            </li>
          ))}
        </ol>
        <SelectField
          label={t("phases.go")}
          placeholder={t("phases.choose")}
          options={view.phases.map(({ id, name }, index) => ({ id, label: `${index + 1}. ${name}` }))}
          value={view.phase}
          onChange={(phase) => void send("phase.set", { phase })}
        />
        <Button onPress={() => setEditing(true)}>{t("phases.edit")}</Button>
      </section>
      <section className="lead-part">
        <Switch isSelected={view.structureLocked} onChange={(locked) => void send("structure.lock", { locked })}>
          {t("structure.lock")}
        </Switch>
        <p className="lead-small">{t("structure.help")}</p>
      </section>
      {editing && <AgendaDialog phases={view.phases} onClose={() => setEditing(false)} />}
    </>
  );
}
