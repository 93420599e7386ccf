import type { SessionView } from "@tablee/shared/session/types";
import { CalendarDays, History, SkipForward } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useIsHost } from "../use-live.ts";
import { NextDate } from "./NextDate.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import "../lead-panel.css";

/** Which meeting of the table this is, when the next one is, and the way there. */
export function SeriesPart({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("series");
  const ws = useWorkspace();
  const host = useIsHost();
  const [planning, setPlanning] = useState(false);
  const { series, closing } = view;
  return (
    <section className="lead-part" data-series={series.number}>
      <h3>{t("meeting", { number: series.number })}</h3>
      {closing.closed && <p>{t("closed", { number: series.number })}</p>}
      <NextDate view={view} />
      <div className="lead-mine">
        {host && closing.closed && (
          <Button variant="do" icon={SkipForward} onPress={() => ask(ws, { kind: "table", dialog: "nextMeeting" })}>
            {t("open.ask", { number: series.number + 1 })}
          </Button>
        )}
        {host && (
          <Button icon={CalendarDays} onPress={() => setPlanning(true)}>
            {t(series.plan ? "plan.change" : "plan.set")}
          </Button>
        )}
        <Link className="ui-button ui-button-quiet ui-button-m" href={`/b/${ws.table.seat.board.id}/memoire`}>
          <History className="ui-icon" size={18} aria-hidden />
          {t("memory.link")}
        </Link>
      </div>
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
    </section>
  );
}
