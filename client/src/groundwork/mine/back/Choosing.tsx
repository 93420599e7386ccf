import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BroughtThing, Contribution } from "@tablee/shared/protocol/contribution";
import { sayReason } from "../../../i18n/reasons.ts";
import { Button } from "../../../ui/Button.tsx";
import { ModalDialog } from "../../../ui/Dialog.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { useIsLinked } from "./use-is-linked.ts";
import { closeTaking } from "./state.ts";
import { kindOf } from "./papers.ts";
import { useCounted, useSaveCopy } from "./use-taking.ts";
import type { Choice } from "./use-taking.ts";

interface ChoosingProps {
  readonly person: number;
  readonly people: readonly string[];
  readonly found: Contribution;
  readonly refused: Parameters<typeof sayReason>[1] | null;
  readonly onAsk: (choice: Choice) => void;
}

/** On a seat of one person all is chosen beforehand; where several sit, each says what is theirs. */
export function Choosing({ person, people, found: { things, elsewhere }, refused, onAsk }: ChoosingProps) {
  const { t } = useTranslation("mine");
  const { t: pages } = useTranslation("pages");
  const isShared = people.length > 1;
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set(isShared ? [] : things.map(({ id }) => id)));
  const [said, setSaid] = useState(!isShared);
  const [leave, setLeave] = useState(false);
  const isLinked = useIsLinked();
  const copy = useSaveCopy();
  const chosen = things.filter(({ id }) => marked.has(id));
  const isAll = chosen.length === things.length;
  const maySay = isShared || isAll;
  const mayLeave = !isShared && isAll && said;
  const choice: Choice = { person, isShared, things, chosen, said: said && maySay, leave: leave && mayLeave };
  const isNothing = chosen.length === 0 && !choice.said;
  return (
    <ModalDialog
      title={isShared ? t("back.titleOf", { name: people[person] }) : t("back.title")}
      isOpen
      wide
      onClose={closeTaking}
      actions={
        <>
          <Button icon={Download} isDisabled={chosen.length === 0} onPress={() => copy(chosen)}>
            {t("back.copy")}
          </Button>
          <Button variant="danger" isDisabled={isNothing || !isLinked} onPress={() => onAsk(choice)}>
            {t("back.begin")}
          </Button>
        </>
      }
    >
      {refused !== null && <p role="alert">{sayReason(pages, refused)}</p>}
      {!isLinked && <p role="status">{t("back.notLinked")}</p>}
      <WhatGoes chosen={chosen} elsewhere={elsewhere} isShared={isShared} />
      {things.length > 0 && (
        <details className="back-choose" open={isShared}>
          <summary>{t("back.choose")}</summary>
          <Things things={things} marked={marked} onMark={setMarked} />
        </details>
      )}
      <div>
        <Switch isSelected={choice.said} isDisabled={!maySay} onChange={setSaid}>
          {t("back.beside")}
        </Switch>
        <p className="practice-hint back-help">{t(maySay ? "back.besideHelp" : "back.besideNot")}</p>
      </div>
      {!isShared && (
        <div>
          <Switch isSelected={choice.leave} isDisabled={!mayLeave} onChange={setLeave}>
            {t("back.leave")}
          </Switch>
          <p className="practice-hint back-help">{t("back.leaveHelp")}</p>
        </div>
      )}
      <Stays />
    </ModalDialog>
  );
}

function WhatGoes({
  chosen,
  elsewhere,
  isShared,
}: {
  readonly chosen: readonly BroughtThing[];
  readonly elsewhere: number;
  readonly isShared: boolean;
}) {
  const { t } = useTranslation("mine");
  const lines = useCounted()(chosen);
  const marked = chosen.filter(({ stays, isOwn }) => stays && isOwn).length;
  if (chosen.length === 0) return <p>{t(isShared ? "back.chooseFirst" : "back.nothing")}</p>;
  return (
    <div>
      <p className="back-goes">{t("back.goes")}</p>
      <ul className="back-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {elsewhere > 0 && <li>{t("back.elsewhere", { count: elsewhere })}</li>}
      </ul>
      {marked > 0 && <p>{t("back.marked", { count: marked })}</p>}
    </div>
  );
}

interface ThingsProps {
  readonly things: readonly BroughtThing[];
  readonly marked: ReadonlySet<string>;
  readonly onMark: (marked: ReadonlySet<string>) => void;
}

function Things({ things, marked, onMark }: ThingsProps) {
  const { t } = useTranslation("mine");
  const mark = (id: string, isOn: boolean): void => {
    const next = new Set(marked);
    if (isOn) next.add(id);
    else next.delete(id);
    onMark(next);
  };
  return (
    <ul className="mine-cards">
      {things.map((one) => (
        <li key={one.id}>
          <div className="mine-choice back-thing">
            <input
              type="checkbox"
              aria-label={t("back.thing", {
                kind: t(`back.kind.${kindOf(one)}`),
                words: one.words.trim() || t("back.noWords"),
              })}
              checked={marked.has(one.id)}
              onChange={(event) => mark(one.id, event.currentTarget.checked)}
            />
            <div>
              <p className="mine-area">{t(`back.kind.${kindOf(one)}`)}</p>
              <p className="mine-words" dir="auto">
                {one.words.trim() || t("back.noWords")}
              </p>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

const STAYS = ["others", "revealed", "counted", "copied", "backups"] as const;

function Stays() {
  const { t } = useTranslation("mine");
  return (
    <div>
      <h3 className="back-head">{t("back.stays.title")}</h3>
      <ul className="back-list">
        {STAYS.map((one) => (
          <li key={one}>{t(`back.stays.${one}`)}</li>
        ))}
      </ul>
    </div>
  );
}
