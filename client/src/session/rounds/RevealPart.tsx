import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SHEET_COUNT_STEP_COUNT } from "@tablee/shared/limits";
import type { SessionView } from "@tablee/shared/session/types";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { TurnPart } from "./TurnPart.tsx";
import { useSend } from "../use-live.ts";

/** A phase in which people wrote privately has begun, or something lies on sheets. */
function hasRound({ phases, phase, rounds }: SessionView): boolean {
  const at = phases.findIndex(({ id }) => id === phase);
  return rounds.turns || rounds.cards > 0 || phases.slice(0, at + 1).some(({ gate }) => gate === "private");
}

/** How many private cards there are in all; whoever leads can put them on the table. */
export function RevealPart({ view, host }: { readonly view: SessionView; readonly host: boolean }) {
  const { t } = useTranslation("rounds");
  const { t: lead } = useTranslation("lead");
  const [asking, setAsking] = useState(false);
  // Into a closed table nothing is revealed any more.
  if (!hasRound(view) || view.closing.closed) return null;
  const { cards, reveals, turns } = view.rounds;
  // Few may still lie on sheets: late ones, and those that somebody keeps.
  const isDone = reveals > 0 && cards === 0 && !turns && !view.rounds.mayBegin;
  return (
    <section className="lead-part" aria-label={t("lead")}>
      <h3>{t("lead")}</h3>
      {isDone && <p>{lead("reveal.doneLead")}</p>}
      {!isDone && (
        <>
          <p>
            {cards === 0
              ? lead("reveal.few", { count: SHEET_COUNT_STEP_COUNT })
              : lead("reveal.count", { count: cards })}
          </p>
          <p className="lead-small">{lead("reveal.countHelp")}</p>
        </>
      )}
      <TurnPart />
      {host && <Button onPress={() => setAsking(true)}>{t("revealNow")}</Button>}
      {asking && <Ask view={view} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Ask({ view: { rounds }, onClose }: { readonly view: SessionView; readonly onClose: () => void }) {
  const { t } = useTranslation("rounds");
  const { t: lead } = useTranslation("lead");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  // As it was when the question was asked: should somebody else reveal meanwhile, this answer does nothing more.
  const [reveals] = useState(rounds.reveals);
  const reveal = async (how: "all" | "turns"): Promise<void> => {
    if (await send("round.reveal", { how, reveals })) onClose();
  };
  return (
    <ModalDialog
      title={lead("reveal.askTitle")}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          {!rounds.turns && <Button onPress={() => void reveal("turns")}>{t("byTurns")}</Button>}
          <Button variant="do" onPress={() => void reveal("all")}>
            {t("revealAll")}
          </Button>
        </>
      }
    >
      <p>{lead("reveal.askBody")}</p>
      {!rounds.turns && <p>{lead("askTurns")}</p>}
    </ModalDialog>
  );
}
