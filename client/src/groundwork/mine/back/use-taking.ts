import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BroughtThing, Contribution } from "@tablee/shared/protocol/contribution";
import type { ApiReason } from "../../../api.ts";
import { announceNow } from "../../../a11y/announce.ts";
import { useTableTitle, useWorkspace } from "../../../board/workspace-context.ts";
import { fileName } from "../../../exports/file-name.ts";
import { saveFile } from "../../../exports/save-file.ts";
import { currentLocale } from "../../../i18n/i18n.ts";
import { sayMoment } from "../../../i18n/moment.ts";
import { readContribution } from "./api.ts";
import { copyOf, countsOf, receiptOf, sorted } from "./papers.ts";
import { go } from "./state.ts";
import type { Receipt } from "./state.ts";

/** What there is, asked of the server: it alone knows who wrote which letter. */
export function useContribution(board: string): {
  readonly found: Contribution | null;
  readonly failed: ApiReason | null;
} {
  const [found, setFound] = useState<Contribution | null>(null);
  const [failed, setFailed] = useState<ApiReason | null>(null);
  useEffect(() => {
    let isLeft = false;
    const read = async (): Promise<void> => {
      const reply = await readContribution(board);
      if (isLeft) return;
      if (reply.ok) setFound({ ...reply.value, things: sorted(reply.value.things) });
      else setFailed(reply.reason);
    };
    void read();
    return () => {
      isLeft = true;
    };
  }, [board]);
  return { found, failed };
}

export interface Choice {
  readonly person: number;
  readonly isShared: boolean;
  readonly things: readonly BroughtThing[];
  readonly chosen: readonly BroughtThing[];
  readonly said: boolean;
  readonly leave: boolean;
}

export function useGo(): (choice: Choice) => Promise<void> {
  const { t } = useTranslation("mine");
  const { id } = useWorkspace().table.seat.board;
  const saveReceipt = useSaveReceipt();
  return async ({ person, isShared, things, chosen, said, leave }) => {
    const isAll = !isShared && chosen.length === things.length;
    const wish = { person, things: isAll ? null : chosen.map((one) => one.id), said, leave: leave && isAll };
    const receipt = await go(id, wish, chosen);
    if (!receipt) return;
    announceNow(t("back.done.said"));
    // The page of whoever leaves is over: what says so is in their hands by then.
    if (receipt.left) saveReceipt(receipt);
  };
}

export function useCounted(): (things: readonly BroughtThing[]) => readonly string[] {
  const { t } = useTranslation("mine");
  return (things) => countsOf(things).map(([kind, count]) => t(`back.count.${kind}`, { count }));
}

export function useReceiptLines(): (receipt: Receipt) => readonly string[] {
  const { t } = useTranslation("mine");
  const counted = useCounted();
  return ({ gone, elsewhere, said, left }) => [
    ...counted(gone),
    ...(elsewhere > 0 ? [t("back.elsewhere", { count: elsewhere })] : []),
    ...(said ? [t("back.done.beside")] : []),
    ...(left ? [t("back.done.left")] : []),
  ];
}

export function useSaveReceipt(): (receipt: Receipt) => void {
  const { t } = useTranslation("mine");
  const title = useTableTitle();
  const linesOf = useReceiptLines();
  return (receipt) => {
    const said = t("back.done.when", { title, moment: sayMoment(currentLocale(), receipt.at) });
    const lines = [...linesOf(receipt), t("back.stays.backups")];
    const text = receiptOf({ title: t("back.done.receipt"), said, lines });
    save(`${t("back.done.receipt")} ${title}`, text);
  };
}

export function useSaveCopy(): (things: readonly BroughtThing[]) => void {
  const { t } = useTranslation("mine");
  const title = useTableTitle();
  return (things) => {
    const text = copyOf(things, {
      heading: t("sheet.heading", { title }),
      day: sayMoment(currentLocale(), Date.now()),
      title: (kind) => t(`back.kind.${kind}`),
      empty: t("back.noWords"),
    });
    save(`${t("back.file")} ${title}`, text);
  };
}

function save(title: string, text: string): void {
  const name = fileName({ title, at: new Date(), extension: "md", fallback: "Tablée" });
  saveFile(name, new Blob([text], { type: "text/markdown" }));
}
