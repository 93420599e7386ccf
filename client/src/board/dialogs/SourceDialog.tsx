import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addLine, addSources } from "@tablee/shared/board/edit-framework";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { SECTIONS } from "@tablee/shared/board/types";
import type { Section } from "@tablee/shared/board/types";
import { LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { SourceRows } from "../list/SourceRows.tsx";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { AskDialog } from "./AskDialog.tsx";
import type { AskProps } from "./AskDialog.tsx";

export function SourceDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const lines = useBoard((state) => state.board.lines);
  const cards = useBoard((state) => state.board.cards);
  const [line, setLine] = useState<string>("new");
  const [section, setSection] = useState<Section>("before");
  const [text, setText] = useState(ids.length === 1 && ids[0] ? (cards.get(ids[0])?.text ?? "") : "");
  const chosen = [...lines.values()].find(({ id }) => id === line);
  const done = (): void => {
    if (chosen) addSources(ws.hand(), chosen.id, ids);
    else addLine(ws.hand(), { section, text: text.trim(), sources: ids });
    close();
  };
  return (
    <AskDialog title={t("sourceTitle")} close={close} done={done}>
      {ids.length === 1 && ids[0] && <SourceRows card={ids[0]} />}
      <SelectField
        label={t("line")}
        options={[
          { id: "new", label: t("newLine") },
          ...[...lines.values()].map(({ id, text: label }) => ({ id: id as string, label: wordsWithoutMarks(label) })),
        ]}
        value={line}
        onChange={setLine}
      />
      {!chosen && (
        <>
          <SelectField
            label={t("section")}
            options={SECTIONS.map((id) => ({ id, label: t(`sections.${id}`) }))}
            value={section}
            onChange={setSection}
          />
          <TextField label={t("lineText")} multiline value={text} onChange={setText} maxLength={LINE_TEXT_MAX_CHARS} />
        </>
      )}
    </AskDialog>
  );
}
