import type { SessionView } from "@tablee/shared/session/types";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { useSend } from "../use-live.ts";
import { placeIn } from "./place.ts";

/**
 * One large step, and the way back. While its group has not spoken the step says so when it is pressed: a button that
 * is out of reach of the keyboard would say nothing.
 */
export function NextStep({ view, isQuiet }: { readonly view: SessionView; readonly isQuiet: boolean }) {
  const { t } = useTranslation("session");
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
        <p className="lead-small lead-centre">{t("last")}</p>
      )}
      {previous && (
        <Button icon={ArrowLeft} onPress={() => void send("phase.set", { phase: previous.id })}>
          {t("previous", { name: previous.name })}
        </Button>
      )}
    </div>
  );
}
