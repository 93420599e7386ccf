import type { SessionView } from "@tablee/shared/session/types";
import { Button as AriaButton } from "react-aria-components";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ask } from "../../board/actions/action.ts";
import { reading, stopReading } from "../../board/aloud/aloud.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { later } from "../../ui/later.ts";
import { OwnerAsked } from "../items/OwnerAsked.tsx";
import { PairAsked, PairKeeper } from "../pairs/PairAsked.tsx";
import { SequenceAsked } from "../programme/SequenceAsked.tsx";
import { DateNotice } from "../closing/DateNotice.tsx";
import { FloorClock } from "../FloorClock.tsx";
import { PassingEars } from "../passing/PassingEars.tsx";
import { RehearsalBar } from "../../rehearsal/RehearsalBar.tsx";
import { ReactDialog } from "../passing/ReactDialog.tsx";
import { Safety } from "../safety/Safety.tsx";
import { nameOf, useIsHost, useLive, useSend, useView } from "../use-live.ts";
import { Asked } from "./Asked.tsx";
import { TogetherVoice } from "./TogetherVoice.tsx";
import "./together.css";

const SeldomStrip = later(async () => (await import("../leaving/SeldomStrip.tsx")).SeldomStrip);

/** Over the board, in every view: what everybody is here for, and what is going on at the table now. */
export function Strip() {
  const view = useView();
  return (
    <>
      <Safety />
      {view && (
        <>
          {view.rehearsal && <RehearsalBar view={view} />}
          <Pinned view={view} />
          <Braked view={view} />
          <Floor view={view} />
          <OwnerAsked view={view} />
          <PairAsked view={view} />
          <SequenceAsked view={view} />
          <Seldom view={view} />
          <DateNotice view={view} />
          <Asked view={view} />
        </>
      )}
      <PairKeeper />
      <PassingEars />
      <Aloud />
      <Reacting />
      <TogetherVoice />
    </>
  );
}

/** It comes when somebody asks for an attestation, prepares a report, or has something to tell. */
function Seldom({ view }: { readonly view: SessionView }) {
  const { mine, toAnswer = [] } = view.attestations;
  if (mine.length + toAnswer.length + view.exported.length === 0 && view.report.audience === null) return null;
  return (
    <Suspense fallback={null}>
      <SeldomStrip view={view} />
    </Suspense>
  );
}

/** One line; all of it is in the panel that it opens. */
function Pinned({ view: { goal, rules, me } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const { prefs } = useWorkspace();
  if (goal === "" && rules.text === "") return null;
  const isToRead = rules.text !== "" && me.role !== "observer" && me.agreed.length === 0;
  return (
    <AriaButton className="together-strip together-pinned" onPress={() => prefs.setState({ panel: "together" })}>
      {goal !== "" && (
        <span className="together-pinned-goal">
          <b>{t("goal.title")}</b> <span dir="auto">{goal}</span>
        </span>
      )}
      {rules.text !== "" && (
        <span className="together-pinned-rules" data-to-read={isToRead || undefined}>
          {t(isToRead ? "rules.toRead" : "rules.read")}
        </span>
      )}
    </AriaButton>
  );
}

function Braked({ view: { brake, closing } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const ws = useWorkspace();
  const people = useLive((state) => state.people);
  const host = useIsHost();
  if (!brake || closing.closed) return null;
  return (
    <div className="together-strip together-braked">
      <p>
        <b>{brake.by === null ? t("brake.on") : t("brake.onBy", { name: nameOf(people, brake.by) })}</b>{" "}
        <i dir="auto">{brake.reason}</i>
        <span className="together-braked-more"> {t("brake.locked")}</span>
      </p>
      {host && (
        <Button size="s" variant="do" onPress={() => ask(ws, { kind: "table", dialog: "answerBrake" })}>
          {t("brake.answer")}
        </Button>
      )}
    </div>
  );
}

/** Who speaks, and for how long: whoever speaks sees it too, and may end it. */
function Floor({ view: { floor, floorSince, me, safety } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const people = useLive((state) => state.people);
  const send = useSend();
  if (floor === null || floorSince === null) return null;
  const isMine = floor === me.id;
  return (
    <div className="together-strip together-floor">
      <span>{isMine ? t("floor.mine") : t("floor.has", { name: nameOf(people, floor) })}</span>
      {!safety.paused && <FloorClock since={floorSince} />}
      {isMine && (
        <Button size="s" onPress={() => void send("hand.set", { raised: false })}>
          {t("floor.give")}
        </Button>
      )}
    </div>
  );
}

function Aloud() {
  const { t } = useTranslation("together");
  const isReading = useStore(reading, ({ card }) => card !== null);
  if (!isReading) return null;
  return (
    <div className="together-strip">
      <span>{t("aloud.reading")}</span>
      <Button size="s" onPress={stopReading}>
        {t("aloud.stop")}
      </Button>
    </div>
  );
}

function Reacting() {
  const ws = useWorkspace();
  const open = useStore(ws.ask, (state) => state.open);
  const [card] = open?.kind === "react" ? open.ids : [];
  return card === undefined ? null : <ReactDialog card={card} onClose={() => ws.ask.setState({ open: null })} />;
}
