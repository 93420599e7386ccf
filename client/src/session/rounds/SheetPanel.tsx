import { EyeOff, Plus, Redo2, Undo2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardId } from "@tablee/shared/ids";
import { announceNow } from "../../a11y/announce.ts";
import type { Desk } from "../../board/sheets.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { sayCommandReason } from "../../i18n/reasons.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { toast } from "../../ui/toast.ts";
import { closePanel } from "../panels.ts";
import { useView } from "../use-live.ts";
import { LateWords } from "./LateWords.tsx";
import { newSheetCard } from "./sheet-edits.ts";
import { SheetCard } from "./SheetCard.tsx";
import { SheetStatus } from "./SheetStatus.tsx";
import { ready, useCardsOf, useSeatNames, useSheets, useZones } from "./use-sheets.ts";
import { mayPublishAs } from "./use-turn.ts";
import "./sheet.css";

/** What one writes for oneself alone. On a seat of several, one sheet is open and the others are covered. */
export function SheetPanel() {
  const { t } = useTranslation("rounds");
  const ws = useWorkspace();
  const names = useSeatNames();
  const { desk } = useSheets();
  const isShared = names.length > 1;
  const name = names[desk?.at.person ?? 0] ?? "";
  return (
    <Panel title={isShared && desk ? t("titleOf", { name }) : t("title")} onClose={() => closePanel(ws)}>
      <div className="sheet">
        {isShared && (desk ? <Cover /> : <Whose names={names} />)}
        {desk ? (
          <Sheet key={`${desk.at.sheet} ${desk.at.epoch}`} desk={desk} name={name} isShared={isShared} />
        ) : (
          !isShared && <Opening />
        )}
      </div>
    </Panel>
  );
}

function Whose({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation("rounds");
  const { t: session } = useTranslation("session");
  const { sheets } = useWorkspace();
  const open = async (person: number): Promise<void> => {
    const opened = await sheets.open(person);
    if (!opened.ok) toast(sayCommandReason(session, opened.reason));
  };
  return (
    <section className="sheet-whose" aria-label={t("whose")}>
      <h3>{t("whose")}</h3>
      <p className="ui-small">{t("whoseHelp")}</p>
      {names.map((name, person) => (
        // oxlint-disable-next-line react/no-array-index-key -- a person of a seat is a place in it; two may have one name
        <Button key={person} size="l" onPress={() => void open(person)}>
          {t("openOf", { name })}
        </Button>
      ))}
    </section>
  );
}

function Cover() {
  const { t } = useTranslation("rounds");
  const { sheets } = useWorkspace();
  const cover = (): void => {
    sheets.cover();
    announceNow(t("covered"));
  };
  return (
    <Button icon={EyeOff} onPress={cover}>
      {t("cover")}
    </Button>
  );
}

function Opening() {
  const { t } = useTranslation("rounds");
  const { t: session } = useTranslation("session");
  const { sheets } = useWorkspace();
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = useCallback(async (): Promise<void> => {
    const opened = await sheets.open(0);
    setRefusal(opened.ok ? null : opened.reason);
  }, [sheets]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- what is refused is known only when it has been asked
    void open();
  }, [open]);
  if (refusal === null) return <p className="ui-small">{t("opening")}</p>;
  return (
    <div role="alert">
      <p>
        {t("notOpened")} {sayCommandReason(session, refusal)}
      </p>
      <Button onPress={() => void open()}>{t("tryAgain")}</Button>
    </div>
  );
}

function Sheet({ desk, name, isShared }: { readonly desk: Desk; readonly name: string; readonly isShared: boolean }) {
  const { t } = useTranslation("rounds");
  const cards = useCardsOf(desk);
  const zones = useZones();
  const { sheets } = useWorkspace();
  const view = useView();
  const mayPublish = view !== null && mayPublishAs(view, desk.at.person);
  const publish = usePublish();
  const { canUndo, canRedo } = useStore(desk.undo.state);
  const [fresh, setFresh] = useState<CardId | null>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const going = ready(cards);
  const isRevealed = view !== null && view.rounds.reveals > 0 && !view.rounds.mayBegin;
  return (
    <>
      <p className="ui-small">
        {isShared ? t("onlyName", { name }) : t("onlyMe")} {!mayPublish && t("reveal")}
      </p>
      <SheetStatus desk={desk} />
      <LateWords desk={desk} />
      {cards.length === 0 && isRevealed && <Revealed />}
      {cards.length === 0 && <p className="ui-small">{t("none")}</p>}
      <ol className="sheet-cards">
        {cards.map((card, index) => (
          <SheetCard
            key={card.id}
            desk={desk}
            card={card}
            at={index + 1}
            name={name}
            zones={zones}
            isFresh={card.id === fresh}
            onPublish={mayPublish ? () => void publish([card.id]) : undefined}
            onGone={() => adding.current?.focus()}
          />
        ))}
      </ol>
      <div className="sheet-tools">
        <Button
          ref={adding}
          icon={Plus}
          onPress={() => setFresh(newSheetCard(desk, { after: cards.at(-1), zones, isKept: sheets.isEarly() }))}
        >
          {t("add")}
        </Button>
        <IconButton icon={Undo2} label={t("undo")} isDisabled={!canUndo} onPress={() => desk.undo.undo()} />
        <IconButton icon={Redo2} label={t("redo")} isDisabled={!canRedo} onPress={() => desk.undo.redo()} />
      </div>
      {mayPublish && going.length > 0 && (
        <Button variant="do" size="l" onPress={() => void publish(going)}>
          {t("publishAll", { count: going.length })}
        </Button>
      )}
    </>
  );
}

/** On a phone the panel is all that one sees: what left the sheet lies behind it. */
function Revealed() {
  const { t } = useTranslation("rounds");
  const { t: lead } = useTranslation("lead");
  const ws = useWorkspace();
  return (
    <div className="sheet-revealed">
      <p>{t("done")}</p>
      <Button onPress={() => closePanel(ws)}>{lead("reveal.seeTable")}</Button>
    </div>
  );
}

function usePublish(): (cards: readonly CardId[]) => Promise<void> {
  const { t } = useTranslation("rounds");
  const { t: session } = useTranslation("session");
  const { sheets } = useWorkspace();
  return async (cards) => {
    const reply = await sheets.publish(cards);
    toast(reply.ok ? t("published", { count: cards.length }) : sayCommandReason(session, reply.reason));
  };
}
