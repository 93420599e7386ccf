import { UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StatementId } from "@tablee/shared/ids";
import type { Sequence } from "@tablee/shared/practice/programme";
import type { CarryAsked, Carried, Programme } from "@tablee/shared/session/programme";
import { keyOf } from "@tablee/shared/session/seat";
import type { Place } from "@tablee/shared/session/seat";
import { namesOf } from "../../board/sheets.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { useLive, useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { useWho } from "./use-programme.ts";

interface CarriersProps {
  readonly sequence: Sequence;
  readonly title: string;
  readonly promised: Programme;
}

/** Who carries a sequence, by their own word; and asking somebody, which nobody else sees. */
export function Carriers({ sequence: { id }, title, promised }: CarriersProps) {
  const { t } = useTranslation("power");
  const who = useWho();
  const view = useView();
  const those = promised.carried.filter(({ sequence }) => sequence === id);
  const asked = promised.asked.filter(({ sequence }) => sequence === id);
  const takesPart = view !== null && view.me.role !== "observer";
  return (
    <div className="programme-carriers" data-carriers={those.length}>
      {those.length === 0 ? (
        <p className="programme-nobody">{t("programme.nobody")}</p>
      ) : (
        <p>
          {t("programme.carriedBy")}{" "}
          {those.map((one) => (
            <Name key={keyOf(one)} who={who(one)} />
          ))}
        </p>
      )}
      {asked.map((one) => (
        <Asked key={keyOf(one)} asked={one} />
      ))}
      {takesPart && <Mine id={id} title={title} those={those} asked={asked} />}
      {takesPart && <Ask id={id} title={title} taken={[...those, ...asked]} />}
    </div>
  );
}

function Name({ who: { name, part } }: { readonly who: ReturnType<ReturnType<typeof useWho>> }) {
  const { t } = useTranslation("pages");
  return (
    <span className="programme-name" data-part={part}>
      <UserRound className="ui-icon" size={16} aria-hidden />
      <bdi>{name}</bdi>
      {part !== null && <small>{t(`parts.${part}`)}</small>}
    </span>
  );
}

interface MineProps {
  readonly id: StatementId;
  readonly title: string;
  readonly those: readonly Carried[];
  readonly asked: readonly CarryAsked[];
}

/** Each person of a seat for themself. Whoever is asked answers that. */
function Mine({ id, title, those, asked }: MineProps) {
  const { t } = useTranslation("power");
  const { table } = useWorkspace();
  const send = useSend();
  const member = table.seat.member.id;
  useLive(({ people }) => people.get(member));
  const names = namesOf(table);
  const isOf = (one: Place, person: number): boolean => one.member === member && one.person === person;
  return (
    <div className="power-buttons">
      {names.map((name, person) => {
        if (asked.some((one) => isOf(one, person))) return null;
        const has = those.some((one) => isOf(one, person));
        const alone = names.length === 1;
        const label = alone
          ? t(has ? "programme.leave" : "programme.take")
          : t(has ? "programme.leaveFor" : "programme.takeFor", { name });
        return (
          <Button
            // oxlint-disable-next-line react/no-array-index-key -- a place on the seat is who one is here
            key={person}
            size="s"
            aria-label={
              alone ? t(has ? "programme.leaveOf" : "programme.takeOf", { text: title }) : `${label} : ${title}`
            }
            onPress={() => void send("sequence.own", { sequence: id, person, on: !has })}
          >
            {label}
          </Button>
        );
      })}
    </div>
  );
}

function Asked({ asked }: { readonly asked: CarryAsked }) {
  const { t } = useTranslation("power");
  const { table } = useWorkspace();
  const send = useSend();
  const who = useWho();
  const { sequence, member, person, by } = asked;
  if (member !== table.seat.member.id) {
    return (
      <div className="programme-asked">
        <p>{t("programme.asked", { name: who(asked).name })}</p>
        <Button size="s" onPress={() => void send("sequence.ask", { sequence, other: { member, person }, on: false })}>
          {t("programme.withdraw")}
        </Button>
      </div>
    );
  }
  const asker = who({ member: by, person: 0 }).name;
  const answer = (accepts: boolean): void => void send("sequence.answer", { sequence, person, accepts });
  return (
    <div className="programme-asked">
      <p>
        {namesOf(table).length === 1
          ? t("programme.askedMe", { name: asker })
          : t("programme.askedFor", { name: asker, other: who(asked).name })}
      </p>
      <div className="power-buttons">
        <Button size="s" variant="do" onPress={() => answer(true)}>
          {t("programme.accept")}
        </Button>
        <Button size="s" onPress={() => answer(false)}>
          {t("programme.decline")}
        </Button>
      </div>
    </div>
  );
}

interface AskProps {
  readonly id: StatementId;
  readonly title: string;
  readonly taken: readonly Place[];
}

function Ask({ id, title, taken }: AskProps) {
  const { t } = useTranslation("power");
  const { table } = useWorkspace();
  const send = useSend();
  const people = useLive((state) => state.people);
  const [chosen, setChosen] = useState<string | null>(null);
  const out = new Set(taken.map(keyOf));
  const places = [...people.values()]
    .filter(({ role, id: member }) => role !== "observer" && member !== table.seat.member.id)
    .flatMap(({ id: member, name, also }) => [name, ...also].map((one, person) => ({ member, person, name: one })))
    .filter((place) => !out.has(keyOf(place)));
  const place = places.find((one) => keyOf(one) === chosen);
  if (places.length === 0) return null;
  const ask = async (): Promise<void> => {
    if (!place) return;
    const other = { member: place.member, person: place.person };
    if (await send("sequence.ask", { sequence: id, other, on: true })) setChosen(null);
  };
  return (
    <details className="practice-origins">
      <summary>
        {t("programme.who")}
        <span className="ui-hidden"> : {title}</span>
      </summary>
      <div className="programme-ask">
        <SelectField
          label={t("programme.who")}
          hideLabel
          options={places.map((one) => ({ id: keyOf(one), label: one.name }))}
          value={place ? chosen : null}
          onChange={setChosen}
        />
        <Button
          size="s"
          isDisabled={!place}
          aria-label={t("programme.askOf", { text: title })}
          onPress={() => void ask()}
        >
          {t("programme.ask")}
        </Button>
      </div>
    </details>
  );
}
