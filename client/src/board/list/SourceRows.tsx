import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { Rows3 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CardId } from "@tablee/shared/ids";
import { Button } from "../../ui/Button.tsx";
import { goToLine, linesBehind } from "../framework/show-line.ts";
import { useBoard, useWorkspace } from "../workspace-context.ts";

/** The lines of the framework that a card stands behind: one press goes there. */
export function SourceRows({ card, isStop = true }: { readonly card: CardId; readonly isStop?: boolean }) {
  const { t } = useTranslation("framework");
  const ws = useWorkspace();
  const lines = useBoard((state) => state.board.lines);
  const behind = linesBehind(lines.values(), card);
  if (behind.length === 0) return null;
  return (
    <ul className="list-sources" aria-label={t("linesOf")}>
      {behind.map(({ id, text }) => (
        <li key={id}>
          <Button
            size="s"
            className="list-source"
            icon={Rows3}
            excludeFromTabOrder={!isStop}
            onPress={() => goToLine(ws, id)}
          >
            <span className="ui-hidden">{t("goToLine")} : </span>
            <span className="list-link-words" dir="auto">
              {wordsWithoutMarks(text)}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
