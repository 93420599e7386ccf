import { backingOf } from "@tablee/shared/board/backing";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { ArrowDown, ArrowRight, ArrowUp, Ellipsis, Merge, Pencil, Trash2, TriangleAlert, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { addSources, deleteLine, mergeLines, moveLine, removeSource } from "@tablee/shared/board/edit-framework";
import { KNOWLEDGE_TYPES, SECTIONS } from "@tablee/shared/board/types";
import type { Card, Line, Section } from "@tablee/shared/board/types";
import { LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { KnowledgeSign } from "../../ui/KnowledgeSign.tsx";
import { KnowledgeWord } from "../../ui/KnowledgeWord.tsx";
import { MenuButton } from "../../ui/Menu.tsx";
import type { MenuEntry } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toast.ts";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { colourOf } from "../card-face.ts";
import { SharedTextArea } from "../card-editor/SharedTextArea.tsx";
import { CardBadge } from "../voting/CardBadge.tsx";
import { Words } from "../Words.tsx";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import { useDrop } from "./card-drag.ts";
import { goToSource, wantedLine } from "./show-line.ts";

interface LineRowProps {
  readonly line: Line;
  readonly before: Line | undefined;
  readonly after: readonly Line[];
}

/** One line: its words, what can be done with it, the cards behind it. */
export function LineRow({ line, before, after }: LineRowProps) {
  const { t } = useTranslation("framework");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const row = useWanted(line);
  const drop = useDrop((card) => {
    const added = addSources(ws.hand(), line.id, [card]);
    toast(t(added.ok ? "sourceAdded" : "tooManySources"));
  });
  return (
    <li
      className="framework-line"
      data-line-id={line.id}
      ref={row}
      tabIndex={-1}
      aria-label={wordsWithoutMarks(line.text)}
      {...(may.cards && drop)}
    >
      <div className="framework-head">
        {editing ? (
          <SharedTextArea
            address={{ kind: "lines", id: line.id }}
            label={board("lineText")}
            maxChars={LINE_TEXT_MAX_CHARS}
            onDone={() => {
              setEditing(false);
              row.current?.focus();
            }}
          />
        ) : (
          <p dir="auto">
            <Words text={line.text} links="stop" />
          </p>
        )}
        {may.cards && !editing && (
          <LineMenu line={line} before={before} after={after} onEdit={() => setEditing(true)} />
        )}
      </div>
      <Sources line={line} />
    </li>
  );
}

/** Gives the line the keyboard when somebody asked for it from one of its cards. */
function useWanted({ id }: Line) {
  const row = useRef<HTMLLIElement>(null);
  const wanted = useStore(wantedLine, (state) => state.id === id);
  useEffect(() => {
    if (!wanted) return;
    row.current?.focus();
    row.current?.scrollIntoView({ block: "center" });
    wantedLine.setState({ id: null });
  }, [wanted]);
  return row;
}

function LineMenu({ line, before, after, onEdit }: LineRowProps & { readonly onEdit: () => void }) {
  const { t } = useTranslation("framework");
  const { t: practice } = useTranslation("practice");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const items: readonly MenuEntry<Section | "edit" | "up" | "down" | "merge" | "delete">[] = [
    { id: "edit", label: board("editLine"), icon: Pencil },
    { id: "up", label: t("up"), icon: ArrowUp, disabled: before === undefined },
    { id: "down", label: t("down"), icon: ArrowDown, disabled: after.length === 0 },
    { id: "merge", label: practice("mergeInto"), icon: Merge, disabled: before === undefined },
    ...SECTIONS.filter((section) => section !== line.section).map((section) => ({
      id: section,
      label: t("moveTo", { section: board(`sections.${section}`) }),
      icon: ArrowRight,
    })),
    { id: "delete", label: board("deleteLine"), icon: Trash2 },
  ];
  const move = (section: Section, next: Line | undefined): void => {
    moveLine(ws.hand(), line.id, { section, next: next?.id ?? null });
    announceNow(t("moved", { section: board(`sections.${section}`) }));
    wantedLine.setState({ id: line.id });
  };
  const merge = (): void => {
    if (!before) return;
    const merged = mergeLines(ws.hand(), before.id, line.id);
    if (!merged.ok) return toast(practice(merged.reason === "too-many-sources" ? "mergeTooMany" : "mergeTooLong"));
    wantedLine.setState({ id: before.id });
    toast(practice("merged"), { undo: () => ws.undo.undo() });
  };
  return (
    <MenuButton
      label={t("menu", { text: wordsWithoutMarks(line.text) })}
      icon={Ellipsis}
      items={items}
      onAction={(id) => {
        if (id === "edit") return onEdit();
        if (id === "up") return move(line.section, before);
        if (id === "down") return move(line.section, after[1]);
        if (id === "merge") return merge();
        if (id !== "delete") return move(id, undefined);
        deleteLine(ws.hand(), line.id);
        toast(t("deleted"), { undo: () => ws.undo.undo() });
      }}
    />
  );
}

function Sources({ line }: { readonly line: Line }) {
  const { t } = useTranslation("board");
  const cards = useBoard((state) => state.board.cards);
  const sources = line.sources.flatMap((id) => cards.get(id) ?? []);
  const types = KNOWLEDGE_TYPES.filter((type) => sources.some(({ knowledge }) => knowledge === type));
  const backing = backingOf({ cards }, line.sources);
  return (
    <>
      {types.length > 0 && (
        <p className="framework-behind" aria-label={t("knowledgeBehind")} role="group">
          {types.map((type) => (
            <KnowledgeWord key={type} type={type} />
          ))}
        </p>
      )}
      {sources.length > 0 && (
        <ul className="framework-sources" aria-label={t("sources")}>
          {sources.map((card) => (
            <Source key={card.id} card={card} line={line} />
          ))}
        </ul>
      )}
      {backing !== "experience" && (
        <p className="framework-lacks">
          <TriangleAlert className="ui-icon" size={16} aria-hidden />
          {t(backing === "none" ? "noSource" : "noExperience")}
        </p>
      )}
    </>
  );
}

function Source({ card, line }: { readonly card: Card; readonly line: Line }) {
  const { t } = useTranslation("framework");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const phone = useMedia(PHONE);
  return (
    <li className={`framework-source card-${colourOf(card)}`}>
      <button
        type="button"
        className="framework-source-go"
        title={board("goToCard")}
        onClick={() => goToSource(ws, card.id, { phone })}
      >
        <span className="ui-hidden">{board("goToCard")} : </span>
        <span className="framework-source-words" dir={card.direction}>
          <Words text={card.text} />
        </span>
        {card.knowledge && <KnowledgeSign type={card.knowledge} word />}
        <CardBadge card={card.id} />
      </button>
      {may.cards && (
        <IconButton
          label={t("removeSource", { text: wordsWithoutMarks(card.text) })}
          icon={X}
          onPress={() => removeSource(ws.hand(), line.id, card.id)}
        />
      )}
    </li>
  );
}
