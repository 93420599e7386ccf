import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AttestationId } from "@tablee/shared/ids";
import { ATTESTATION_AS_MAX_CHARS, ATTESTATION_LINES_MAX_COUNT } from "@tablee/shared/limits";
import { newId } from "../../new-id.ts";
import { useLive, useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { SaveAttestation } from "./AttestationParts.tsx";
import type { Offer, PaperOf } from "./mine-papers.ts";

export interface AttestingProps {
  readonly person: number;
  readonly days: readonly number[];
  readonly offers: readonly Offer[];
  readonly paper: PaperOf;
}

interface NamedBy {
  readonly name: string;
  readonly field: ReactNode;
}

/** What goes onto the paper: title and dates, and beyond them only what somebody ticks. */
export function AttestationForm({ person, days, offers, paper, name, field }: AttestingProps & NamedBy) {
  const { t } = useTranslation("mine");
  const send = useSend();
  const me = useView()?.me;
  const isLed = useLive(({ people }) => [...people.values()].some(({ id, role }) => role === "host" && id !== me?.id));
  const [as, setAs] = useState(t("attest.asIs"));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const lines = offers.filter(({ id }) => ticked.has(id)).map(({ text }) => text);
  const what = { as: as.trim() || t("attest.asIs"), days, lines };
  const ask = (): void => {
    const attestation = newId<AttestationId>();
    void send("attest.ask", { attestation, person, as: what.as, days: [...days], lines });
  };
  return (
    <>
      {field}
      <TextField
        label={t("attest.as")}
        description={t("attest.asHelp")}
        value={as}
        maxLength={ATTESTATION_AS_MAX_CHARS}
        onChange={setAs}
      />
      <p className="practice-hint">{t(days.length === 0 ? "attest.noDays" : "attest.days")}</p>
      <Ticks offers={offers} ticked={ticked} tick={setTicked} />
      <SaveAttestation what={what} name={name} attested={null} paper={paper} />
      {isLed && me?.role !== "observer" ? (
        <>
          <Button onPress={ask}>{t("attest.ask")}</Button>
          <p className="practice-hint">{t("attest.askHelp")}</p>
        </>
      ) : (
        <p className="practice-hint">{t("attest.alone")}</p>
      )}
    </>
  );
}

function Ticks({
  offers,
  ticked,
  tick,
}: {
  readonly offers: readonly Offer[];
  readonly ticked: ReadonlySet<string>;
  readonly tick: (ticked: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation("mine");
  if (offers.length === 0) return <p className="practice-hint">{t("attest.nothing")}</p>;
  const isFull = offers.filter(({ id }) => ticked.has(id)).length >= ATTESTATION_LINES_MAX_COUNT;
  const toggle = (id: string, isOn: boolean): void => {
    const others = [...ticked].filter((one) => one !== id);
    tick(new Set(isOn ? [...others, id] : others));
  };
  return (
    <fieldset className="practice-choices">
      <legend>{t("attest.choose")}</legend>
      <p className="practice-hint">{t("attest.chooseHelp")}</p>
      {offers.map(({ id, text }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={ticked.has(id)}
            disabled={isFull && !ticked.has(id)}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
          <span dir="auto">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
