import type { TFunction } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { MemberId } from "@tablee/shared/ids";
import { announce, announceNow } from "../a11y/announce.ts";
import type { Workspace } from "../board/workspace.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import type { LiveState } from "../table.ts";
import { toast } from "../ui/toast.ts";
import { nameOf } from "./use-live.ts";
import { voice } from "./voice-choice.ts";

/** Says aloud what changes around the person: their rights and the floor at once, what others do rarely and together. */
export function Voice(): null {
  const { t } = useTranslation("session");
  const ws = useWorkspace();
  useEffect(() => {
    const ends = [
      ws.table.live.state.subscribe((now, before) => {
        sayMine(t, now, before);
        if (voice.getState().others) sayOthers(t, now, before);
      }),
      followCards(ws, (count) => {
        if (voice.getState().others) announce(t("voice.cards", { count }));
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [ws, t]);
  return null;
}

/** What this person may do now, and whose turn it is. The first view is read with the page, not said. */
function sayMine(t: TFunction<"session">, now: LiveState, before: LiveState): void {
  const [view, last] = [now.view, before.view];
  if (!view || !last || view === last) return;
  const { role, access, id } = view.me;
  if (role !== last.me.role) toast(t(`voice.role.${role}`));
  else if (access.reason !== last.me.access.reason) announceNow(t(`access.${access.reason ?? "free"}`));
  if (view.floor === id && last.floor !== id) toast(t("hands.myFloor"));
}

function sayOthers(t: TFunction<"session">, now: LiveState, before: LiveState): void {
  const [view, last] = [now.view, before.view];
  if (view && last && view !== last) {
    for (const id of view.hands) {
      if (id !== view.me.id && !last.hands.includes(id)) announce(t("hands.raised", { name: nameOf(now.people, id) }));
    }
    if (view.floor !== null && view.floor !== last.floor && view.floor !== view.me.id)
      announce(t("hands.floor", { name: nameOf(now.people, view.floor) }));
  }
  // Everybody comes at once on connect: that is no arrival.
  if (now.people === before.people || before.people.size === 0) return;
  const me = view?.me.id;
  for (const { id, name, present } of now.people.values()) {
    const was = before.people.get(id)?.present ?? false;
    if (id !== me && present !== was) announce(t(present ? "voice.came" : "voice.left", { name }));
  }
}

/** Calls back with how many cards others put down, joined over a moment. */
function followCards({ board, table }: Workspace, added: (count: number) => void): () => void {
  const mine: MemberId = table.seat.member.id;
  return board.subscribe((now, before) => {
    if (now.board.cards === before.board.cards || !table.sync.state.getState().ready) return;
    let count = 0;
    for (const { id, born } of now.board.cards.values())
      if (born.by !== mine && !before.board.cards.has(id)) count += 1;
    if (count > 0 && before.board.cards.size > 0) added(count);
  });
}
