import type { SessionView } from "@tablee/shared/session/types";
import { OctagonPause } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { nameOf, useIsHost, useLive } from "../use-live.ts";

interface BrakeProps {
  readonly view: SessionView;
}

/** To pull it, to answer it, and what was answered before. */
export function BrakePart({ view }: BrakeProps) {
  const { t } = useTranslation("together");
  if (view.closing.closed && view.brakes.length === 0) return null;
  return (
    <section className="lead-part">
      <h3>{t("brake.log")}</h3>
      <BrakeButton view={view} />
      {view.brakes.length > 0 && <Log view={view} />}
    </section>
  );
}

/** Of a closed table nothing moves that could be braked. */
export function BrakeButton({ view: { brake, closing, me } }: BrakeProps) {
  const { t } = useTranslation("together");
  const ws = useWorkspace();
  const host = useIsHost();
  if (closing.closed) return null;
  if (brake && host)
    return (
      <Button variant="do" onPress={() => ask(ws, { kind: "table", dialog: "answerBrake" })}>
        {t("brake.answer")}
      </Button>
    );
  if (brake) return <p className="lead-small">{t("brake.locked")}</p>;
  if (me.role === "observer") return null;
  return (
    <Button icon={OctagonPause} onPress={() => ask(ws, { kind: "table", dialog: "brake" })}>
      {t("brake.pull")}
    </Button>
  );
}

function Log({ view: { brakes } }: BrakeProps) {
  const { t } = useTranslation("together");
  const people = useLive((state) => state.people);
  return (
    <ul className="together-log">
      {brakes.map(({ reason, by, decision, words }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- told in order, and only ever added to
        <li key={at}>
          <p className="lead-small" dir="auto">
            {reason === "" ? t("brake.noReason") : <i>{reason}</i>}
            {by !== null && ` ${nameOf(people, by)}`}
          </p>
          <p>
            <b>{t(`brake.decisions.${decision}`)}.</b> <span dir="auto">{words}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
