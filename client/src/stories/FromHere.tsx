import { MessageSquareQuote } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardId } from "@tablee/shared/ids";
import type { Story } from "@tablee/shared/session/stories";
import { useSend, useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { Confirm } from "../ui/Confirm.tsx";
import { toast } from "../ui/toast.ts";
import { QuoteDialog } from "./QuoteDialog.tsx";
import { QuoteRow } from "./QuotesAsked.tsx";
import { useCardWords } from "./use-stories.ts";
import type { Writing } from "./writing.ts";

/** What came from a story of one’s own: words that are quoted, and cards that say so. Each can be refused. */
export function FromHere({ story, writing }: { readonly story: Story; readonly writing: Writing }) {
  return (
    <>
      <Quotes story={story} writing={writing} />
      <Cards story={story} />
    </>
  );
}

function Quotes({ story, writing }: { readonly story: Story; readonly writing: Writing }) {
  const { t } = useTranslation("stories");
  const text = useStore(writing.state, ({ words, standing }) => (standing === "saved" ? (words?.text ?? "") : null));
  const [isQuoting, setQuoting] = useState(false);
  const quotes = useView()?.stories.quotes.filter((one) => one.story === story.id) ?? [];
  if (story.level === "me-only" && quotes.length === 0) return null;
  return (
    <section className="stories-part" aria-labelledby="stories-quotes">
      <h4 id="stories-quotes">{t("quotes.title")}</h4>
      <ul className="stories-rows">
        {quotes.map((quote) => (
          <QuoteRow key={quote.id} quote={quote} />
        ))}
      </ul>
      {/* What is quoted must be what the server has. */}
      <Button
        icon={MessageSquareQuote}
        isDisabled={text === null || text.trim() === ""}
        onPress={() => setQuoting(true)}
      >
        {t("quote.begin")}
      </Button>
      {isQuoting && text !== null && (
        <QuoteDialog story={story.id} text={text} isMine onClose={() => setQuoting(false)} />
      )}
    </section>
  );
}

function Cards({ story }: { readonly story: Story }) {
  const { t } = useTranslation("stories");
  const send = useSend();
  const cardWords = useCardWords();
  const from = useView()?.stories.derivations.filter((one) => one.story === story.id) ?? [];
  if (from.length === 0) return null;
  const refuse = async (card: CardId): Promise<void> => {
    if (await send("derive.refuse", { card, story: story.id })) toast(t("from.refusedDone"));
  };
  return (
    <section className="stories-part" aria-labelledby="stories-cards">
      <h4 id="stories-cards">{t("from.title")}</h4>
      <ul className="stories-rows">
        {from.map(({ card, state }) => (
          <li key={card} className="stories-card" data-card={card}>
            <p dir="auto">{cardWords(card)}</p>
            {state === "refused" ? (
              <p className="stories-small">{t("from.refused")}</p>
            ) : (
              <Confirm
                size="s"
                label={t("from.refuse")}
                about={t("from.refuseOf", { card: cardWords(card) })}
                title={t("from.refuseAsk")}
                body={t("from.refuseSure")}
                variant="quiet"
                onYes={() => void refuse(card)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
