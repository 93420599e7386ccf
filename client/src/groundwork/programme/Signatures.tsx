import { Check, CircleHelp, PenLine } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ProgrammeSignature } from "@tablee/shared/session/programme";
import { keyOf } from "@tablee/shared/session/seat";
import { announceNow } from "../../a11y/announce.ts";
import { namesOf } from "../../board/sheets.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import { useLive, useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { useWho } from "./use-programme.ts";
import type { ProgrammeNow } from "./use-programme.ts";

/** Who signs the programme as it stands; what was signed before a change says that it has fallen. */
export function Signatures({ now }: { readonly now: ProgrammeNow }) {
  const { t } = useTranslation("power");
  const view = useView();
  const title = useId();
  const { sequences, signed } = now;
  const { holding, fallen, isSigned } = signed;
  const takesPart = view !== null && view.me.role !== "observer";
  return (
    <section className="power-register" aria-labelledby={title} data-signed={isSigned}>
      <h4 id={title}>{t("programme.sign.title")}</h4>
      <p className="practice-hint">{t("programme.sign.about")}</p>
      {sequences.length === 0 ? (
        <p>{t("programme.sign.empty")}</p>
      ) : (
        <>
          <p className="programme-signed" role="status">
            {isSigned && <Check className="ui-icon" size={18} aria-hidden />}
            <b>{t(isSigned ? "programme.sign.done" : "programme.sign.notYet")}</b>
          </p>
          {fallen.length > 0 && (
            <p className="power-note programme-fallen">
              <CircleHelp className="ui-icon" size={18} aria-hidden />
              {t("programme.sign.fallen", { count: fallen.length })}
            </p>
          )}
          <ul className="practice-statements">
            {holding.map((one) => (
              <Row key={keyOf(one)} signature={one} holds />
            ))}
            {fallen.map((one) => (
              <Row key={keyOf(one)} signature={one} holds={false} />
            ))}
          </ul>
          {holding.length + fallen.length === 0 && <p>{t("programme.sign.none")}</p>}
          {takesPart && <Sign now={now} />}
        </>
      )}
    </section>
  );
}

function Row({ signature, holds }: { readonly signature: ProgrammeSignature; readonly holds: boolean }) {
  const { t } = useTranslation("power");
  const { t: pages } = useTranslation("pages");
  const who = useWho();
  const { part, at } = signature;
  const day = datesIn(currentLocale(), { dateStyle: "long" }).format(at);
  const { name } = who(signature);
  return (
    <li className="practice-statement" data-holds={holds}>
      <p className="programme-signature" dir="auto">
        {part === null
          ? t("programme.sign.rowNoPart", { name, day })
          : t("programme.sign.row", { name, part: pages(`parts.${part}`), day })}
        <br />
        <small>{t(holds ? "programme.sign.holds" : "programme.sign.fell")}</small>
      </p>
    </li>
  );
}

/** Each person of a seat for themself: of what they have in front of them, which the server compares with what is kept. */
function Sign({ now }: { readonly now: ProgrammeNow }) {
  const { t } = useTranslation("power");
  const { t: pages } = useTranslation("pages");
  const { table } = useWorkspace();
  const send = useSend();
  const member = table.seat.member.id;
  const part = useLive(({ people }) => people.get(member))?.part ?? null;
  const names = namesOf(table);
  const { digest, promised, signed } = now;
  const sign = async (person: number, of: string | null): Promise<void> => {
    if (!(await send("programme.sign", { person, of, carrying: promised.carrying }))) return;
    announceNow(t(of === null ? "programme.sign.unsigned" : "programme.sign.signed"));
  };
  return (
    <>
      <p className="practice-hint">
        {part === null
          ? t("programme.sign.noPart")
          : t("programme.sign.part", { part: pages(`parts.${part}`).toLocaleLowerCase(currentLocale()) })}
      </p>
      <div className="power-buttons">
        {names.map((name, person) => {
          const has = signed.holding.some((one) => one.member === member && one.person === person);
          const alone = names.length === 1;
          const label = alone
            ? t(has ? "programme.sign.back" : "programme.sign.go")
            : t(has ? "programme.sign.backFor" : "programme.sign.goFor", { name });
          return (
            <Button
              // oxlint-disable-next-line react/no-array-index-key -- a place on the seat is who one is here
              key={person}
              icon={has ? undefined : PenLine}
              variant={has ? "quiet" : "do"}
              onPress={() => void sign(person, has ? null : digest)}
            >
              {label}
            </Button>
          );
        })}
      </div>
    </>
  );
}
