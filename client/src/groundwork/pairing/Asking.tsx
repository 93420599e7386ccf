import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SheetId } from "@tablee/shared/ids";
import type { Place } from "@tablee/shared/session/seat";
import type { PairView } from "@tablee/shared/session/pairs";
import { newId } from "../../new-id.ts";
import { useLive, useSend } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { isSamePlace, useNameOf } from "./use-pairs.ts";

interface AskedProps {
  readonly pair: PairView;
  readonly me: Place;
}

/** A question between two, until it is answered or withdrawn. */
export function Asked({ pair, me }: AskedProps) {
  const { t } = useTranslation("pairing");
  const send = useSend();
  const nameOf = useNameOf();
  const [asker, asked] = pair.people;
  const at = { pair: pair.sheet, person: me.person };
  if (asker && isSamePlace(asker, me))
    return (
      <div className="pairing-asked">
        <p>{t("asked", { name: nameOf(asked ?? null) })}</p>
        <Button size="s" onPress={() => void send("pair.withdraw", at)}>
          {t("withdraw")}
        </Button>
      </div>
    );
  return (
    <div className="pairing-asked">
      <p>{t("askedMe", { name: nameOf(asker ?? null) })}</p>
      <div className="pairing-row">
        <Button variant="do" onPress={() => void send("pair.answer", { ...at, accepts: true })}>
          {t("accept")}
        </Button>
        <Button onPress={() => void send("pair.answer", { ...at, accepts: false })}>{t("decline")}</Button>
      </div>
    </div>
  );
}

interface AskProps {
  readonly me: Place;
  /** Those whom one meets already, or who were asked. */
  readonly known: readonly PairView[];
}

export function Ask({ me, known }: AskProps) {
  const { t } = useTranslation("pairing");
  const send = useSend();
  const people = useLive((state) => state.people);
  const [chosen, setChosen] = useState<string | null>(null);
  const isKnown = (place: Place): boolean => known.some((pair) => pair.people.some((one) => isSamePlace(one, place)));
  const options = [...people.values()]
    .filter(({ role }) => role !== "observer")
    .flatMap(({ id, name, also }) =>
      [name, ...also].map((label, person) => ({ id: `${id}/${person}`, label, place: { member: id, person } })),
    )
    .filter(({ place }) => !isSamePlace(place, me) && !isKnown(place));
  const ask = async (): Promise<void> => {
    const other = options.find(({ id }) => id === chosen)?.place;
    const pair = newId<SheetId>();
    if (other && (await send("pair.ask", { pair, person: me.person, other }))) setChosen(null);
  };
  if (options.length === 0) return known.length === 0 ? <p className="ui-small">{t("nobody")}</p> : null;
  return (
    <div className="pairing-part">
      <h4>{t(known.length === 0 ? "askTitle" : "askAnother")}</h4>
      <div className="pairing-ask">
        <SelectField label={t("who")} options={options} value={chosen} onChange={setChosen} />
        <Button onPress={() => void ask()} isDisabled={chosen === null}>
          {t("ask")}
        </Button>
      </div>
      <p className="ui-small">{t("askHelp")}</p>
    </div>
  );
}
