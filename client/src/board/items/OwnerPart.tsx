import { useState } from "react";
import { useTranslation } from "react-i18next";
import { itemOf } from "@tablee/shared/board/items";
import type { Card } from "@tablee/shared/board/types";
import type { MemberId } from "@tablee/shared/ids";
import type { SessionView } from "@tablee/shared/session/types";
import { nameOf, useLive, useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { useBoard } from "../workspace-context.ts";

interface PartProps {
  readonly card: Card;
  readonly view: SessionView;
}

/** Who takes it on: by their own word, and by nobody else’s. */
export function OwnerPart({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const view = useView();
  const people = useLive((state) => state.people);
  const owner = useBoard(({ board }) => itemOf(board, card.id).owner);
  const isHere = owner !== null && people.has(owner);
  const said =
    owner === null
      ? t("owner.nobody")
      : owner === view?.me.id
        ? t("owner.mine")
        : isHere
          ? t("owner.is", { name: nameOf(people, owner) })
          : t("owner.gone");
  const mayTake = view !== null && view.me.role !== "observer" && !view.closing.closed;
  return (
    <section className="lead-part">
      <h3>{t("owner.title")}</h3>
      <p>{said}</p>
      {mayTake && owner === view.me.id && <Leave card={card} />}
      {mayTake && !isHere && <Take card={card} view={view} />}
    </section>
  );
}

function Leave({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const send = useSend();
  return <Button onPress={() => void send("owner.leave", { card: card.id })}>{t("owner.leave")}</Button>;
}

function Take({ card, view }: PartProps) {
  const { t } = useTranslation("items");
  const send = useSend();
  const people = useLive((state) => state.people);
  const asked = view.items.asked.filter((one) => one.card === card.id);
  const mine = asked.find(({ member }) => member === view.me.id);
  const others = asked.filter(({ member }) => member !== view.me.id);
  return (
    <>
      {mine ? (
        <AskedMe card={card} by={mine.by} />
      ) : (
        <Button onPress={() => void send("owner.take", { card: card.id })}>{t("owner.take")}</Button>
      )}
      {others.map(({ member }) => (
        <div key={member} className="details-asked">
          <p>{t("owner.asked", { name: nameOf(people, member) })}</p>
          <Button size="s" onPress={() => void send("owner.withdraw", { card: card.id, member })}>
            {t("owner.withdraw")}
          </Button>
        </div>
      ))}
      <AskOther card={card} view={view} />
      <p className="lead-small">{t("owner.help")}</p>
    </>
  );
}

function AskedMe({ card, by }: { readonly card: Card; readonly by: MemberId }) {
  const { t } = useTranslation("items");
  const send = useSend();
  const people = useLive((state) => state.people);
  const answer = (accepts: boolean) => void send("owner.answer", { card: card.id, accepts });
  return (
    <>
      <p>{t("owner.askedMe", { name: nameOf(people, by) })}</p>
      <div className="details-buttons">
        <Button variant="do" onPress={() => answer(true)}>
          {t("owner.accept")}
        </Button>
        <Button onPress={() => answer(false)}>{t("owner.decline")}</Button>
      </div>
    </>
  );
}

function AskOther({ card, view }: PartProps) {
  const { t } = useTranslation("items");
  const send = useSend();
  const people = useLive((state) => state.people);
  const [member, setMember] = useState<MemberId | null>(null);
  const options = [...people.values()]
    .filter(({ id, role }) => id !== view.me.id && role !== "observer")
    .map(({ id, name }) => ({ id, label: name }));
  if (options.length === 0) return null;
  const ask = async (): Promise<void> => {
    if (member !== null && (await send("owner.ask", { card: card.id, member }))) setMember(null);
  };
  return (
    <div className="details-row">
      <SelectField<MemberId> label={t("owner.who")} options={options} value={member} onChange={setMember} />
      <Button isDisabled={member === null} onPress={() => void ask()}>
        {t("owner.ask")}
      </Button>
    </div>
  );
}
