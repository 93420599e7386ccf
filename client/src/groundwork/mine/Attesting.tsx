import { useId, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Attestation } from "@tablee/shared/session/attestations";
import { useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { AttestationForm } from "./AttestationForm.tsx";
import type { AttestingProps } from "./AttestationForm.tsx";
import { NameField, SaveAttestation } from "./AttestationParts.tsx";
import type { PaperOf } from "./mine-papers.ts";

/** A paper that names its owner, if they want one; and, if they ask, the word of whoever leads. */
export function Attesting(props: AttestingProps) {
  const { t } = useTranslation("mine");
  const { person } = props;
  const mine = useView()?.attestations.mine.find((one) => one.person === person);
  const [isBegun, setBegun] = useState(false);
  const [name, setName] = useState("");
  const title = useId();
  const field = <NameField name={name} change={setName} />;
  return (
    // What is pressed here may go with it: the keyboard stays here.
    <section className="mine-part mine-attest" aria-labelledby={title} tabIndex={-1}>
      <h4 id={title}>{t("attest.title")}</h4>
      <p className="practice-hint">{t("attest.about")}</p>
      {/* Always there, so that what is put into it later is read out. */}
      <p role="status" className="mine-said">
        {mine && <Said attestation={mine} paper={props.paper} />}
      </p>
      {mine && mine.state !== "declined" ? (
        <Asked
          attestation={mine}
          paper={props.paper}
          name={name}
          field={field}
          // Whoever takes a request back may want another; whoever has the paper has done.
          onLeave={() => setBegun(mine.state === "asked")}
        />
      ) : isBegun ? (
        <AttestationForm {...props} name={name} field={field} />
      ) : (
        <Button onPress={() => setBegun(true)}>{t("attest.begin")}</Button>
      )}
    </section>
  );
}

function Said({ attestation, paper }: { readonly attestation: Attestation; readonly paper: PaperOf }) {
  const { t } = useTranslation("mine");
  if (attestation.state !== "attested") return t(`attest.${attestation.state}`);
  return t("attest.attested", { by: attestation.by, date: paper.day(attestation.at) });
}

/** What was asked, as it was asked: another wish is another request. */
function Asked({
  attestation,
  paper,
  name,
  field,
  onLeave,
}: {
  readonly attestation: Exclude<Attestation, { readonly state: "declined" }>;
  readonly paper: PaperOf;
  readonly name: string;
  readonly field: ReactNode;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation("mine");
  const send = useSend();
  const { as, days, lines, person } = attestation;
  const attested = attestation.state === "attested" ? attestation : null;
  const leave = async (): Promise<void> => {
    if (await send("attest.withdraw", { person })) onLeave();
  };
  return (
    <>
      <p className="mine-area">{t(`attest.what.${attestation.state}`)}</p>
      <ul className="mine-kept">
        {[as, ...new Set(days.map(paper.day)), ...lines].map((one) => (
          <li key={one} dir="auto">
            {one}
          </li>
        ))}
      </ul>
      {field}
      <SaveAttestation what={{ as, days, lines }} name={name} attested={attested} paper={paper} />
      <Button size="s" onPress={() => void leave()}>
        {t(attested ? "attest.erase" : "attest.withdraw")}
      </Button>
    </>
  );
}
