import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exportsToTell } from "@tablee/shared/session/ledger";
import type { SessionView } from "@tablee/shared/session/types";
import { toolAt } from "../../board/tool-at.ts";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { experienceAt, unanswered } from "../../exports/told/passages.ts";
import { Button } from "../../ui/Button.tsx";

/** One’s own words are in a report that is being prepared; or somebody is to be told of what left. */
export function LeavingStrip({ view }: { readonly view: SessionView }) {
  return (
    <>
      {view.report.audience !== null && <Quoted key={view.report.audience} view={view} />}
      {view.me.role === "host" && <ToTell view={view} />}
    </>
  );
}

/** Put off, it is not shown again before the report is for others, or the page is opened again. */
function Quoted({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("leaving");
  const cards = useBoard(({ board }) => board.cards);
  const lines = useBoard(({ board }) => board.lines);
  const open = useOpenTool();
  const [isLater, setLater] = useState(false);
  if (isLater || unanswered(view, experienceAt({ cards, lines }, view)) === 0) return null;
  return (
    <div className="together-strip" role="status">
      <span>{t("strip.read")}</span>
      <Button size="s" onPress={() => open("report")}>
        {t("strip.open")}
      </Button>
      <Button size="s" onPress={() => setLater(true)}>
        {t("strip.later")}
      </Button>
    </div>
  );
}

function ToTell({ view: { exported } }: { readonly view: SessionView }) {
  const { t } = useTranslation("leaving");
  const open = useOpenTool();
  const count = exportsToTell(exported).length;
  if (count === 0) return null;
  return (
    <div className="together-strip" role="status">
      <span>{t("strip.tell", { count })}</span>
      <Button size="s" onPress={() => open("ledger")}>
        {t("strip.see")}
      </Button>
    </div>
  );
}

function useOpenTool(): (tool: "report" | "ledger") => void {
  const { prefs } = useWorkspace();
  return (tool) => {
    toolAt.setState({ tool });
    prefs.setState({ panel: "groundwork" });
  };
}
