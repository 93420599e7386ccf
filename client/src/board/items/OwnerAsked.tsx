import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { SessionView } from "@tablee/shared/session/types";
import { nameOf, useLive } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { openDetails } from "./details.ts";

/** Somebody asks whether I would take something on: seen in every view until I answer. */
export function OwnerAsked({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("items");
  const ws = useWorkspace();
  const people = useLive((state) => state.people);
  const cards = useBoard(({ board }) => board.cards);
  const mine = view.items.asked.filter(({ member, card }) => member === view.me.id && cards.has(card));
  return mine.map(({ card, by }) => (
    <div key={card} className="together-strip" role="status">
      <span>
        {t("owner.strip", { name: nameOf(people, by) })}
        <bdi>{wordsWithoutMarks(cards.get(card)?.text ?? "").slice(0, WORDS_SHOWN_CHARS)}</bdi>
      </span>
      <Button size="s" onPress={() => openDetails(ws, [card])}>
        {t("owner.look")}
      </Button>
    </div>
  ));
}

/** Enough to know which card it is; all of it is in the panel. */
const WORDS_SHOWN_CHARS = 90;
