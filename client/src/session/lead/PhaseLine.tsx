import type { SessionView } from "@tablee/shared/session/types";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useIsHost, useSend } from "../use-live.ts";
import { placeIn } from "./place.ts";
import "./lead.css";

/** The agenda in one line: what is done, where we are, what comes. Whoever leads goes to a phase by it. */
export function PhaseLine({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("lead");
  const host = useIsHost();
  const send = useSend();
  const here = placeIn(view);
  if (view.phases.length < 2) return null;
  return (
    <ol className="phase-line" aria-label={t("line.label")}>
      {view.phases.map(({ id, name, minutes }, at) => {
        const state = at < here ? "past" : at === here ? "now" : "next";
        const said = t("line.step", { at: at + 1, name, count: minutes, state: t(`line.${state}`) });
        const mark = { "data-state": state, ...(state === "now" && { "aria-current": "step" as const }) };
        return (
          <li key={id} {...(!host && mark)}>
            {host ? (
              <AriaButton
                className="phase-line-step"
                aria-label={said}
                {...mark}
                onPress={() => void send("phase.set", { phase: id })}
              >
                <span aria-hidden>{at + 1}</span>
              </AriaButton>
            ) : (
              <span className="phase-line-step" {...mark}>
                <span aria-hidden>{at + 1}</span>
                <span className="ui-hidden">{said}</span>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
