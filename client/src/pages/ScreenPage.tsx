import type { Seat } from "@tablee/shared/protocol/http";
import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { clockText, useTimeLeft } from "../session/timer.ts";
import type { LiveClient, LiveState } from "../table.ts";
import { Mark } from "../ui/Mark.tsx";
import { Qr } from "../ui/Qr.tsx";
import { useTitle } from "../ui/use-title.ts";
import { ScreenNow, useDoing } from "./ScreenNow.tsx";
import { Sentence } from "./Sentence.tsx";
import { useSession } from "./use-session.ts";
import "./screen.css";

/**
 * What the whole room may see, large: how to come in, where we are, how long. It takes from the view what everybody is
 * told, and nothing of those who lead, whoever has opened it.
 */
export function ScreenPage({ id }: { readonly id: string }) {
  const { t } = useTranslation("lead");
  const { t: pages } = useTranslation("pages");
  const watching = useSession(id);
  if (watching.kind === "loading") return <p className="screen-wait">{t("big.loading")}</p>;
  if (watching.kind === "gone") return <Sentence title={pages("board.gone.title")} body={t("big.gone")} />;
  return <Screen seat={watching.seat} live={watching.live} />;
}

function Screen({ seat, live }: { readonly seat: Seat; readonly live: LiveClient }) {
  const { t } = useTranslation("lead");
  const state = useStore(live.state);
  useTitle(t("big.title", { title: state.title }));
  return (
    <main className="screen">
      <header className="screen-head">
        <Mark />
        <div>
          <h1 dir="auto">{state.title}</h1>
          {state.view && state.view.goal !== "" && (
            <p className="screen-goal" dir="auto">
              {state.view.goal}
            </p>
          )}
        </div>
      </header>
      <Stage state={state} seat={seat} />
      <Door code={seat.board.code} />
      {state.view && !state.connected && (
        <p className="screen-away" role="status">
          {t("big.away")}
        </p>
      )}
    </main>
  );
}

/** The phase, large; smaller while the table does something in it that all are to read. */
function Stage({ state: { view, clockOffsetMs }, seat }: { readonly state: LiveState; readonly seat: Seat }) {
  const { t } = useTranslation("lead");
  const doing = useDoing(view);
  const at = view?.phases.findIndex(({ id }) => id === view.phase) ?? -1;
  const phase = view?.phases[at];
  const next = view?.phases[at + 1];
  if (view && doing?.kind === "closed")
    return (
      <section className="screen-stage">
        <ScreenNow doing={doing} view={view} seat={seat} />
      </section>
    );
  return (
    <section className="screen-stage" data-doing={doing?.kind}>
      {view && phase && <p className="screen-at">{t("big.at", { at: at + 1, of: view.phases.length })}</p>}
      <p className="screen-phase" dir="auto">
        {phase?.name ?? t("big.soon")}
      </p>
      {phase && phase.purpose !== "" && !doing && (
        <p className="screen-purpose" dir="auto">
          {phase.purpose}
        </p>
      )}
      {view && doing && <ScreenNow doing={doing} view={view} seat={seat} />}
      {view && <BigTimer timer={view.timer} offsetMs={clockOffsetMs} />}
      {next && !doing && <p className="screen-next">{t("big.next", { name: next.name })}</p>}
    </section>
  );
}

function BigTimer({ timer, offsetMs }: { readonly timer: SessionView["timer"]; readonly offsetMs: number }) {
  const { t } = useTranslation("session");
  const left = useTimeLeft(timer, offsetMs);
  if (timer.kind === "none") return null;
  return (
    <p className="screen-timer" role="timer" aria-label={t("timer.label")} data-over={left === 0 || undefined}>
      {clockText(left)}
    </p>
  );
}

function Door({ code }: { readonly code: string }) {
  const { t } = useTranslation("lead");
  const { t: session } = useTranslation("session");
  return (
    <aside className="screen-door" aria-label={t("big.join")}>
      <Qr text={`${location.origin}/join#code=${code}`} label={session("invite.qr")} />
      <p className="screen-address">{t("big.address", { host: location.host })}</p>
      <p className="screen-code">{code}</p>
    </aside>
  );
}
