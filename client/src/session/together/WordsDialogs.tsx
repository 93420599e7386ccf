import { GOAL_MAX_CHARS, RULES_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend, useView } from "../use-live.ts";

interface DialogProps {
  readonly onClose: () => void;
}

export function GoalDialog({ onClose }: DialogProps) {
  const send = useSend();
  const text = useView()?.goal ?? "";
  const field = { maxLength: GOAL_MAX_CHARS };
  return <Words of="goal" held={text} field={field} send={(words) => send("goal.set", words)} onClose={onClose} />;
}

export function RulesDialog({ onClose }: DialogProps) {
  const send = useSend();
  const text = useView()?.rules.text ?? "";
  const field = { maxLength: RULES_MAX_CHARS, rows: 8 };
  return <Words of="rules" held={text} field={field} send={(words) => send("rules.post", words)} onClose={onClose} />;
}

interface WordsProps extends DialogProps {
  readonly of: "goal" | "rules";
  readonly held: string;
  readonly field: { readonly maxLength: number; readonly rows?: number };
  readonly send: (words: { readonly text: string }) => Promise<boolean>;
}

function Words({ of, held, field, send, onClose }: WordsProps) {
  const { t } = useTranslation("together");
  const { t: ui } = useTranslation("ui");
  const [text, setText] = useState(held);
  const save = async (): Promise<void> => {
    if (await send({ text: text.trim() })) onClose();
  };
  return (
    <AskDialog title={t(`${of}.title`)} does={ui("save")} close={onClose} done={() => void save()}>
      <TextField
        label={t(`${of}.label`)}
        description={t(`${of}.help`)}
        value={text}
        multiline
        onChange={setText}
        {...field}
      />
    </AskDialog>
  );
}
