import { ArrowDown, ArrowUp, CopyPlus, Ellipsis, Pencil, Trash2 } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  addStatementSources,
  deleteStatement,
  editStatement,
  orderStatement,
} from "@tablee/shared/board/edit-statements";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Statement } from "@tablee/shared/board/types";
import { STATEMENT_ADDRESS_MAX_CHARS, STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { NOT_YET } from "@tablee/shared/practice/sheet";
import { SharedTextArea } from "../board/card-editor/SharedTextArea.tsx";
import { Words } from "../board/Words.tsx";
import { useBoard, useMay, useSelection, useWorkspace } from "../board/workspace-context.ts";
import { MenuButton } from "../ui/Menu.tsx";
import type { MenuEntry } from "../ui/Menu.tsx";
import { Switch } from "../ui/Switch.tsx";
import { toast } from "../ui/toast.ts";
import { KeptField } from "./KeptField.tsx";
import { Origins } from "./Origins.tsx";

/** One more thing that can be done with a sentence, where it stands. */
interface MoreOfRow {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly act: () => void;
}

interface StatementRowProps {
  readonly statement: Statement;
  readonly isDraft?: boolean;
  readonly before: Statement | undefined;
  readonly after: readonly Statement[];
  readonly more?: readonly MoreOfRow[];
  /** The cards it comes from are shown at once: one press leads to them. */
  readonly withOrigins?: boolean;
  /** Under its words. */
  readonly children?: ReactNode;
}

/** One sentence: its words, what can be done with it, what the sheet asks about it, and the cards it comes from. */
export function StatementRow(props: StatementRowProps) {
  const { statement, isDraft = false, before, after, more = [], withOrigins = false, children } = props;
  const { t } = useTranslation("practice");
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { id, text } = statement;
  const done = (): void => {
    setEditing(false);
    row.current?.focus();
  };
  return (
    <li className="practice-statement" data-statement-id={id} data-draft={isDraft || undefined} ref={row} tabIndex={-1}>
      <div className="practice-row">
        {editing ? (
          <SharedTextArea
            address={{ kind: "statements", id }}
            label={t("editWords")}
            maxChars={STATEMENT_TEXT_MAX_CHARS}
            onDone={done}
          />
        ) : (
          <p dir="auto">
            {isDraft && <b className="practice-draft">{t("draft")}</b>}
            <Words text={text} links="stop" />
          </p>
        )}
        {may.cards && !editing && (
          <RowMenu statement={statement} before={before} after={after} more={more} onEdit={() => setEditing(true)} />
        )}
      </div>
      <About statement={statement} />
      {children}
      {/* What is written for a situation stands under its card. */}
      {statement.field !== "scene" && <Origins statement={statement} isOpen={withOrigins} />}
    </li>
  );
}

type Choice = "edit" | "up" | "down" | "sources" | "delete" | `more-${number}`;

interface RowMenuProps extends Pick<StatementRowProps, "statement" | "before" | "after"> {
  readonly more: readonly MoreOfRow[];
  readonly onEdit: () => void;
}

function RowMenu({ statement, before, after, more, onEdit }: RowMenuProps) {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const cards = useBoard(({ board }) => board.cards);
  const chosen = useSelection(({ ids }) => ids);
  const sources = [...chosen].filter((id) => cards.has(id));
  const items: readonly MenuEntry<Choice>[] = [
    { id: "edit", label: t("editWords"), icon: Pencil },
    { id: "up", label: t("up"), icon: ArrowUp, disabled: before === undefined },
    { id: "down", label: t("down"), icon: ArrowDown, disabled: after.length === 0 },
    { id: "sources", label: t("addChosen"), icon: CopyPlus, disabled: sources.length === 0 },
    ...more.map(({ label, icon }, at) => ({ id: `more-${at}`, label, icon }) as const),
    { id: "delete", label: t("remove"), icon: Trash2 },
  ];
  const act = (choice: Choice): void => {
    const hand = ws.hand();
    if (choice === "edit") return onEdit();
    if (choice === "up") return orderStatement(hand, statement.id, before?.id ?? null);
    if (choice === "down") return orderStatement(hand, statement.id, after[1]?.id ?? null);
    if (choice === "sources") {
      if (!addStatementSources(hand, statement.id, sources).ok) toast(t("full"));
      return;
    }
    if (choice !== "delete") return more[Number(choice.slice("more-".length))]?.act();
    deleteStatement(hand, statement.id);
    toast(t("removed"), { undo: () => ws.undo.undo() });
  };
  return (
    <MenuButton
      label={t("menu", { text: wordsWithoutMarks(statement.text) })}
      icon={Ellipsis}
      items={items}
      onAction={act}
    />
  );
}

/** What the sheet asks about an outcome or a link. */
function About({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const { cards: mayWrite } = useMay();
  const { id, field, value, note, address } = statement;
  if (field === "outcome") {
    return (
      <div className="practice-more">
        <Switch
          isSelected={value === NOT_YET}
          isDisabled={!mayWrite}
          onChange={(isOpen) => editStatement(ws.hand(), id, { value: isOpen ? NOT_YET : null })}
        >
          {t("notYet")}
        </Switch>
        {value !== NOT_YET && (
          <KeptField
            label={t("how")}
            value={note}
            maxLength={STATEMENT_NOTE_MAX_CHARS}
            onKeep={(next) => editStatement(ws.hand(), id, { note: next })}
          />
        )}
      </div>
    );
  }
  if (field !== "link") return null;
  return (
    <div className="practice-more">
      <KeptField
        label={t("address")}
        value={address}
        maxLength={STATEMENT_ADDRESS_MAX_CHARS}
        onKeep={(next) => editStatement(ws.hand(), id, { address: next })}
      />
      <KeptField
        label={t("licence")}
        value={note}
        maxLength={STATEMENT_NOTE_MAX_CHARS}
        onKeep={(next) => editStatement(ws.hand(), id, { note: next })}
      />
    </div>
  );
}
