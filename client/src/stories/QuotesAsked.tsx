import { useTranslation } from "react-i18next";
import type { StoriesView } from "@tablee/shared/session/stories-view";
import { useSend, useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { toast } from "../ui/toast.ts";
import { useCardWords, useMine, useQuoteWords } from "./use-stories.ts";

type ShownQuote = StoriesView["quotes"][number];

/** What waits for an answer of one’s own: the words and the card, and who asks is not said. */
export function QuotesAsked({ person }: { readonly person: number }) {
  const { t } = useTranslation("stories");
  const mine = new Set(useMine(person).map(({ id }) => id));
  const asked = useView()?.stories.quotes.filter(({ state, story }) => state === "asked" && mine.has(story)) ?? [];
  if (asked.length === 0) return null;
  return (
    <section className="stories-part stories-asked" aria-labelledby="stories-asked">
      <h3 id="stories-asked">{t("quotes.asked")}</h3>
      <p className="stories-small">{t("quotes.askedHelp")}</p>
      <ul className="stories-rows">
        {asked.map((quote) => (
          <QuoteRow key={quote.id} quote={quote} />
        ))}
      </ul>
    </section>
  );
}

/** What one asked of others, until they answer. */
export function QuotesIAsked() {
  const { t } = useTranslation("stories");
  const stories = useView()?.stories;
  const own = new Set(stories?.mine.map(({ id }) => id));
  const asked =
    stories?.quotes.filter(({ state, isMine, story }) => state === "asked" && isMine && !own.has(story)) ?? [];
  if (asked.length === 0) return null;
  return (
    <section className="stories-part" aria-labelledby="stories-i-asked">
      <h3 id="stories-i-asked">{t("quotes.mine")}</h3>
      <ul className="stories-rows">
        {asked.map((quote) => (
          <TakeBack key={quote.id} quote={quote} />
        ))}
      </ul>
    </section>
  );
}

function Words({ quote }: { readonly quote: ShownQuote }) {
  const { t } = useTranslation("stories");
  const cardWords = useCardWords();
  const words = useQuoteWords(quote.id);
  return (
    <>
      <blockquote dir="auto" translate="no">
        {words === null ? t("quotes.coming") : t("told.quote", { words })}
      </blockquote>
      <p className="stories-small">{t("quotes.on", { card: cardWords(quote.card) })}</p>
    </>
  );
}

/** Of one’s own story: asked for, or on the card. */
export function QuoteRow({ quote }: { readonly quote: ShownQuote }) {
  const { t } = useTranslation("stories");
  const send = useSend();
  const words = useQuoteWords(quote.id) ?? "";
  const answer = async (agrees: boolean): Promise<void> => {
    if (await send("quote.answer", { quote: quote.id, agrees })) toast(t(agrees ? "quotes.agreed" : "quotes.refused"));
  };
  const revoke = async (): Promise<void> => {
    if (await send("quote.revoke", { quote: quote.id })) toast(t("quotes.revoked"));
  };
  return (
    <li className="stories-card" data-quote={quote.id}>
      <Words quote={quote} />
      <div className="stories-tools">
        {quote.state === "asked" ? (
          <>
            <Button aria-label={t("quotes.yesTo", { words })} onPress={() => void answer(true)}>
              {t("quotes.yes")}
            </Button>
            <Button aria-label={t("quotes.noTo", { words })} onPress={() => void answer(false)}>
              {t("quotes.no")}
            </Button>
          </>
        ) : (
          <Button size="s" aria-label={t("quotes.revokeOf", { words })} onPress={() => void revoke()}>
            {t("quotes.revoke")}
          </Button>
        )}
      </div>
    </li>
  );
}

function TakeBack({ quote }: { readonly quote: ShownQuote }) {
  const { t } = useTranslation("stories");
  const send = useSend();
  const words = useQuoteWords(quote.id) ?? "";
  const takeBack = async (): Promise<void> => {
    if (await send("quote.revoke", { quote: quote.id })) toast(t("quotes.takenBack"));
  };
  return (
    <li className="stories-card" data-quote={quote.id}>
      <Words quote={quote} />
      <p className="stories-small">{t("quotes.waiting")}</p>
      <Button size="s" aria-label={t("quotes.takeBackOf", { words })} onPress={() => void takeBack()}>
        {t("quotes.takeBack")}
      </Button>
    </li>
  );
}
