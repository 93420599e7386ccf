import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { readingOrder } from "@tablee/shared/board/outline";
import { plain } from "@tablee/shared/board/sift";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import { QUOTE_MAX_CHARS } from "@tablee/shared/limits";
import { sayCommandReason } from "../i18n/reasons.ts";
import { newId } from "../new-id.ts";
import { useBoard, useSelection } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";
import { UNREAD } from "./unread.ts";
import { useStories } from "./use-stories.ts";

/** As many as are looked through by eye; the search finds the rest. */
const SHOWN_COUNT = 12;

interface QuoteDialogProps {
  readonly story: StoryId;
  readonly text: string;
  readonly isMine: boolean;
  readonly onClose: () => void;
}

/** Words of a story, letter by letter, and the card under which they would stand. */
export function QuoteDialog({ story, text, isMine, onClose }: QuoteDialogProps) {
  const { t } = useTranslation("stories");
  const { t: ui } = useTranslation("ui");
  const { t: session } = useTranslation("session");
  const { post } = useStories();
  const [words, setWords] = useState("");
  const [card, setCard] = useState<CardId | null>(useChosenCard());
  const [refusal, setRefusal] = useState<string | null>(null);
  const isTooLong = words.length > QUOTE_MAX_CHARS;
  const askFor = async (): Promise<void> => {
    if (card === null) return;
    const reply = await post.ask(story, { quote: newId<QuoteId>(), card, words });
    if (reply.ok) {
      onClose();
      toast(t(isMine ? "quote.doneMine" : "quote.done"));
    } else setRefusal(sayRefusal(reply.reason));
  };
  const sayRefusal = (reason: string): string =>
    reason === "not-verbatim" || reason === "offline"
      ? t(`quote.reasons.${reason}`)
      : sayCommandReason(session, reason);
  return (
    <ModalDialog
      title={t("quote.title")}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" isDisabled={words === "" || isTooLong || card === null} onPress={() => void askFor()}>
            {t(isMine ? "quote.doMine" : "quote.do")}
          </Button>
        </>
      }
    >
      <Passage text={text} onChosen={setWords} />
      <p role="status" className="stories-chosen">
        <b>{t("quote.chosen")}</b>{" "}
        {isTooLong ? t("quote.tooLong") : words === "" ? t("quote.none") : t("told.quote", { words })}
      </p>
      <CardChoice card={card} onChosen={setCard} />
      <p className="stories-small">{t(isMine ? "quote.mindMine" : "quote.mind")}</p>
      <p role="alert" className="ui-error">
        {refusal}
      </p>
    </ModalDialog>
  );
}

/** The one that is chosen on the board is meant, until somebody says otherwise. */
function useChosenCard(): CardId | null {
  const [chosen] = useSelection(({ ids }) => ids);
  return useBoard(({ board }) => (chosen !== undefined && board.cards.has(chosen) ? chosen : null));
}

function keep(event: Event): void {
  event.preventDefault();
}

/**
 * A field that is only read, and words are chosen as everywhere. Chromium gives a field that is said to be read-only no
 * caret, and then no key chooses words: so it is one that takes nothing.
 */
function Passage({ text, onChosen }: { readonly text: string; readonly onChosen: (words: string) => void }) {
  const { t } = useTranslation("stories");
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    // Also when the keyboard has gone on meanwhile: a browser says what was chosen a moment after it was.
    const hear = (): void => {
      const { current } = field;
      if (!current) return;
      onChosen(current.value.slice(current.selectionStart, current.selectionEnd).trim());
    };
    const { current } = field;
    document.addEventListener("selectionchange", hear);
    current?.addEventListener("selectionchange", hear);
    current?.addEventListener("beforeinput", keep);
    current?.focus();
    return () => {
      document.removeEventListener("selectionchange", hear);
      current?.removeEventListener("selectionchange", hear);
      current?.removeEventListener("beforeinput", keep);
    };
  }, [onChosen]);
  return (
    <div className="ui-field">
      <label className="ui-label" htmlFor={id}>
        {t("quote.words")}
      </label>
      <p className="stories-small" id={`${id}-help`}>
        {t("quote.wordsHelp")}
      </p>
      <textarea
        id={id}
        ref={field}
        className="ui-input stories-passage"
        aria-describedby={`${id}-help`}
        dir="auto"
        {...UNREAD}
        rows={9}
        aria-readonly
        // No keyboard comes up on a screen: nothing is written here.
        inputMode="none"
        defaultValue={text}
      />
    </div>
  );
}

interface CardChoiceProps {
  readonly card: CardId | null;
  readonly onChosen: (card: CardId) => void;
}

function CardChoice({ card, onChosen }: CardChoiceProps) {
  const { t } = useTranslation("stories");
  const outline = useBoard((state) => state.outline);
  const [query, setQuery] = useState("");
  const wanted = plain(query.trim());
  const found = readingOrder(outline).filter(
    ({ id, text, unread }) => !unread && (id === card || plain(text).includes(wanted)),
  );
  // What is chosen stays in sight whatever is looked for.
  found.sort((one, other) => Number(other.id === card) - Number(one.id === card));
  return (
    <fieldset className="stories-levels">
      <legend className="ui-label">{t("quote.card")}</legend>
      <TextField label={t("quote.find")} value={query} onChange={setQuery} autoComplete="off" />
      {found.slice(0, SHOWN_COUNT).map(({ id, text, direction }) => (
        <label key={id} className="stories-level">
          <input type="radio" name="story-card" checked={id === card} onChange={() => onChosen(id)} />
          <span dir={direction}>{wordsWithoutMarks(text).trim() || t("from.noWords")}</span>
        </label>
      ))}
      {found.length === 0 && <p>{t("quote.noCard")}</p>}
      {found.length > SHOWN_COUNT && <p className="stories-small">{t("quote.more")}</p>}
    </fieldset>
  );
}
