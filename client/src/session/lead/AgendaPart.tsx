import type { SessionView } from "@tablee/shared/session/types";
import { Monitor } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { AgendaDialog } from "../AgendaDialog.tsx";
import { useSend } from "../use-live.ts";
import { placeIn } from "./place.ts";

/** What comes, and what whoever leads changes of it. */
export function AgendaPart({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("session");
  const { t: lead } = useTranslation("lead");
  const { seat } = useWorkspace().table;
  const send = useSend();
  const at = placeIn(view);
  const coming = view.phases.slice(at + 1);
  const [editing, setEditing] = useState(false);
  return (
    <>
      <section className="lead-part">
        {coming.length > 0 && (
          <>
            <h3>{t("phases.title")}</h3>
            <ol className="lead-list">
              {coming.map((phase, index) => (
                <li key={phase.id}>
                  <span className="phase-number">{at + 2 + index}</span>
                  <span>{phase.name}</span>
                  <span className="lead-small">{t("phases.minutes", { count: phase.minutes })}</span>
                </li>
              ))}
            </ol>
          </>
        )}
        <SelectField
          label={t("phases.go")}
          placeholder={t("phases.choose")}
          options={view.phases.map(({ id, name }, index) => ({ id, label: `${index + 1}. ${name}` }))}
          value={view.phase}
          onChange={(phase) => void send("phase.set", { phase })}
        />
        <Button onPress={() => setEditing(true)}>{t("phases.edit")}</Button>
      </section>
      <section className="lead-part">
        <Switch isSelected={view.structureLocked} onChange={(locked) => void send("structure.lock", { locked })}>
          {t("structure.lock")}
        </Switch>
        <p className="lead-small">{t("structure.help")}</p>
        <a
          className="ui-button ui-button-quiet ui-button-m"
          href={`/b/${seat.board.id}/screen`}
          target="_blank"
          rel="noopener"
        >
          <Monitor className="ui-icon" size={18} aria-hidden />
          {lead("screen")}
        </a>
      </section>
      {editing && <AgendaDialog phases={view.phases} onClose={() => setEditing(false)} />}
    </>
  );
}
