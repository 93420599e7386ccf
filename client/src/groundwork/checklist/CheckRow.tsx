import { useTranslation } from "react-i18next";
import { addNote } from "@tablee/shared/board/edit-notes";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CheckLine } from "@tablee/shared/practice/checklist";
import { openDetails } from "../../board/items/details.ts";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { sayDay } from "../../i18n/moment.ts";
import { nameOf, useLive, useView } from "../../session/use-live.ts";
import { toast } from "../../ui/toast.ts";
import { CheckMore } from "./CheckMore.tsx";

/** One condition: met or not, in one press; below it what is known of it, and where more is said. */
export function CheckRow({ line }: { readonly line: CheckLine }) {
  const { t } = useTranslation("checking");
  const { t: canvas } = useTranslation("canvas");
  const { statement, card, isDone } = line;
  const words = card ? wordsWithoutMarks(card.text).trim() || canvas("noWords") : t("checklist.goneCard");
  const { isTickable, tick } = useTick(line);
  return (
    <li className="check" data-check={statement.id} data-done={isDone || undefined}>
      <label className="check-tick">
        <input type="checkbox" checked={isDone} disabled={!isTickable} onChange={tick} />
        <span dir={card?.direction ?? "auto"}>{words}</span>
      </label>
      <About line={line} />
      <CheckMore line={line} words={words} />
    </li>
  );
}

function useTick({ card, item, isDone }: CheckLine): { readonly isTickable: boolean; readonly tick: () => void } {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const may = useMay();
  const tick = (): void => {
    if (!card) return;
    // What those who live it have confirmed is reopened with a reason, which has its own place.
    if (item?.isConfirmed) {
      openDetails(ws, [card.id]);
      return toast(t("checklist.confirmed"));
    }
    if (!addNote(ws.hand(), { card: card.id, status: isDone ? "open" : "removed" }).ok) toast(t("full"));
  };
  return { isTickable: may.cards && card !== null, tick };
}

function About({ line: { statement, item, isToConfirm } }: { readonly line: CheckLine }) {
  const { t, i18n } = useTranslation("checking");
  const me = useView()?.me.id;
  const people = useLive((state) => state.people);
  const owner = item?.owner ?? null;
  const said = [
    isToConfirm ? t("checklist.toConfirm") : "",
    owner === null || !people.has(owner)
      ? ""
      : owner === me
        ? t("checklist.mineIs")
        : t("checklist.ownerIs", { name: nameOf(people, owner) }),
    statement.note.trim() && t("checklist.whoIs", { role: statement.note }),
    item?.due ? t("checklist.due", { day: sayDay(i18n.language, item.due) }) : "",
  ].filter(Boolean);
  return (
    <>
      {statement.text.trim() !== "" && (
        <p className="check-about" dir="auto">
          {t("checklist.toDoIs", { what: statement.text })}
        </p>
      )}
      {said.length > 0 && <p className="check-about">{said.join(" · ")}</p>}
    </>
  );
}
