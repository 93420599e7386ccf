import { useTranslation } from "react-i18next";
import { AUDIENCES } from "@tablee/shared/session/audience";
import { Button } from "../../ui/Button.tsx";
import { GivenTo } from "./GivenTo.tsx";
import type { Choice, ChoosingAudience } from "./use-audience.ts";
import "./told.css";

/** For whom a file is, which says which stories are in it. Nothing where nobody shares one. */
export function AudienceChoice({ audience }: { readonly audience: ChoosingAudience }) {
  const { t } = useTranslation("leaving");
  const { isAsked, choice } = audience;
  if (!isAsked) return null;
  return (
    <fieldset className="told-choice">
      <legend>{t("choice.title")}</legend>
      <p className="files-small">{t("choice.help")}</p>
      <Row id="none" audience={audience} name={t("choice.none")} meaning={t("choice.noneMeaning")} />
      {AUDIENCES.map((id) => (
        <Row key={id} id={id} audience={audience} name={t(`forWhom.${id}`)} meaning={meaningOf(id)} />
      ))}
      {(choice === "this-group" || choice === "training") && (
        <>
          <GivenTo to={audience.to} onChange={audience.setTo} />
          <p className="files-small">
            {t("choice.noted")} {t("choice.forms")}
          </p>
        </>
      )}
      {choice === "publication" && (
        <>
          <p>{t("choice.publication")}</p>
          <Button onPress={audience.prepare}>{t("choice.prepare")}</Button>
        </>
      )}
    </fieldset>
  );

  function meaningOf(id: (typeof AUDIENCES)[number]): string {
    const { count, of, leads } = audience;
    const counted = t("choice.count", { count: count(id), of });
    return leads || id === "this-group" ? counted : `${counted} ${t("choice.notMine")}`;
  }
}

function Row({
  id,
  audience: { choice, choose, leads },
  name,
  meaning,
}: {
  readonly id: Choice;
  readonly audience: ChoosingAudience;
  readonly name: string;
  readonly meaning: string;
}) {
  return (
    <label className="told-row">
      <input
        type="radio"
        name="told-audience"
        value={id}
        checked={choice === id}
        disabled={!leads && id !== "none" && id !== "this-group"}
        onChange={() => choose(id)}
      />
      <span className="told-name">
        {name}
        <small>{meaning}</small>
      </span>
    </label>
  );
}
