import type { SessionView } from "@tablee/shared/session/types";
import { ArrowLeft, ArrowRight, DoorClosed } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useSend } from "../use-live.ts";
import { placeIn } from "./place.ts";

/**
 * One large step, after the last phase to the closing, and the way back. While its group has not spoken the step says so when it is pressed: a button that
 * is out of reach of the keyboard would say nothing.
 */
export function NextStep({ view, isQuiet }: { readonly view: SessionView; readonly isQuiet: boolean }) {
  const { t } = useTranslation("session");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const send = useSend();
  const at = placeIn(view);
  const next = view.phases[at + 1];
  const previous = view.phases[at - 1];
  const isOpen = view.phaseMayAdvance && !isQuiet;
  return (
    <div className="lead-steps">
      {next ? (
        <Button
          variant={isOpen ? "do" : "quiet"}
          size="l"
          className="lead-next"
          onPress={() => void send("phase.set", { phase: next.id })}
        >
          {t(at < 0 ? "begin" : "next", { name: next.name })}
          <ArrowRight className="ui-icon" size={20} aria-hidden />
        </Button>
      ) : (
        <>
          <p className="lead-small lead-centre">{t("last")}</p>
          <Button
            variant={isQuiet ? "quiet" : "do"}
            size="l"
            className="lead-next"
            icon={DoorClosed}
            onPress={() => ask(ws, { kind: "table", dialog: "close" })}
          >
            {board("actions.close")}
          </Button>
        </>
      )}
      {previous && (
        <Button icon={ArrowLeft} onPress={() => void send("phase.set", { phase: previous.id })}>
          {t("previous", { name: previous.name })}
        </Button>
      )}
    </div>
  );
}
