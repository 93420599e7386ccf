import { Pencil, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addLine, deleteLine, removeSource } from "@tablee/shared/board/edit-framework";
import { frameworkOf } from "@tablee/shared/board/outline";
import type { Card, Line, Section } from "@tablee/shared/board/types";
import { LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showOnCanvas } from "../actions/look-around.ts";
import { SharedTextArea } from "../card-editor/SharedTextArea.tsx";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import "./framework.css";

/** The training framework: lines under four moments, each with the cards it comes from. */
export function FrameworkView() {
  const lines = useBoard((state) => state.board.lines);
  return (
    <div className="framework">
      {frameworkOf(lines.values()).map(({ section, lines: inside }) => (
        <SectionPart key={section} section={section} lines={inside} />
      ))}
    </div>
  );
}

function SectionPart({ section, lines }: { readonly section: Section; readonly lines: readonly Line[] }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const [text, setText] = useState("");
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "" && addLine(ws.hand(), { section, text: text.trim(), sources: [] }).ok) setText("");
  };
  return (
    <section className="framework-section" data-section={section}>
      <h2>{t(`sections.${section}`)}</h2>
      {lines.length === 0 && <p className="framework-none">{t("noLine")}</p>}
      <ul>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </ul>
      {may.cards && (
        <form onSubmit={add}>
          <TextField label={t("lineText")} value={text} onChange={setText} maxLength={LINE_TEXT_MAX_CHARS} />
          <Button type="submit">{t("addLine")}</Button>
        </form>
      )}
    </section>
  );
}

function LineRow({ line }: { readonly line: Line }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const cards = useBoard((state) => state.board.cards);
  const [editing, setEditing] = useState(false);
  const sources = line.sources.flatMap((id) => cards.get(id) ?? []);
  const lacks = sources.length === 0 ? "noSource" : "noExperience";
  const isBacked = sources.some(({ knowledge }) => knowledge === "experience");
  return (
    <li className="framework-line" data-line-id={line.id} tabIndex={-1}>
      <div className="framework-head">
        {editing ? (
          <SharedTextArea
            address={{ kind: "lines", id: line.id }}
            label={t("lineText")}
            maxChars={LINE_TEXT_MAX_CHARS}
            onDone={() => setEditing(false)}
          />
        ) : (
          <p dir="auto">{line.text}</p>
        )}
        {may.cards && <IconButton label={t("editLine")} icon={Pencil} onPress={() => setEditing(true)} />}
        {may.cards && (
          <IconButton label={t("deleteLine")} icon={Trash2} onPress={() => deleteLine(ws.hand(), line.id)} />
        )}
      </div>
      {!isBacked && <p className="framework-lacks">{t(lacks)}</p>}
      {sources.length > 0 && (
        <ul className="framework-sources" aria-label={t("sources")}>
          {sources.map((card) => (
            <Source key={card.id} card={card} line={line} mayWrite={may.cards} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Source({ card, line, mayWrite }: { readonly card: Card; readonly line: Line; readonly mayWrite: boolean }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  return (
    <li>
      <Button size="s" onPress={() => showOnCanvas(ws, card)} aria-label={`${t("goToCard")}: ${card.text}`}>
        {card.text}
      </Button>
      {mayWrite && (
        <IconButton label={t("removeSource")} icon={X} onPress={() => removeSource(ws.hand(), line.id, card.id)} />
      )}
    </li>
  );
}
