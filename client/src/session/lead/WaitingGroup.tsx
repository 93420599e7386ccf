import { mayAdvance } from "@tablee/shared/session/waiting";
import type { SessionView, Waiting } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import "./lead.css";

/** Whose phase it is says when the table goes on: how many of them have, and what that opens. */
export function WaitingGroup({ view: { waiting, me } }: { readonly view: SessionView }) {
  const { t } = useTranslation("lead");
  if (!waiting) return null;
  const { ready, of } = waiting;
  return (
    <section className="waiting-group" aria-label={t("waiting.title")} data-open={mayAdvance(waiting) || undefined}>
      <h3>{t("waiting.title")}</h3>
      {of > 0 && (
        <>
          <p className="waiting-count">{t("waiting.count", { ready, count: of })}</p>
          <div className="waiting-bar" aria-hidden>
            <div style={{ inlineSize: `${(100 * ready) / of}%` }} />
          </div>
        </>
      )}
      <p className="lead-small">
        {me.role === "host" ? <Rule waiting={waiting} /> : t(me.access.cards ? "waiting.yours" : "waiting.theirs")}
      </p>
    </section>
  );
}

function Rule({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation("lead");
  if (waiting.of === 0) return t("waiting.nobody");
  if (mayAdvance(waiting)) return t("waiting.done");
  return t(waiting.rule === "each" ? "waiting.each" : "waiting.majority");
}
