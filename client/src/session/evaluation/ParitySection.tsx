import { useTranslation } from "react-i18next";
import type { Parity } from "@tablee/shared/session/parity";
import type { Staying } from "@tablee/shared/session/staying";
import { Button } from "../../ui/Button.tsx";
import { KnowledgeWord } from "../../ui/KnowledgeWord.tsx";
import { useIsHost, useSend, useView } from "../use-live.ts";
import "./evaluation.css";

function Stays({ stays }: { readonly stays: readonly Staying[] }) {
  const { t } = useTranslation("evaluation");
  return (
    <>
      <h5>{t("parity.staying")}</h5>
      <ul className="evaluation-parity">
        {stays.map(({ group, stays: how }) => (
          <li key={group} data-band={how}>
            <span className="evaluation-band" aria-hidden />
            <span>{t(`parity.part.${group}`)}</span> <span className="lead-small">{t(`parity.stays.${how}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The latest first. Nothing for participants before something is published. */
export function ParitySection() {
  const { t } = useTranslation("evaluation");
  const host = useIsHost();
  const send = useSend();
  const view = useView();
  if (!view || (!host && view.parity.length === 0)) return null;
  const isShown = view.parity.some(({ phase }) => phase === view.phase);
  const nameOf = ({ phase }: Parity): string => {
    const name = view.phases.find(({ id }) => id === phase)?.name;
    return name === undefined ? t("parity.noPhase") : t("parity.phase", { name });
  };
  return (
    <section className="lead-part" aria-label={t("parity.title")}>
      <h3>{t("parity.title")}</h3>
      <p className="lead-small">{t("parity.help")}</p>
      {view.parity.toReversed().map((one) => (
        <div key={one.phase} className="evaluation-result">
          <h4>{nameOf(one)}</h4>
          <ul className="evaluation-parity">
            {one.groups.map(({ group, band }) => (
              <li key={group} data-band={band}>
                <span className="evaluation-band" aria-hidden />
                {group === "other" ? <span>{t("parity.group.other")}</span> : <KnowledgeWord type={group} />}{" "}
                <span className="lead-small">{t(`parity.band.${band}`)}</span>
              </li>
            ))}
            {one.suppressed.map((group) => (
              <li key={group}>
                <span>{t(`parity.group.${group}`)}</span> <span className="lead-small">{t("parity.suppressed")}</span>
              </li>
            ))}
          </ul>
          {one.stays && <Stays stays={one.stays} />}
        </div>
      ))}
      {host && isShown && <p className="lead-small">{t("parity.shown")}</p>}
      {host && !isShown && <Button onPress={() => void send("parity.show", {})}>{t("parity.show")}</Button>}
    </section>
  );
}
