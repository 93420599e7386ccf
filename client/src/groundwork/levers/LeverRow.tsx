import { Link2, Unlink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { addLink, deleteLink } from "@tablee/shared/board/edit-structure";
import { transact } from "@tablee/shared/board/hand";
import { standingOf } from "@tablee/shared/board/items";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Card } from "@tablee/shared/board/types";
import type { CardId, LinkId } from "@tablee/shared/ids";
import type { LeverKind, Row } from "@tablee/shared/practice/levers";
import { announceNow } from "../../a11y/announce.ts";
import { goToSource } from "../../board/framework/show-line.ts";
import { StandingBadge } from "../../board/items/Standing.tsx";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { MenuButton } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toast.ts";
import { PHONE, useMedia } from "../../ui/use-media.ts";

interface LeverRowProps {
  readonly kind: LeverKind;
  readonly row: Row;
  /** All of the other list. */
  readonly others: readonly Card[];
}

/** A card of one list, and those of the other that hang together with it. */
export function LeverRow({ kind, row: { card, tied }, others }: LeverRowProps) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const may = useMay();
  const text = useWords(card);
  const free = others.filter(({ id }) => !tied.some((other) => other.card.id === id));
  const tie = (other: CardId): void => {
    // From the lever to what is to be watched, from whichever list it was asked.
    const [from, to] = kind === "lever" ? [card.id, other] : [other, card.id];
    if (addLink(ws.hand(), { from, to }).ok) announceNow(t("levers.linked"));
    else toast(t("levers.noRoom"));
  };
  return (
    <li className="levers-row" data-card={card.id}>
      <div className="levers-head">
        <GoTo card={card} />
        {may.cards && free.length > 0 && (
          <MenuButton
            label={t(`levers.tieTo.${kind}`, { text })}
            icon={Link2}
            items={free.map(({ id, text: words }) => ({ id, label: wordsWithoutMarks(words) }))}
            onAction={tie}
          />
        )}
      </div>
      {tied.length === 0 ? (
        <p className="practice-hint">{t("levers.untied")}</p>
      ) : (
        <>
          <p className="levers-tied">{t(`levers.tied.${kind}`)}</p>
          <ul>
            {tied.map(({ card: other, links }) => (
              <TiedRow key={other.id} card={other} links={links} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function TiedRow({ card, links }: { readonly card: Card; readonly links: readonly LinkId[] }) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const may = useMay();
  const text = useWords(card);
  const untie = (): void => {
    transact(ws.hand(), () => links.forEach((link) => deleteLink(ws.hand(), link)));
    toast(t("levers.unlinked"), { undo: () => ws.undo.undo() });
  };
  return (
    <li className="levers-head">
      <GoTo card={card} />
      {may.cards && <IconButton icon={Unlink} label={t("levers.untie", { text })} onPress={untie} />}
    </li>
  );
}

function GoTo({ card }: { readonly card: Card }) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const phone = useMedia(PHONE);
  const standing = useBoard(({ board }) => standingOf(board, card));
  const text = useWords(card);
  const go = (): void => {
    // On a phone the panel covers what one goes to.
    if (phone) ws.prefs.setState({ panel: null });
    goToSource(ws, card.id, { phone });
  };
  return (
    <button type="button" className="levers-go" onClick={go}>
      <span className="ui-hidden">{t("levers.go")} : </span>
      <span dir={card.direction}>{text}</span>
      {standing !== null && <StandingBadge standing={standing} kind={card.kind} />}
    </button>
  );
}

function useWords({ text }: Card): string {
  const { t } = useTranslation("mapping");
  return wordsWithoutMarks(text).trim() || t("cards.noWords");
}
