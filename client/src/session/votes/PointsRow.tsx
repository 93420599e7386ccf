import { Minus, Plus } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Card } from "@tablee/shared/board/types";
import { colourOf } from "../../board/card-face.ts";
import { mostOn } from "../../board/voting/turn.ts";
import type { Turn } from "../../board/voting/turn.ts";
import { Words } from "../../board/Words.tsx";
import { useWorkspace } from "../../board/workspace-context.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { KnowledgeWord } from "../../ui/KnowledgeWord.tsx";
import "../../board/card.css";

/** One card with its points: two buttons for a thumb, a number for the keyboard (arrows, digits, Home, End). */
export function PointsRow({ card, turn }: { readonly card: Card; readonly turn: Turn }) {
  const { t } = useTranslation("votes");
  const { t: canvas } = useTranslation("canvas");
  const { voting } = useWorkspace();
  const text = wordsWithoutMarks(card.text).trim() || canvas("noWords");
  const points = turn.points.get(card.id) ?? 0;
  const most = mostOn(turn, card.id);

  function press(event: KeyboardEvent): void {
    const to = wishOf(event.key, { points, most });
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== points) voting.set(card.id, to);
  }

  return (
    <li className={`votes-card card-${colourOf(card)}`} data-vote-card={card.id}>
      <span className="votes-words">
        <span className="card-words" dir={card.direction}>
          <Words text={text} />
        </span>
        {card.knowledge && <KnowledgeWord type={card.knowledge} />}
      </span>
      <span className="votes-stepper">
        <IconButton
          icon={Minus}
          label={t("ballot.fewer", { text })}
          isDisabled={points === 0}
          onPress={() => voting.add(card.id, -1)}
        />
        <span
          className="votes-points"
          role="spinbutton"
          tabIndex={0}
          aria-label={text}
          aria-valuenow={points}
          aria-valuemin={0}
          aria-valuemax={most}
          aria-valuetext={t("ballot.value", { count: points, left: turn.left })}
          onKeyDown={press}
        >
          {points}
        </span>
        <IconButton
          icon={Plus}
          label={t("ballot.more", { text })}
          isDisabled={points >= most}
          onPress={() => voting.add(card.id, 1)}
        />
      </span>
    </li>
  );
}

/** How many points a key asks for; null: the key is none of these. */
function wishOf(key: string, { points, most }: { readonly points: number; readonly most: number }): number | null {
  if (/^\d$/.test(key)) return Math.min(most, Number(key));
  if (key === "ArrowUp" || key === "ArrowRight" || key === "+") return Math.min(most, points + 1);
  if (key === "ArrowDown" || key === "ArrowLeft" || key === "-") return Math.max(0, points - 1);
  if (key === "Home" || key === "Delete" || key === "Backspace") return 0;
  return key === "End" ? most : null;
}
