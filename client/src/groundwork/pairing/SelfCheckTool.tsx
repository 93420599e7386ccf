import { useId } from "react";
import { useTranslation } from "react-i18next";
import { CHECK_ANSWERS, CHECKS } from "@tablee/shared/session/pairs";
import type { Check, CheckAnswer, PairView } from "@tablee/shared/session/pairs";
import type { Place } from "@tablee/shared/session/seat";
import { useSend } from "../../session/use-live.ts";
import { PairTool } from "./PairTool.tsx";
import { Resources } from "./Resources.tsx";
import { isSamePlace, useMayWrite, useNameOf, usePair } from "./use-pairs.ts";

/** Two who lead together look at how it goes: in words, side by side once both have answered, and never a score. */
export function SelfCheckTool() {
  return (
    <PairTool>
      <Checks />
      <Resources />
    </PairTool>
  );
}

interface Answered {
  /** Null: not answered, or not to be read yet. */
  readonly mine: CheckAnswer | null;
  readonly theirs: CheckAnswer | null;
  readonly isMine: boolean;
  readonly isTheirs: boolean;
}

function answered({ checked }: PairView, check: Check, { me, other }: { me: Place; other: Place | null }): Answered {
  const of = (place: Place | null) =>
    checked.find((one) => one.check === check && place !== null && isSamePlace(one, place));
  const [mine, theirs] = [of(me), of(other)];
  return {
    mine: mine?.answer ?? null,
    theirs: theirs?.answer ?? null,
    isMine: mine !== undefined,
    isTheirs: theirs !== undefined,
  };
}

function Checks() {
  const { t } = useTranslation("pairing");
  const open = usePair();
  const all = CHECKS.map((check) => answered(open.pair, check, open));
  const both = all.filter(({ isMine, isTheirs }) => isMine && isTheirs);
  const differing = both.filter(({ mine, theirs }) => mine !== theirs).length;
  if (!open.other) return <p>{t("needTwo")}</p>;
  return (
    <>
      <p className="ui-small">{t("checkAbout")}</p>
      <output className="pairing-progress">
        {t("checked", { count: both.length, of: CHECKS.length })}
        {differing > 0 && ` · ${t("talk", { count: differing })}`}
      </output>
      <ol className="pairing-checks">
        {CHECKS.map((check, at) => (
          <li key={check}>
            <OneCheck check={check} is={all[at] ?? NOTHING} />
          </li>
        ))}
      </ol>
    </>
  );
}

const NOTHING: Answered = { mine: null, theirs: null, isMine: false, isTheirs: false };

function OneCheck({ check, is }: { readonly check: Check; readonly is: Answered }) {
  const { t } = useTranslation("pairing");
  const send = useSend();
  const mayWrite = useMayWrite();
  const { pair, me } = usePair();
  const group = useId();
  const choose = (answer: CheckAnswer): void => {
    void send("pair.check", { pair: pair.sheet, person: me.person, check, answer });
  };
  return (
    <fieldset className="pairing-check" data-check={check} disabled={!mayWrite}>
      <legend>{t(`checks.${check}`)}</legend>
      <div className="pairing-answers">
        {CHECK_ANSWERS.map((answer) => (
          <label key={answer}>
            <input type="radio" name={group} checked={is.mine === answer} onChange={() => choose(answer)} />
            <span>{t(`answers.${answer}`)}</span>
          </label>
        ))}
      </div>
      <SideBySide is={is} />
    </fieldset>
  );
}

function SideBySide({ is: { mine, theirs, isMine, isTheirs } }: { readonly is: Answered }) {
  const { t } = useTranslation("pairing");
  const { other } = usePair();
  const name = useNameOf()(other);
  if (mine !== null && theirs !== null)
    return (
      <div className="pairing-both" data-differ={mine !== theirs || undefined}>
        <p>{t("mineIs", { answer: t(`answers.${mine}`) })}</p>
        <p>{t("theirsIs", { name, answer: t(`answers.${theirs}`) })}</p>
        <p>{t(mine === theirs ? "same" : "differ")}</p>
      </div>
    );
  const waits = isTheirs ? (isMine ? null : t("waitsMe", { name })) : isMine ? t("waitsThem", { name }) : null;
  const kept = isMine && mine === null ? t("mineKept") : null;
  const said = [kept, waits].filter((one) => one !== null).join(" ");
  return said === "" ? null : <p className="ui-small">{said}</p>;
}
