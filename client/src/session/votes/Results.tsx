import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CardId } from "@tablee/shared/ids";
import type { VoteResult } from "@tablee/shared/session/ballots";
import { goToSource } from "../../board/framework/show-line.ts";
import { Words } from "../../board/Words.tsx";
import { useCard, useWorkspace } from "../../board/workspace-context.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { sayMoment } from "../../i18n/moment.ts";
import { KnowledgeWord } from "../../ui/KnowledgeWord.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { rankedOf } from "@tablee/shared/session/ranks";
import type { Ranked } from "@tablee/shared/session/ranks";

/** What came of the votes that are over: the same for everybody, the newest first. */

export function VoteResults({ results }: { readonly results: readonly VoteResult[] }) {
  return results.toReversed().map((result) => <Result key={result.id} result={result} />);
}

function Result({ result }: { readonly result: VoteResult }) {
  const { t } = useTranslation("votes");
  const { question, totals, turnout, closedAt } = result;
  const ranked = rankedOf(totals);
  const sum = ranked.reduce((all, { points }) => all + points, 0);
  const most = ranked[0]?.points ?? 1;
  const without = totals.filter(([, points]) => points === 0).map(([card]) => card);
  return (
    <section className="votes-result" data-result={result.id}>
      <h3 dir="auto">{question || t("results.untitled", { date: sayMoment(currentLocale(), closedAt) })}</h3>
      <p className="lead-small">{t("results.about", { count: turnout, points: sum })}</p>
      <ol className="votes-ranks">
        {ranked.map((row) => (
          <Row key={row.card} row={row} share={row.points / most} />
        ))}
      </ol>
      {without.length > 0 && (
        <details className="votes-zero">
          <summary>
            {t("results.zero", { count: without.length })}
            <ChevronDown className="ui-icon" size={16} aria-hidden />
          </summary>
          <ul>
            {without.map((card) => (
              <li key={card}>
                <CardName card={card} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Number and words say it; the bar is for the eye. */
function Row({ row, share }: { readonly row: Ranked; readonly share: number }) {
  const { t } = useTranslation("votes");
  return (
    <li className="votes-rank" data-points={row.points}>
      <span className="votes-place" title={t(row.isTied ? "results.tie" : "results.rank", { rank: row.rank })}>
        <span aria-hidden>
          {row.rank}
          {row.isTied && "="}
        </span>
        <span className="ui-hidden">{t(row.isTied ? "results.tie" : "results.rank", { rank: row.rank })}. </span>
      </span>
      <CardName card={row.card} />
      <b className="votes-sum">{t("results.points", { count: row.points })}</b>
      <span className="votes-bar" style={{ "--share": share }} aria-hidden />
    </li>
  );
}

/** Its words, with which knowledge stands behind it; one press goes there. */
function CardName({ card: id }: { readonly card: CardId }) {
  const { t } = useTranslation("votes");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const card = useCard(id);
  const phone = useMedia(PHONE);
  if (!card) return <span className="votes-words lead-small">{t("results.goneCard")}</span>;
  const text = wordsWithoutMarks(card.text).trim() || canvas("noWords");
  return (
    <span className="votes-words">
      <button type="button" className="votes-go" onClick={() => goToSource(ws, id, { phone })}>
        <span dir={card.direction}>
          <Words text={text} />
        </span>
      </button>
      {card.knowledge && <KnowledgeWord type={card.knowledge} />}
    </span>
  );
}
