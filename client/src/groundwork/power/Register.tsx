import { Ban, Eraser } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Subject } from "@tablee/shared/practice/power";
import type { Decided } from "@tablee/shared/session/decisions";
import { goToSource } from "../../board/framework/show-line.ts";
import { useCard, useWorkspace } from "../../board/workspace-context.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import { sayParts, sayPresent } from "../../i18n/say-present.ts";
import { useSend, useView } from "../../session/use-live.ts";
import { Confirm } from "../../ui/Confirm.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { NoteDecision } from "./NoteDecision.tsx";

/** What was decided, the newest first: by whom, with which parts at the table, from which card. */
export function Register({ subjects }: { readonly subjects: readonly Subject[] }) {
  const { t } = useTranslation("power");
  const view = useView();
  const title = useId();
  if (!view) return null;
  const { decisions, me } = view;
  return (
    <section className="power-register" aria-labelledby={title}>
      <h4 id={title}>{t("register.title")}</h4>
      <p className="practice-hint">{t("register.about")}</p>
      {decisions.length === 0 ? (
        <p>{t("register.empty")}</p>
      ) : (
        <ol className="practice-statements">
          {decisions.toReversed().map((decided) => (
            <Line key={decided.id} decided={decided} subjects={subjects} mayEnd={me.role !== "observer"} />
          ))}
        </ol>
      )}
      {me.role !== "observer" && <NoteDecision subjects={subjects} />}
    </section>
  );
}

interface LineProps {
  readonly decided: Decided;
  readonly subjects: readonly Subject[];
  readonly mayEnd: boolean;
}

function Line({ decided, subjects, mayEnd }: LineProps) {
  const { t } = useTranslation("power");
  const { id, text, at, over } = decided;
  const locale = currentLocale();
  const day = datesIn(locale, { dateStyle: "long" });
  if (text === "") {
    return (
      <li className="practice-statement power-decided" data-decided={id} data-over>
        <p>{t("register.takenBack")}</p>
        <p className="power-small">{day.format(at)}</p>
      </li>
    );
  }
  return (
    <li className="practice-statement power-decided" data-decided={id} data-over={over !== null || undefined}>
      <p dir="auto">
        <b>{text}</b>
      </p>
      <About decided={decided} subjects={subjects} />
      {over !== null && (
        <p className="power-note">
          <Ban className="ui-icon" size={18} aria-hidden />
          {t("register.over", { day: day.format(over) })}
        </p>
      )}
      {mayEnd && <End decided={decided} />}
    </li>
  );
}

function About({ decided, subjects }: Omit<LineProps, "mayEnd">) {
  const { t } = useTranslation("power");
  const { how, by, present, card, subject, at } = decided;
  const locale = currentLocale();
  const about = subjects.find(({ id }) => id === subject);
  const who =
    how === "talk" && by.length > 0 ? t("register.by", { parts: sayParts(t, by, locale) }) : t(`register.how.${how}`);
  return (
    <div className="power-small">
      <p>
        {datesIn(locale, { dateStyle: "long" }).format(at)} · {who}
      </p>
      <p>{sayPresent(t, present, locale)}</p>
      {present.supported === "none" && <p className="power-none">{t("register.supported.none")}</p>}
      {present.supported === "unsaid" && present.parts.length > 0 && <p>{t("register.supported.unsaid")}</p>}
      {about && <p dir="auto">{t("register.onSubject", { text: wordsWithoutMarks(about.text) })}</p>}
      {card !== null && <OnCard card={card} />}
    </div>
  );
}

function OnCard({ card: id }: { readonly card: NonNullable<Decided["card"]> }) {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const card = useCard(id);
  const phone = useMedia(PHONE);
  if (!card) return null;
  const go = (): void => {
    if (phone) ws.prefs.setState({ panel: null });
    goToSource(ws, id, { phone });
  };
  return (
    <button type="button" className="practice-link" onClick={go}>
      {t("register.onCard", { text: wordsWithoutMarks(card.text) })}
    </button>
  );
}

function End({ decided: { id, text, how, over } }: { readonly decided: Decided }) {
  const { t } = useTranslation("power");
  const send = useSend();
  return (
    <div className="power-buttons">
      {over === null && (
        <Confirm
          label={t("register.end")}
          about={t("register.endOf", { text })}
          icon={Ban}
          title={t("register.endTitle")}
          body={t("register.endBody")}
          size="s"
          variant="quiet"
          onYes={() => void send("decision.end", { decision: id, erase: false })}
        />
      )}
      {how === "talk" && (
        <Confirm
          label={t("register.erase")}
          about={t("register.eraseOf", { text })}
          icon={Eraser}
          title={t("register.eraseTitle")}
          body={t("register.eraseBody")}
          size="s"
          variant="danger"
          onYes={() => void send("decision.end", { decision: id, erase: true })}
        />
      )}
    </div>
  );
}
