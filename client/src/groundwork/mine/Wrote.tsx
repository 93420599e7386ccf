import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CardId } from "@tablee/shared/ids";
import type { Item } from "@tablee/shared/papers/paper";
import { announceNow } from "../../a11y/announce.ts";
import { Words } from "../../board/Words.tsx";
import type { Brought } from "../../session/closing/my-copy.ts";
import { Button } from "../../ui/Button.tsx";
import type { Bringing } from "./use-brought.ts";

interface WroteProps {
  readonly bringing: Bringing;
  /** On a seat that is shared, where each says what is theirs. */
  readonly isMine?: (brought: Brought) => boolean;
  readonly mark?: (card: CardId, isMine: boolean) => void;
}

/** One’s cards, and what became of each. */
export function Wrote({ bringing, isMine, mark }: WroteProps) {
  const { t } = useTranslation("mine");
  const { brought, unread, isReading, readPast } = bringing;
  const read = async (): Promise<void> => {
    await readPast();
    announceNow(t("wrote.added"));
  };
  return (
    <section className="mine-part">
      <h4>{t("wrote.title")}</h4>
      {brought.length === 0 && <p className="practice-hint">{t("wrote.none")}</p>}
      <ul className="mine-cards">
        {brought.map((one) => (
          <li key={one.card.id} className="mine-card">
            {mark && isMine ? (
              <Mine brought={one} isMine={isMine(one)} mark={(mine) => mark(one.card.id, mine)} />
            ) : (
              <CardWords brought={one} />
            )}
          </li>
        ))}
      </ul>
      {isReading && <p role="status">{t("wrote.reading")}</p>}
      {unread > 0 && !isReading && <Button onPress={() => void read()}>{t("wrote.past", { count: unread })}</Button>}
    </section>
  );
}

function CardWords({ brought: { card, area, kept } }: { readonly brought: Brought }) {
  return (
    <>
      <p className="mine-area">{area}</p>
      <p className="mine-words" dir={card.direction}>
        <Words text={card.text} links="stop" />
      </p>
      {kept.length > 0 && (
        <ul className="mine-kept">
          {kept.map(({ text }) => (
            <li key={text} dir="auto">
              <Words text={text} links="stop" />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Mine({
  brought,
  isMine,
  mark,
}: {
  readonly brought: Brought;
  readonly isMine: boolean;
  readonly mark: (isMine: boolean) => void;
}) {
  const { t } = useTranslation("mine");
  const words = wordsWithoutMarks(brought.card.text).trim();
  return (
    <div className="mine-choice">
      <input
        type="checkbox"
        aria-label={t("wrote.isMine", { words })}
        checked={isMine}
        onChange={(event) => mark(event.currentTarget.checked)}
      />
      <div>
        <CardWords brought={brought} />
      </div>
    </div>
  );
}

/** Nothing where one has taken nothing on. */
export function Taken({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation("mine");
  if (items.length === 0) return null;
  return (
    <section className="mine-part">
      <h4>{t("took.title")}</h4>
      <ul className="mine-cards">
        {items.map(({ text, notes = [] }) => (
          <li key={text} className="mine-card">
            <p className="mine-words" dir="auto">
              <Words text={text} links="stop" />
            </p>
            {notes.length > 0 && <p className="mine-area">{notes.join(" · ")}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
