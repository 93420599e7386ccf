import type { TFunction } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { CardId, MemberId } from "@tablee/shared/ids";
import { announceNow, others } from "../a11y/announce.ts";
import type { ChangeKind } from "../board/changes/seen.ts";
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
        if (voice.getState().hear !== "nothing") sayOthers(t, now, before);
      }),
      ws.changes.onOthers((changes) => sayCards(t, changes)),
      // Whoever wants quiet has it at once.
      voice.subscribe(({ hear }) => {
        if (hear === "nothing") others.drop();
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
  const changed: string[] = [];
  const name = view.phases.find((phase) => phase.id === view.phase)?.name;
  if (view.phase !== last.phase && name !== undefined) changed.push(t("phases.changed", { name }));
  // A brake and its answer are said with their words (TogetherVoice).
  if (role === last.me.role && access.reason !== last.me.access.reason && view.brake === last.brake)
    changed.push(t(`access.${access.reason ?? "free"}`));
  // A phase and what it lets one write are one message: the second of two would cut the first one off.
  if (changed.length > 0) announceNow(changed.join(" "));
  if (role !== last.me.role) toast(t(`voice.role.${role}`));
  if (view.floor === id && last.floor !== id) toast(t("hands.myFloor"));
}

function sayFloor(t: TFunction<"session">, { people }: LiveState, floor: MemberId): void {
  others.add("floor", () => t("hands.floor", { name: nameOf(people, floor) }));
}

function sayOthers(t: TFunction<"session">, now: LiveState, before: LiveState): void {
  const [view, last] = [now.view, before.view];
  if (view && last && view !== last) {
    for (const id of view.hands) {
      if (id !== view.me.id && !last.hands.includes(id))
        others.add(`hand.${id}`, () => t("hands.raised", { name: nameOf(now.people, id) }));
    }
    if (view.floor !== null && view.floor !== last.floor && view.floor !== view.me.id) sayFloor(t, now, view.floor);
  }
  // Everybody comes at once on connect: that is no arrival.
  if (now.people === before.people || before.people.size === 0) return;
  const me = view?.me.id;
  for (const { id, name, present } of now.people.values()) {
    const was = before.people.get(id)?.present ?? false;
    if (id !== me && present !== was)
      others.add(`there.${id}`, () => t(present ? "voice.came" : "voice.left", { name }));
  }
}

/**
 * Of the cards: what becomes of the one that has the focus, and of the others only where somebody asked to hear the whole
 * table. The rest is in the list of what has changed. Nobody is named: who wrote what is said by who signs.
 */
function sayCards(t: TFunction<"session">, changes: ReadonlyMap<CardId, ChangeKind>): void {
  const { hear } = voice.getState();
  if (hear === "nothing") return;
  const here = document.activeElement?.closest<HTMLElement>("[data-card-id]")?.dataset["cardId"];
  const counts = { cards: 0, changed: 0, gone: 0 };
  for (const [id, kind] of changes) {
    if (id === here) others.add(`here.${kind}`, () => t(`voice.here.${kind}`));
    else counts[kind === "added" ? "cards" : kind === "deleted" ? "gone" : "changed"] += 1;
  }
  if (hear !== "all") return;
  for (const key of ["cards", "changed", "gone"] as const)
    if (counts[key] > 0) others.add(key, (count) => t(`voice.${key}`, { count }), counts[key]);
}
