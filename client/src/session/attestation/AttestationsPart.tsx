import { NAME_MAX_CHARS } from "@tablee/shared/limits";
import { nameOnSeat } from "@tablee/shared/session/naming";
import type { ToAttest } from "@tablee/shared/session/attestations";
import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../../a11y/announce.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useMe } from "../me.ts";
import { useLive, useSend } from "../use-live.ts";
import "./attestation.css";

/** What others ask those who lead to attest. Nothing where nobody asks. */
export function AttestationsPart({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("mine");
  const asked = view.attestations.toAnswer ?? [];
  if (asked.length === 0) return null;
  return (
    <section className="lead-part">
      <h3>{t("answer.title", { count: asked.length })}</h3>
      <p className="lead-small">{t("answer.help")}</p>
      {asked.map((one) => (
        <Request key={one.id} asked={one} />
      ))}
    </section>
  );
}

function Request({ asked }: { readonly asked: ToAttest }) {
  const { t } = useTranslation("mine");
  const send = useSend();
  const me = useMe();
  const seat = useLive(({ people }) => people.get(asked.member));
  const [by, setBy] = useState(me.name);
  const name = nameOnSeat(seat, asked.person) ?? seat?.name ?? "…";
  const answer = async (as: string | null): Promise<void> => {
    if (await send("attest.answer", { attestation: asked.id, by: as })) announceNow(t("answer.done"));
  };
  const error = by.trim() === "" ? t("answer.nameMissing") : undefined;
  return (
    <div className="attestation-asked">
      <p>
        <b>{t("answer.who", { name })}</b>
      </p>
      <Asked asked={asked} />
      <TextField label={t("answer.by")} value={by} maxLength={NAME_MAX_CHARS} error={error} onChange={setBy} />
      <div className="attestation-answers">
        <Button
          variant="do"
          isDisabled={error !== undefined}
          aria-label={t("answer.yesTo", { name })}
          onPress={() => void answer(by.trim())}
        >
          {t("answer.yes")}
        </Button>
        <Button aria-label={t("answer.noTo", { name })} onPress={() => void answer(null)}>
          {t("answer.no")}
        </Button>
      </div>
    </div>
  );
}

function Asked({ asked: { as, days, lines } }: { readonly asked: ToAttest }) {
  const { t } = useTranslation("mine");
  const day = new Intl.DateTimeFormat(currentLocale(), { dateStyle: "long" });
  return (
    <ul className="attestation-lines">
      {[t("answer.part", { as }), ...new Set(days.map((at) => day.format(at))), ...lines].map((one) => (
        <li key={one} dir="auto">
          {one}
        </li>
      ))}
    </ul>
  );
}
