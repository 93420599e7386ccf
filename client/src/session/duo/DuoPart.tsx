import type { Glance, Handover } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { nameOf, useLive, useSend, useView } from "../use-live.ts";
import { MirrorDialog } from "./MirrorDialog.tsx";
import { useClockTime, useMyDuo } from "./use-duo.ts";
import type { MyDuo } from "./use-duo.ts";

/** What belongs to the two: their hand-overs, their looks at each other. With one host there is nothing to see. */
export function DuoPart() {
  const mine = useMyDuo();
  return mine ? <Ours mine={mine} /> : <Begin />;
}

/** Offered where somebody else leads for good, too. */
function Begin() {
  const { t } = useTranslation("lead");
  const view = useView();
  const people = useLive((state) => state.people);
  const send = useSend();
  if (view?.duo?.kind !== "none") return null;
  const me = view.me.id;
  const lasting = [...people.values()].filter(({ role, leadsUntil }) => role === "host" && leadsUntil === null);
  const others = lasting.filter(({ id }) => id !== me);
  if (others.length === 0 || !lasting.some(({ id }) => id === me)) return null;
  return (
    <section className="lead-part" aria-label={t("duo.title")}>
      <h3>{t("duo.title")}</h3>
      <p className="lead-small">{t("duo.help")}</p>
      {others.map(({ id, name }) => (
        <Button key={id} onPress={() => void send("duo.set", { other: id, holder: me })}>
          {t("duo.begin", { name })}
        </Button>
      ))}
    </section>
  );
}

function Ours({ mine: { duo } }: { readonly mine: MyDuo }) {
  const { t } = useTranslation("lead");
  const send = useSend();
  const [isNoting, setNoting] = useState(false);
  return (
    <section className="lead-part duo-part" aria-label={t("duo.title")}>
      <h3>{t("duo.title")}</h3>
      <details>
        <summary>{t("duo.log")}</summary>
        <Handovers handovers={duo.handovers} />
      </details>
      <Button onPress={() => setNoting(true)}>{t("mirror.open")}</Button>
      <Reminder minutes={duo.mirrorEveryMin} />
      {duo.glances.length > 0 && (
        <>
          <details>
            <summary>{t("mirror.notes")}</summary>
            <Glances glances={duo.glances} />
          </details>
          <Asked ask="mirror.forget" words="mirror" onYes={() => void send("mirror.forget", {})} />
        </>
      )}
      <Asked ask="duo.end" words="duo" onYes={() => void send("duo.end", {})} />
      {isNoting && <MirrorDialog onClose={() => setNoting(false)} />}
    </section>
  );
}

function Handovers({ handovers }: { readonly handovers: readonly Handover[] }) {
  const { t } = useTranslation("lead");
  const people = useLive((state) => state.people);
  const time = useClockTime();
  if (handovers.length === 0) return <p className="lead-small">{t("duo.logNone")}</p>;
  return (
    <ol className="duo-list">
      {handovers.map(({ at, from, to, how }) => (
        <li key={at}>{t(`duo.${how}`, { time: time(at), from: nameOf(people, from), to: nameOf(people, to) })}</li>
      ))}
    </ol>
  );
}

function Glances({ glances }: { readonly glances: readonly Glance[] }) {
  const { t } = useTranslation("lead");
  const time = useClockTime();
  const phases = useView()?.phases ?? [];
  return (
    <ol className="duo-list">
      {glances.map(({ at, phase, line, exchange, fluidity, dropOff }) => (
        <li key={at}>
          <PhaseOf name={phases.find(({ id }) => id === phase)?.name} />
          {t("mirror.note", { time: time(at), exchange, fluidity, dropOff })}
          {line !== "" && (
            <p className="duo-line" dir="auto">
              {line}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** How the exchange went is compared from phase to phase. */
function PhaseOf({ name }: { readonly name: string | undefined }) {
  return name === undefined ? null : (
    <>
      <b dir="auto">{name}</b> ·{" "}
    </>
  );
}

const EVERY_MIN = [0, 15, 20, 30, 45, 60] as const;

function Reminder({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation("lead");
  const send = useSend();
  return (
    <SelectField
      label={t("mirror.every")}
      options={EVERY_MIN.map((one) => ({
        id: String(one),
        label: one === 0 ? t("mirror.never") : t("mirror.minutes", { count: one }),
      }))}
      value={String(minutes)}
      onChange={(id) => void send("mirror.every", { minutes: Number(id) })}
    />
  );
}

/** What is erased is gone for both: it is asked first. */
function Asked({
  ask,
  words,
  onYes,
}: {
  readonly ask: "mirror.forget" | "duo.end";
  readonly words: "mirror" | "duo";
  readonly onYes: () => void;
}) {
  const { t } = useTranslation("lead");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="s" onPress={() => setOpen(true)}>
        {t(ask)}
      </Button>
      <ModalDialog
        title={t(`${ask}Title`)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>{t(`${words}.keep`)}</Button>
            <Button
              variant="danger"
              onPress={() => {
                setOpen(false);
                onYes();
              }}
            >
              {t(ask)}
            </Button>
          </>
        }
      >
        <p>{t(`${ask}Body`)}</p>
      </ModalDialog>
    </>
  );
}
