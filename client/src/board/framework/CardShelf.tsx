import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { ChevronDown, ChevronUp, ListPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readingOrder } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { ask } from "../actions/action.ts";
import { colourOf } from "../card-face.ts";
import { CardFooter } from "../CardFooter.tsx";
import { Words } from "../Words.tsx";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { startDrag } from "./card-drag.ts";
import { linesBehind } from "./show-line.ts";
import "../card.css";

/** As many as are looked through by eye; the search finds the rest. */
const SHOWN_COUNT = 60;

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The cards of the table beside the framework: carried to a line by pointer, or put behind one by a button. */
export function CardShelf() {
  const { t } = useTranslation("framework");
  const phone = useMedia(PHONE);
  const [open, setOpen] = useState(!phone);
  const [query, setQuery] = useState("");
  const outline = useBoard((state) => state.outline);
  const found = readingOrder(outline).filter(({ text }) => folded(text).includes(folded(query.trim())));
  return (
    <section className="shelf" aria-label={t("shelf")}>
      <div className="shelf-head">
        <h2>{t("shelf")}</h2>
        <Button size="s" icon={open ? ChevronUp : ChevronDown} aria-expanded={open} onPress={() => setOpen(!open)}>
          {t(open ? "fold" : "unfold")}
        </Button>
      </div>
      {open && (
        <>
          <p className="shelf-help">{t("shelfHelp")}</p>
          <TextField label={t("search")} hideLabel placeholder={t("search")} value={query} onChange={setQuery} />
          <ul className="shelf-cards">
            {found.slice(0, SHOWN_COUNT).map((card) => (
              <ShelfCard key={card.id} card={card} />
            ))}
          </ul>
          {found.length === 0 && <p className="shelf-help">{t("noCard")}</p>}
          {found.length > SHOWN_COUNT && (
            <p className="shelf-help">{t("more", { count: found.length - SHOWN_COUNT })}</p>
          )}
        </>
      )}
    </section>
  );
}

function ShelfCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation("framework");
  const ws = useWorkspace();
  const count = useBoard(({ board }) => linesBehind(board.lines.values(), card.id).length);
  return (
    <li
      className={`shelf-card card-${colourOf(card)}`}
      draggable
      onDragStart={(event) => startDrag(event, card.id, card.text)}
    >
      <div className="shelf-words">
        <span className="card-words" dir={card.direction}>
          <Words text={card.text} />
        </span>
        <CardFooter card={card} />
        {count > 0 && <span className="shelf-used">{t("behind", { count })}</span>}
      </div>
      <IconButton
        icon={ListPlus}
        label={t("putBehind", { text: wordsWithoutMarks(card.text) })}
        onPress={() => ask(ws, { kind: "addSource", ids: [card.id] })}
      />
    </li>
  );
}
