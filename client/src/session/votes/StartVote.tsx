import { Vote } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as limits from "@tablee/shared/limits";
import { readingOrder } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import { newId } from "../../new-id.ts";
import type { CardId, VoteId } from "@tablee/shared/ids";
import { useBoard, useSelection } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";
import { StartConsent } from "./StartConsent.tsx";

const POINTS = 5;
const MOST_PER_CARD = 2;
type Kind = "dots" | "consent";

interface StartVoteProps {
  readonly isVoteOpen: boolean;
  readonly isConsentOpen: boolean;
  /** There is nothing else to see. */
  readonly isFirst: boolean;
}

/** One of each kind may be open at a time. Where there is something to read, the form waits behind a button. */
export function StartVote({ isFirst, ...open }: StartVoteProps) {
  const { t } = useTranslation("votes");
  const [isWished, setWished] = useState(false);
  const [wished, setKind] = useState<Kind>("dots");
  const kind = open.isVoteOpen ? "consent" : open.isConsentOpen ? "dots" : wished;
  const isFree = !open.isVoteOpen && !open.isConsentOpen;
  if (!isFirst && !isWished) {
    return (
      <Button icon={Vote} onPress={() => setWished(true)}>
        {t("start.title")}
      </Button>
    );
  }
  return (
    <section className="votes-start" aria-label={t("start.title")}>
      <h3>{t("start.title")}</h3>
      {isFree && (
        <Segmented<Kind>
          label={t("start.kind")}
          options={[
            { id: "dots", label: t("start.dots") },
            { id: "consent", label: t("start.consent") },
          ]}
          value={kind}
          onChange={setKind}
        />
      )}
      {kind === "dots" ? <StartDots /> : <StartConsent />}
    </section>
  );
}

function StartDots() {
  const { t } = useTranslation("votes");
  const send = useSend();
  const [question, setQuestion] = useState("");
  const [points, setPoints] = useState(POINTS);
  const [most, setMost] = useState(MOST_PER_CARD);
  const { scope, setScope, scopes, cards } = useScope();
  const maxPerCard = Math.min(most, points);
  return (
    <form
      className="lead-part"
      onSubmit={(event) => {
        event.preventDefault();
        // Made here just now: the brand says no more.
        const vote = newId<VoteId>();
        void send("vote.start", { vote, question: question.trim(), points, maxPerCard, cards: [...cards] });
      }}
    >
      <TextField
        label={t("start.question")}
        value={question}
        maxLength={limits.VOTE_QUESTION_MAX_CHARS}
        onChange={setQuestion}
      />
      <Count label={t("start.points")} max={limits.VOTE_POINTS_MAX_COUNT} value={points} onChange={setPoints} />
      <Count label={t("start.max")} max={points} value={maxPerCard} onChange={setMost} />
      <SelectField label={t("start.scope")} options={scopes} value={scope} onChange={setScope} />
      <p className="lead-small">{t("start.count", { count: cards.length })}</p>
      <Button type="submit" variant="do" size="l" isDisabled={cards.length === 0}>
        {t("start.go")}
      </Button>
      <p className="lead-small">{t("start.help")}</p>
    </form>
  );
}

interface CountProps {
  readonly label: string;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Count({ label, ...rest }: CountProps) {
  const { t } = useTranslation("votes");
  return (
    <div className="votes-number">
      <span className="ui-label" aria-hidden>
        {label}
      </span>
      <NumberField label={label} unit={t("start.unit")} min={1} {...rest} />
    </div>
  );
}

/**
 * Cards in reading order: all, unless somebody says an area, or those that are chosen now. What is still chosen from work
 * before must not make a vote on three cards of forty.
 */
function useScope() {
  const { t } = useTranslation("votes");
  const outline = useBoard((state) => state.outline);
  const chosen = useSelection((state) => state.ids);
  const all = readingOrder(outline).filter(({ unread }) => !unread);
  const picked = all.filter(({ id }) => chosen.has(id));
  const [wished, setScope] = useState("all");
  const scopes = [
    { id: "all", label: t("start.all") },
    ...(picked.length > 1 ? [{ id: "chosen", label: t("start.chosen") }] : []),
    ...outline
      .filter(({ count }) => count > 0)
      .map(({ zone }) => ({ id: zone?.id ?? "outside", label: zone?.title ?? t("start.outside") })),
  ];
  const scope = scopes.some(({ id }) => id === wished) ? wished : "all";
  const cards = scope === "all" ? all : scope === "chosen" ? picked : inArea(outline, scope);
  return { scope, setScope, scopes, cards: cards.map(({ id }): CardId => id) };
}

function inArea(outline: readonly OutlineZone[], area: string) {
  return readingOrder(outline.filter(({ zone }) => (zone?.id ?? "outside") === area)).filter(({ unread }) => !unread);
}
