import { Eraser } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../../../board/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { openTaking, taking } from "./state.ts";
import { TakeBackDialog } from "./TakeBackDialog.tsx";

interface TakeBackPartProps {
  readonly person: number;
  /** On this seat. */
  readonly people: readonly string[];
}

/** Taking back what one brought. It asks what there is only when one wishes to see it. */
export function TakeBackPart({ person, people }: TakeBackPartProps) {
  const { t } = useTranslation("mine");
  const { id } = useWorkspace().table.seat.board;
  const isOpen = useStore(taking, ({ board, now }) => board === id && now.kind !== "closed");
  return (
    <section className="mine-part">
      <h4>{t("back.title")}</h4>
      <p className="practice-hint">{t("back.about")}</p>
      <Button icon={Eraser} onPress={() => openTaking(id)}>
        {t("back.look")}
      </Button>
      {isOpen && <TakeBackDialog person={person} people={people} />}
    </section>
  );
}
