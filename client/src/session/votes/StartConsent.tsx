import { HeartHandshake } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { frameworkOf } from "@tablee/shared/board/outline";
import { newId } from "../../new-id.ts";
import type { CardId, ConsentId, LineId } from "@tablee/shared/ids";
import type { ProposalDraft } from "../../board/tool-at.ts";
import { useBoard, useSelection } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useIsHost, useSend } from "../use-live.ts";

const OWN = "own";
const SHOWN_CHARS = 80;

interface StartConsentProps {
  /** Brought from elsewhere: its words, and what it is about. */
  readonly draft?: ProposalDraft;
  readonly onDone?: () => void;
}

/** For whoever does not lead: the form waits behind a button. */
export function ProposeConsent() {
  const { t } = useTranslation("power");
  const [isWished, setWished] = useState(false);
  if (isWished) return <StartConsent onDone={() => setWished(false)} />;
  return (
    <Button icon={HeartHandshake} onPress={() => setWished(true)}>
      {t("consent.propose")}
    </Button>
  );
}

/** A sentence of one's own, a line of the framework as it reads now, or the card that is chosen. */
export function StartConsent({ draft, onDone }: StartConsentProps) {
  const { t } = useTranslation("votes");
  const { t: power } = useTranslation("power");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const mayCloseEarly = useIsHost();
  const { options, pick } = useSources();
  const [from, setFrom] = useState<string>(OWN);
  const [own, setOwn] = useState(draft?.text ?? "");
  const picked = pick(from);
  const text = (picked?.text ?? own).trim();
  const { card = null, subject = null, again } = draft ?? {};
  const start = async (): Promise<void> => {
    // Made here just now: the brand says no more.
    const consent = newId<ConsentId>();
    const about = { line: picked?.line ?? null, card: picked?.card ?? card, subject, again: again ?? null };
    if (await send("consent.start", { consent, text, ...about })) onDone?.();
  };
  return (
    <form
      className="lead-part"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      {draft && <h3>{power(again === undefined ? "consent.propose" : "consent.againTitle")}</h3>}
      {!draft && options.length > 0 && (
        <SelectField
          label={t("start.from")}
          options={[{ id: OWN, label: t("start.own") }, ...options]}
          value={picked ? from : OWN}
          onChange={setFrom}
        />
      )}
      {picked ? (
        <blockquote className="votes-proposal" dir="auto">
          {text}
        </blockquote>
      ) : (
        <TextField
          label={t("start.proposal")}
          multiline
          value={own}
          maxLength={LINE_TEXT_MAX_CHARS}
          onChange={setOwn}
        />
      )}
      <Button type="submit" variant="do" size="l" isDisabled={text === ""}>
        {t("start.consentGo")}
      </Button>
      {onDone && <Button onPress={onDone}>{ui("cancel")}</Button>}
      <p className="lead-small">{t("start.consentHelp")}</p>
      {!mayCloseEarly && <p className="lead-small">{power("consent.mineHelp")}</p>}
    </form>
  );
}

interface Picked {
  readonly text: string;
  readonly line?: LineId;
  readonly card?: CardId;
}

/** What a proposal may be made of, beside words of one's own. */
function useSources() {
  const { t: power } = useTranslation("power");
  const lines = useBoard((state) => state.board.lines);
  const cards = useBoard((state) => state.board.cards);
  const chosen = useSelection(({ ids }) => ids);
  const sources = new Map<string, Picked>();
  const options: { id: string; label: string }[] = [];
  const [only] = chosen;
  const card = chosen.size === 1 && only !== undefined ? cards.get(only) : undefined;
  const said = card && !card.unread ? wordsWithoutMarks(card.text).trim() : "";
  if (card && said !== "") {
    sources.set(card.id, { text: said, card: card.id });
    options.push({ id: card.id, label: power("consent.ofCard", { text: shortened(said) }) });
  }
  for (const { id, text } of frameworkOf(lines.values()).flatMap(({ lines: inside }) => inside)) {
    sources.set(id, { text: wordsWithoutMarks(text), line: id });
    options.push({ id, label: shortened(wordsWithoutMarks(text)) });
  }
  return { options, pick: (id: string) => sources.get(id) };
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}
