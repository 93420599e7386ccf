import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { backingOf } from "@tablee/shared/board/backing";
import { removeStatementSource } from "@tablee/shared/board/edit-statements";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Card, Statement } from "@tablee/shared/board/types";
import { colourOf } from "../board/card-face.ts";
import { goToSource } from "../board/framework/show-line.ts";
import { Words } from "../board/Words.tsx";
import { useBoard, useMay, useWorkspace } from "../board/workspace-context.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { KnowledgeWord } from "../ui/KnowledgeWord.tsx";
import { PHONE, useMedia } from "../ui/use-media.ts";
import "../board/card.css";

/** The cards a sentence comes from, in their own words: one press lists them, another leads to one. */
export function Origins({ statement, isOpen = false }: { readonly statement: Statement; readonly isOpen?: boolean }) {
  const { t } = useTranslation("practice");
  const cards = useBoard((state) => state.board.cards);
  const sources = statement.sources.flatMap((id) => cards.get(id) ?? []);
  const flag = isResponse(statement) && backingOf({ cards }, statement.sources) !== "experience";
  return (
    <>
      {flag && <p className="practice-hint">{t("noExperience")}</p>}
      {sources.length > 0 && <Listed statement={statement} sources={sources} isOpen={isOpen} />}
    </>
  );
}

/** What a training will do, and what it is held to: of these experience is asked. A tip may come from whoever has it. */
function isResponse({ field, text }: Statement): boolean {
  return (field === "activity" || field === "clause") && text.trim() !== "";
}

interface ListedProps {
  readonly statement: Statement;
  readonly sources: readonly Card[];
  readonly isOpen: boolean;
}

function Listed({ statement, sources, isOpen }: ListedProps) {
  const { t } = useTranslation("practice");
  return (
    <details className="practice-origins" open={isOpen}>
      <summary>{t("originOf", { count: sources.length })}</summary>
      <ul>
        {sources.map((card) => (
          <Origin key={card.id} card={card} statement={statement} />
        ))}
      </ul>
    </details>
  );
}

function Origin({ card, statement }: { readonly card: Card; readonly statement: Statement }) {
  const { t } = useTranslation("practice");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const phone = useMedia(PHONE);
  const go = (): void => {
    // On a phone the panel covers what one goes to.
    if (phone) ws.prefs.setState({ panel: null });
    goToSource(ws, card.id, { phone });
  };
  return (
    <li className={`practice-origin card-${colourOf(card)}`}>
      <button type="button" className="practice-origin-go" title={board("goToCard")} onClick={go}>
        <span className="ui-hidden">{board("goToCard")} : </span>
        <span dir={card.direction}>
          <Words text={card.text} />
        </span>
        {card.author !== null && <small>{card.author}</small>}
      </button>
      {card.knowledge && <KnowledgeWord type={card.knowledge} />}
      {may.cards && (
        <IconButton
          label={t("removeOrigin", { text: wordsWithoutMarks(card.text) })}
          icon={X}
          onPress={() => removeStatementSource(ws.hand(), statement.id, card.id)}
        />
      )}
    </li>
  );
}
