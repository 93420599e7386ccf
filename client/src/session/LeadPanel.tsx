import type { SessionView } from "@tablee/shared/session/types";
import { Check, Hand } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { DoorHint } from "./association/DoorHint.tsx";
import { AttestationsPart } from "./attestation/AttestationsPart.tsx";
import { Baton } from "./duo/Baton.tsx";
import { DuoPart } from "./duo/DuoPart.tsx";
import { useClockTime } from "./duo/use-duo.ts";
import { CheckInPart } from "./checkin/CheckInPart.tsx";
import { Hands } from "./Hands.tsx";
import { AgendaPart } from "./lead/AgendaPart.tsx";
import { LeadHelp } from "./lead/LeadHelp.tsx";
import { Missing } from "./lead/Missing.tsx";
import { NextStep } from "./lead/NextStep.tsx";
import { PhaseLine } from "./lead/PhaseLine.tsx";
import { placeIn } from "./lead/place.ts";
import { WaitingGroup } from "./lead/WaitingGroup.tsx";
import { ParitySection } from "./evaluation/ParitySection.tsx";
import { closePanel } from "./panels.ts";
import { RevealPart } from "./rounds/RevealPart.tsx";
import { TogetherLinks } from "./together/TogetherLinks.tsx";
import { SeriesPart } from "./series/SeriesPart.tsx";
import { PreparationPart } from "./preparation/PreparationPart.tsx";
import { TimerControls } from "./TimerControls.tsx";
import { TimerText } from "./TimerText.tsx";
import { headCount, useIsHost, useLive, useSend, useView } from "./use-live.ts";
import { VotesLine } from "./votes/VotesLine.tsx";
import "./lead-panel.css";

/** One panel, two readings: the host moves the session, everybody follows it. */
export function LeadPanel() {
  const { t } = useTranslation("session");
  const ws = useWorkspace();
  const host = useIsHost();
  const view = useView();
  const duo = view?.duo;
  // Whoever has not the baton can do the same, and is not asked to.
  const isWatching = duo?.kind === "mine" && duo.holder !== view?.me.id;
  return (
    <Panel title={t(host ? "lead" : "follow")} onClose={() => closePanel(ws)}>
      {view && (
        <div className="lead">
          <Lent />
          {view.closing.closed && <SeriesPart view={view} />}
          <Baton />
          <AttestationsPart view={view} />
          <PhaseLine view={view} />
          {!view.closing.closed && <Now view={view} />}
          {!view.closing.closed && <Steps view={view} host={host} isQuiet={isWatching} />}
          <RevealPart view={view} host={host} />
          <Hands view={view} />
          <VotesLine view={view} />
          <TogetherLinks view={view} />
          {host && <PreparationPart view={view} />}
          {host && <AgendaPart view={view} />}
          {host && <DuoPart />}
          <ParitySection />
          <CheckInPart view={view} />
          {!view.closing.closed && <SeriesPart view={view} />}
          {host && <LeadHelp view={view} />}
        </div>
      )}
    </Panel>
  );
}

interface StepsProps {
  readonly view: SessionView;
  readonly host: boolean;
  readonly isQuiet: boolean;
}

/** What opens what comes next, and what each person says to it. On a closed table nothing comes next. */
function Steps({ view, host, isQuiet }: StepsProps) {
  return (
    <>
      <WaitingGroup view={view} />
      {host && <Missing view={view} />}
      {host && <DoorHint view={view} />}
      {host && <NextStep view={view} isQuiet={isQuiet} />}
      <Mine view={view} quiet={host} />
      {!view.waiting && <Ready view={view} />}
    </>
  );
}

/** A right that ends by itself says when. */
function Lent() {
  const { t } = useTranslation("lead");
  const time = useClockTime();
  const until = useLive(({ people, view }) => (view && people.get(view.me.id)?.leadsUntil) ?? null);
  return until === null ? null : <p className="lead-lent">{t("lent", { time: time(until) })}</p>;
}

function Now({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("session");
  const host = useIsHost();
  const at = placeIn(view);
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
