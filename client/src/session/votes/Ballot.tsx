import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import type { VotesView } from "@tablee/shared/session/ballots";
import type { Turn } from "../../board/voting/turn.ts";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { PointsRow } from "./PointsRow.tsx";
import { Turnout } from "./Turnout.tsx";

interface BallotProps {
  readonly vote: NonNullable<VotesView["open"]>;
}

/** The cards of the vote as they lie in their areas, each with its points; what is left stays in sight. */
export function Ballot({ vote }: BallotProps) {
  const { t } = useTranslation("votes");
  const { voting } = useWorkspace();
  const turn = useStore(voting.state, (state) => state.turn);
  if (!turn) return null;
  return (
    <section className="votes-ballot" aria-label={t("ballot.title")}>
      <div className="votes-left">
        {vote.question !== "" && (
          <p className="votes-question" dir="auto">
            {vote.question}
          </p>
        )}
        <p className="votes-count">{t("ballot.left", { count: turn.left, of: vote.points })}</p>
        <Saved turn={turn} />
      </div>
      <p className="lead-small">{t("ballot.max", { count: vote.maxPerCard })}</p>
      <Turnout count={vote.turnout} />
      <Cards turn={turn} />
      <Gone turn={turn} />
      <div className="votes-end">
        <Button isDisabled={turn.isCast && turn.points.size === 0} onPress={() => voting.abstain()}>
          {t("ballot.abstain")}
        </Button>
        <p className="lead-small">{t("ballot.close")}</p>
      </div>
    </section>
  );
}

/** Saved is said when the server has said it. */
function Saved({ turn }: { readonly turn: Turn }) {
  const { t } = useTranslation("votes");
  const { voting } = useWorkspace();
  const sending = useStore(voting.state, (state) => state.sending);
  const isBlank = turn.isCast && turn.points.size === 0;
  const [Icon, words] =
    sending === "sending"
      ? [LoaderCircle, "ballot.sending" as const]
      : sending === "waiting"
        ? [CloudOff, "ballot.waiting" as const]
        : ([
            turn.isCast ? Check : null,
            isBlank ? "ballot.blank" : turn.isCast ? "ballot.saved" : "ballot.nothing",
          ] as const);
  return (
    <p
      className="votes-saved"
      data-ballot={sending === "rest" ? (turn.isCast ? "saved" : "none") : sending}
      role="status"
    >
      {Icon && <Icon className="ui-icon" size={16} aria-hidden />}
      {t(words)}
    </p>
  );
}

function Cards({ turn }: { readonly turn: Turn }) {
  const outline = useBoard((state) => state.outline);
  return outline.map((part) => <Area key={part.zone?.id ?? "outside"} part={part} turn={turn} />);
}

function Area({ part, turn }: { readonly part: OutlineZone; readonly turn: Turn }) {
  const { t } = useTranslation("board");
  const isAsked = ({ id }: Card): boolean => turn.cards.has(id);
  const cards = [...part.groups.flatMap(({ cards: inside }) => inside), ...part.lone].filter(isAsked);
  if (cards.length === 0) return null;
  return (
    <section className="votes-area">
      <h3 dir="auto">{part.zone?.title ?? t("outside")}</h3>
      <ul className="votes-cards">
        {cards.map((card) => (
          <PointsRow key={card.id} card={card} turn={turn} />
        ))}
      </ul>
    </section>
  );
}

/** Points on cards that somebody deleted meanwhile can be taken back. */
function Gone({ turn }: { readonly turn: Turn }) {
  const { t } = useTranslation("votes");
  const { voting } = useWorkspace();
  const cards = useBoard((state) => state.board.cards);
  const gone = [...turn.points.keys()].filter((id) => !cards.has(id));
  if (gone.length === 0) return null;
  return (
    <section className="votes-area">
      <h3>{t("ballot.gone")}</h3>
      <Button onPress={() => gone.forEach((id) => voting.set(id, 0))}>{t("ballot.goneTake")}</Button>
    </section>
  );
}
