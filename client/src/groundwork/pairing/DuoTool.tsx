import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Place } from "@tablee/shared/session/seat";
import { digestAt, isDone, saidBy, wordsAt } from "@tablee/shared/practice/pairing";
import { PAIR_STEPS } from "@tablee/shared/session/pairs";
import type { PairStep } from "@tablee/shared/session/pairs";
import { useBoard } from "../../board/workspace-context.ts";
import { useSend } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { Entries, NewEntry } from "./Entries.tsx";
import { PairTool } from "./PairTool.tsx";
import { isSamePlace, useMayWrite, useNameOf, usePair } from "./use-pairs.ts";

/** Before one leads as two: four steps, at one’s own pace, each done when both have said so. */
export function DuoTool() {
  return (
    <PairTool>
      <Steps />
    </PairTool>
  );
}

function Steps() {
  const { t } = useTranslation("pairing");
  const { pair } = usePair();
  const statements = useBoard(({ board }) => board.statements);
  const done = PAIR_STEPS.map((step) => isDone({ statements }, pair, step));
  const count = done.filter(Boolean).length;
  const [first] = useState(() => Math.max(done.indexOf(false), 0));
  const isWhole = count === PAIR_STEPS.length;
  return (
    <>
      <output className="pairing-progress" data-whole={isWhole || undefined}>
        {isWhole ? t("whole") : t("progress", { count })}
      </output>
      <ol className="pairing-steps">
        {PAIR_STEPS.map((step, at) => (
          <li key={step}>
            <details open={at === first} data-step={step} data-done={done[at] || undefined}>
              <summary>
                {done[at] && <Check className="ui-icon" size={18} aria-hidden />}
                {t("stepAt", { at: at + 1, name: t(`steps.${step}.name`) })}
                {done[at] && <small>{t("stepDone")}</small>}
              </summary>
              <Step step={step} />
            </details>
          </li>
        ))}
      </ol>
      <p className="ui-small">{t("doneHelp")}</p>
    </>
  );
}

const IDEAS = ["first", "second", "third"] as const;

function Step({ step }: { readonly step: PairStep }) {
  const { t } = useTranslation("pairing");
  const statements = useBoard(({ board }) => board.statements);
  const mayWrite = useMayWrite();
  const { other } = usePair();
  const name = t(`steps.${step}.name`);
  return (
    <div className="pairing-step">
      <div className="pairing-ideas">
        <b>{t("ideas")}</b>
        <ul>
          {IDEAS.map((idea) => (
            <li key={idea}>{t(`steps.${step}.${idea}`)}</li>
          ))}
        </ul>
      </div>
      <Entries entries={wordsAt({ statements }, step)} />
      {mayWrite && <NewEntry step={step} name={name} />}
      {other && <Said step={step} digest={digestAt({ statements }, step)} />}
    </div>
  );
}

interface SaidProps {
  readonly step: PairStep;
  readonly digest: string;
}

const SAID = { yes: "saidYes", no: "saidNo", earlier: "saidEarlier" } as const;

/** Each says it by themself, of the words as they are now. */
function Said({ step, digest }: SaidProps) {
  const { t } = useTranslation("pairing");
  const send = useSend();
  const nameOf = useNameOf();
  const mayWrite = useMayWrite();
  const { pair, me, other } = usePair();
  const at = { step, digest };
  const mine = saidBy(pair, me, at) === "yes";
  const say = (): void => {
    void send("pair.done", { pair: pair.sheet, person: me.person, step, of: mine ? null : digest });
  };
  const people: readonly Place[] = other ? [me, other] : [me];
  return (
    <div className="pairing-said">
      <ul>
        {people.map((place) => (
          <li key={`${place.member}/${place.person}`} data-said={saidBy(pair, place, at)} dir="auto">
            {t(SAID[saidBy(pair, place, at)], { name: nameOf(place) })}
          </li>
        ))}
      </ul>
      {mayWrite && pair.people.some((one) => isSamePlace(one, me)) && (
        <Button size="s" variant={mine ? "quiet" : "do"} onPress={say}>
          {t(mine ? "sayUndone" : "sayDone")}
        </Button>
      )}
    </div>
  );
}
