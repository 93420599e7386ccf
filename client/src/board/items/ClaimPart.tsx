import { useState } from "react";
import { useTranslation } from "react-i18next";
import { itemOf, needsConfirming } from "@tablee/shared/board/items";
import type { Item } from "@tablee/shared/board/items";
import type { Card } from "@tablee/shared/board/types";
import type { NoteId } from "@tablee/shared/ids";
import { CHALLENGE_MAX_CHARS } from "@tablee/shared/limits";
import type { SessionView } from "@tablee/shared/session/types";
import { useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useBoard } from "../workspace-context.ts";

interface PartProps {
  readonly card: Card;
  readonly item: Item;
  readonly view: SessionView;
}

/** Whether it is over: said, confirmed, challenged. And, at any time, that one has met it oneself. */
export function ClaimPart({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const view = useView();
  const item = useBoard(({ board }) => itemOf(board, card.id));
  if (!view || view.me.role === "observer" || view.closing.closed) return null;
  const isLived = needsConfirming(card);
  if (!isLived && item.claim === null) return null;
  return (
    <section className="lead-part">
      {item.claim !== null && isLived && <h3>{t("claim.title")}</h3>}
      {isLived && <Claimed card={card} item={item} view={view} />}
      {isLived && <Met card={card} item={item} view={view} />}
      {item.claim !== null && <Challenge card={card} />}
    </section>
  );
}

function Claimed({ card, item: { claim, isConfirmed }, view }: PartProps) {
  const { t } = useTranslation("items");
  const send = useSend();
  const isMine = useBoard(({ board }) => claim !== null && board.notes.get(claim)?.born.by === view.me.id);
  if (claim === null) return null;
  if (isConfirmed) return <p>{t("claim.confirmed")}</p>;
  const hasRaised = card.born.by === view.me.id;
  const mayConfirm = hasRaised || (!isMine && view.items.met.includes(card.id));
  const confirm = (of: NoteId) => void send("item.confirm", { card: card.id, claim: of });
  return (
    <>
      <p>{t(isMine && !hasRaised ? "claim.mine" : "claim.body")}</p>
      {mayConfirm && (
        <Button variant="do" onPress={() => confirm(claim)}>
          {t("claim.confirm")}
        </Button>
      )}
    </>
  );
}

function Met({ card, view }: PartProps) {
  const { t } = useTranslation("items");
  const send = useSend();
  if (card.born.by === view.me.id) return null;
  return (
    <>
      <Switch
        isSelected={view.items.met.includes(card.id)}
        onChange={(met) => void send("item.meet", { card: card.id, met })}
      >
        {t("claim.met")}
      </Switch>
      <p className="lead-small">{t("claim.metHelp")}</p>
    </>
  );
}

function Challenge({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const send = useSend();
  const [reason, setReason] = useState("");
  const challenge = async (): Promise<void> => {
    if (await send("item.challenge", { card: card.id, reason: reason.trim() })) setReason("");
  };
  return (
    <form
      className="details-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") void challenge();
      }}
    >
      <TextField label={t("claim.reason")} value={reason} maxLength={CHALLENGE_MAX_CHARS} onChange={setReason} />
      <Button type="submit" isDisabled={reason.trim() === ""}>
        {t("claim.challenge")}
      </Button>
    </form>
  );
}
