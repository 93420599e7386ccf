import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ExportedSeen } from "@tablee/shared/session/ledger";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import { useIsHost, useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import "../../practice/practice.css";
import "./ledger.css";

/** What left with stories in it, or as a report: the same plain list for everybody. */
export function LedgerTool() {
  const { t } = useTranslation("leaving");
  const exported = useView()?.exported ?? [];
  return (
    <>
      <p className="practice-about">{t("ledger.about")}</p>
      {exported.length === 0 && <p>{t("ledger.none")}</p>}
      <ol className="ledger">
        {exported.map((one) => (
          <Line key={one.id} exported={one} />
        ))}
      </ol>
    </>
  );
}

function Line({ exported }: { readonly exported: ExportedSeen }) {
  const { t } = useTranslation("leaving");
  const row = useRef<HTMLLIElement>(null);
  const { at, as, audience, formats, to, stories, taken, told, mine } = exported;
  const when = datesIn(currentLocale(), { dateStyle: "long", timeStyle: "short" }).format(at);
  return (
    <li
      className="ledger-line"
      data-export={exported.id}
      data-to-tell={(taken > 0 && !told) || undefined}
      ref={row}
      tabIndex={-1}
    >
      <p>
        <b>{t("ledger.what", { as: t(`ledger.as.${as}`), audience: t(`audiences.${audience}`) })}</b>
      </p>
      <p className="ledger-small">
        {[
          when,
          formats.map((form) => t(`ledger.forms.${form}`)).join(", "),
          t("ledger.stories", { count: stories }),
        ].join(" · ")}
      </p>
      <p className="ledger-small" dir="auto">
        {to === "" ? t("ledger.noTo") : t("ledger.to", { to })}
      </p>
      {mine.length > 0 && <p className="ledger-mine">{t("ledger.mine", { count: mine.length })}</p>}
      {taken > 0 && <p className="ledger-mine">{t("ledger.taken", { count: taken })}</p>}
      {taken > 0 && <Telling exported={exported} onTold={() => row.current?.focus()} />}
    </li>
  );
}

function Telling({
  exported: { id, to, told },
  onTold,
}: {
  readonly exported: ExportedSeen;
  readonly onTold: () => void;
}) {
  const { t } = useTranslation("leaving");
  const leads = useIsHost();
  const send = useSend();
  if (told) return <p className="ledger-small">{t("ledger.told")}</p>;
  if (!leads) return <p className="ledger-small">{t("ledger.untold")}</p>;
  const whom = to === "" ? t("ledger.toTellNobody") : t("ledger.toTell", { to });
  const tell = async (): Promise<void> => {
    if (await send("export.told", { export: id })) onTold();
  };
  return (
    <div className="ledger-tell">
      <p dir="auto">{whom}</p>
      <Button
        size="s"
        variant="do"
        aria-label={to === "" ? t("ledger.tell") : t("ledger.tellOf", { to })}
        onPress={() => void tell()}
      >
        {t("ledger.tell")}
      </Button>
    </div>
  );
}
