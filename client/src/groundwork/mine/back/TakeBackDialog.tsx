import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../../../board/workspace-context.ts";
import { sayReason } from "../../../i18n/reasons.ts";
import { Button } from "../../../ui/Button.tsx";
import { ModalDialog } from "../../../ui/Dialog.tsx";
import { Choosing } from "./Choosing.tsx";
import { Done } from "./Done.tsx";
import { closeTaking, taking } from "./state.ts";
import { useContribution, useGo } from "./use-taking.ts";
import type { Choice } from "./use-taking.ts";
import "./back.css";

interface TakeBackDialogProps {
  readonly person: number;
  readonly people: readonly string[];
}

export function TakeBackDialog({ person, people }: TakeBackDialogProps) {
  const now = useStore(taking, (state) => state.now);
  if (now.kind === "done") return <Done receipt={now.receipt} />;
  if (now.kind === "going") return <Going />;
  return <Looking person={person} people={people} refused={now.kind === "choosing" ? now.refused : null} />;
}

function Going() {
  const { t } = useTranslation("mine");
  return (
    <ModalDialog title={t("back.title")} isOpen onClose={closeTaking}>
      <p role="status">{t("back.going")}</p>
    </ModalDialog>
  );
}

interface LookingProps extends TakeBackDialogProps {
  readonly refused: Parameters<typeof sayReason>[1] | null;
}

/** What there is; then, asked once more. */
function Looking({ person, people, refused }: LookingProps) {
  const { t } = useTranslation("mine");
  const { t: pages } = useTranslation("pages");
  const { found, failed } = useContribution(useWorkspace().table.seat.board.id);
  const [asked, setAsked] = useState<Choice | null>(null);
  if (asked) return <Sure choice={asked} onBack={() => setAsked(null)} />;
  const reason = failed ?? refused;
  if (found && !failed)
    return <Choosing person={person} people={people} found={found} refused={refused} onAsk={setAsked} />;
  return (
    <ModalDialog title={t("back.title")} isOpen onClose={closeTaking}>
      <p role="status">{reason === null ? t("back.looking") : sayReason(pages, reason)}</p>
    </ModalDialog>
  );
}

/** The one thing here that cannot be taken back: hence a second press. */
function Sure({ choice, onBack }: { readonly choice: Choice; readonly onBack: () => void }) {
  const { t } = useTranslation("mine");
  const start = useGo();
  return (
    <ModalDialog
      title={t("back.sure.title")}
      isOpen
      onClose={closeTaking}
      actions={
        <>
          <Button onPress={onBack}>{t("back.sure.no")}</Button>
          <Button variant="danger" onPress={() => void start(choice)}>
            {t(choice.leave ? "back.sure.leave" : "back.sure.yes")}
          </Button>
        </>
      }
    >
      <p>{t("back.sure.body")}</p>
      <p>{t("back.sure.others")}</p>
    </ModalDialog>
  );
}
