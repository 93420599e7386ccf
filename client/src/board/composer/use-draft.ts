import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { compareOrder } from "@tablee/shared/board/order";
import type { Kind, KnowledgeType, Zone } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import { PASTE_MAX_LINES_COUNT } from "@tablee/shared/limits";
import type { Part } from "@tablee/shared/rules/roles";
import { STORY_AREA } from "@tablee/shared/templates/names";
import { announceNow } from "../../a11y/announce.ts";
import { toast } from "../../ui/toast.ts";
import { addCardsFromText } from "../actions/commands.ts";
import type { NewCardWish } from "../actions/commands.ts";
import { useCameraSlowly } from "../canvas/slowly.ts";
import { useIsPrivate, usePutAside } from "./private-draft.ts";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import { areaInView } from "./area-in-view.ts";

const SUGGESTED: Partial<Readonly<Record<Part, KnowledgeType>>> = {
  supported: "experience",
  trainer: "practice",
  adviser: "practice",
  authority: "practice",
};

/** What every card put down next is given. */
export interface CardLook {
  readonly knowledge: KnowledgeType | "none";
  readonly kind: Kind;
  readonly signed: boolean;
}

function firstLook(part: Part | null): CardLook {
  return { knowledge: (part && SUGGESTED[part]) ?? "none", kind: "ingredient", signed: false };
}

/** On a phone the area of the list; on the canvas what one looks at; else what was chosen last, at first the first. */
function useArea(): {
  readonly zone: Zone | null;
  readonly zones: readonly Zone[];
  readonly choose: (id: ZoneId) => void;
} {
  const ws = useWorkspace();
  const all = useBoard((state) => state.board.zones);
  const { view, area } = useStore(ws.prefs);
  const zones = useMemo(() => [...all.values()].sort(compareOrder), [all]);
  const [chosen, setChosen] = useState<{ readonly id: ZoneId; readonly area: typeof area } | null>(null);
  const usual =
    (chosen ? all.get(chosen.id) : undefined) ?? zones.find(({ id }) => id !== STORY_AREA) ?? zones[0] ?? null;
  const seen = useCameraSlowly(({ camera }) => areaInView(zones, camera.seen(), usual));
  const tab = area === null || area === "outside" || chosen?.area === area ? undefined : all.get(area);
  return { zone: view === "canvas" ? seen : (tab ?? usual), zones, choose: (id) => setChosen({ id, area }) };
}

/** The card being written at the foot of the table. What is refused stays. */
export function useDraft() {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const { zone, zones, choose } = useArea();
  const isPrivate = useIsPrivate();
  const putAside = usePutAside();
  const [text, setText] = useState("");
  const [look, setLook] = useState(() => firstLook(ws.table.seat.member.part));
  const lines = text.split("\n").filter((line) => line.trim() !== "");

  const place = (texts: readonly string[]): void => {
    if (texts.every((one) => one.trim() === "")) return;
    const { knowledge, kind, signed } = look;
    const wish = { zone: zone?.id ?? null, knowledge: knowledge === "none" ? null : knowledge, kind, signed };
    if (isPrivate) return void putOnSheet(texts, wish);
    if (!may.cards) return toast(t("notNow"));
    const added = addCardsFromText(ws, texts, wish);
    if (!added.ok) return toast(t(added.reason === "text-too-long" ? "tooLong" : "tooMany"));
    setText("");
    announceNow(t("placed", { count: texts.length, zone: zone?.title ?? t("outside") }));
  };
  const putOnSheet = async (texts: readonly string[], wish: Omit<NewCardWish, "text">): Promise<void> => {
    // At once, so that the next card can be begun: what could not be put there comes back.
    setText("");
    if (!(await putAside(texts, wish))) setText((now) => (now === "" ? texts.join("\n") : now));
  };
  return {
    isPrivate,
    text,
    setText,
    look,
    change: (part: Partial<CardLook>) => setLook({ ...look, ...part }),
    zone,
    /** Where people tell, and a card would be read by all. */
    isForStories: zone?.id === STORY_AREA && !isPrivate,
    zones,
    choose,
    lines,
    isMany: lines.length > 1 && lines.length <= PASTE_MAX_LINES_COUNT,
    placeOne: () => place([text.trim()]),
    placeLines: () => place(lines),
  };
}

export type Draft = ReturnType<typeof useDraft>;
