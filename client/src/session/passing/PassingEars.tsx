import type { TFunction } from "i18next";
import type { CardId, MemberId, ZoneId } from "@tablee/shared/ids";
import type { Reaction } from "@tablee/shared/session/passing";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { announceNow, others } from "../../a11y/announce.ts";
import { goToArea, showArea } from "../../board/actions/look-around.ts";
import type { Workspace } from "../../board/workspace.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { following } from "../follow.ts";
import { nameOf, useLive } from "../use-live.ts";
import { voice } from "../voice-choice.ts";
import { createReactions } from "./reactions.ts";

/** Hears what passes: reactions are put on their cards, and a call to an area is shown to who may come. */
export function PassingEars() {
  useReactions();
  return <Call />;
}

function useReactions(): void {
  const { t } = useTranslation("together");
  const { live } = useWorkspace().table;
  useEffect(() => {
    const reactions = createReactions((card, counts) => {
      const said = counts.map(([one, count]) => `${t(`react.words.${one}`)}${count > 1 ? ` × ${count}` : ""}`);
      mark(card, said.join(" · "));
    });
    const stop = live.onPassing((event) => {
      if (event.kind !== "reaction") return;
      reactions.add(event.card, event.reaction);
      sayOnFocused(t, event.card, event.reaction);
    });
    return () => {
      stop();
      reactions.close();
    };
  }, [live, t]);
}

/** On the card itself, in whichever view it is: no component is drawn anew for what is gone in a moment. */
function mark(card: CardId, words: string): void {
  for (const element of document.querySelectorAll<HTMLElement>(
    `:is(.canvas-card, .list-row)[data-card-id="${CSS.escape(card)}"]`,
  )) {
    if (words === "") delete element.dataset["reacted"];
    else element.dataset["reacted"] = words;
  }
}

function sayOnFocused(t: TFunction<"together">, card: CardId, reaction: Reaction): void {
  if (voice.getState().hear === "nothing") return;
  const here = document.activeElement?.closest<HTMLElement>("[data-card-id]")?.dataset["cardId"];
  if (here !== card) return;
  others.add(`react.${reaction}`, (count) => t("react.heard", { count, word: t(`react.words.${reaction}`) }));
}

/** A call goes by itself: whoever does not answer is not asked for ever. */
const ASKED_FOR_MS = 60_000;

interface Called {
  readonly zone: ZoneId;
  readonly by: MemberId;
}

function Call() {
  const { t } = useTranslation("together");
  const ws = useWorkspace();
  const people = useLive((state) => state.people);
  const [called, setCalled] = useState<Called | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = ws.table.live.onPassing((event) => {
      if (event.kind !== "summon" || event.by === ws.table.seat.member.id) return;
      const part = partOf(ws, event.zone);
      if (!part) return;
      const words = { name: nameOf(ws.table.live.state.getState().people, event.by), zone: part.zone?.title ?? "" };
      clearTimeout(timer);
      if (following.getState().member === event.by) {
        showArea(ws, part);
        setCalled(null);
        return announceNow(t("summon.followed", words));
      }
      setCalled({ zone: event.zone, by: event.by });
      announceNow(t("summon.called", words));
      timer = setTimeout(() => setCalled(null), ASKED_FOR_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [ws, t]);
  const part = called && partOf(ws, called.zone);
  if (!called || !part) return null;
  const come = (): void => {
    setCalled(null);
    goToArea(ws, part);
  };
  return (
    <div className="together-strip together-call">
      <span>{t("summon.called", { name: nameOf(people, called.by), zone: part.zone?.title ?? "" })}</span>
      <Button size="s" variant="do" onPress={come}>
        {t("summon.come")}
      </Button>
      <Button size="s" onPress={() => setCalled(null)}>
        {t("summon.stay")}
      </Button>
    </div>
  );
}

function partOf(ws: Workspace, zone: ZoneId) {
  return ws.board.getState().outline.find((part) => part.zone?.id === zone) ?? null;
}
