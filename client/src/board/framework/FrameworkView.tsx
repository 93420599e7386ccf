import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addLine } from "@tablee/shared/board/edit-framework";
import { frameworkOf } from "@tablee/shared/board/outline";
import type { Line, Section } from "@tablee/shared/board/types";
import { LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import { actionById } from "../actions/registry.ts";
import { CardShelf } from "./CardShelf.tsx";
import { useDrop } from "./card-drag.ts";
import { LineRow } from "./LineRow.tsx";
import { SupportLine } from "./SupportLine.tsx";
import "./framework.css";

/** The training framework: lines under four moments, each with the cards it comes from, and the cards at hand. */
export function FrameworkView() {
  const { t } = useTranslation("framework");
  const { t: words } = useTranslation("board");
  const ws = useWorkspace();
  const lines = useBoard((state) => state.board.lines);
  const may = useMay();
  return (
    <div className="framework" data-shelf={may.cards || undefined}>
      <div className="framework-main">
        <p className="framework-lead">{t("lead")}</p>
        <SupportLine />
        <div className="framework-papers">
          {PAPERS.map((id) => (
            <Button key={id} size="s" icon={actionById(id).icon} onPress={() => ws.prefs.setState({ panel: id })}>
              {words(`actions.${id}`)}
            </Button>
          ))}
        </div>
        <div className="framework-sections">
          {frameworkOf(lines.values()).map(({ section, lines: inside }) => (
            <SectionPart key={section} section={section} lines={inside} />
          ))}
        </div>
      </div>
      {may.cards && <CardShelf />}
    </div>
  );
}

/** What is made from the framework. */
const PAPERS = ["sheet", "specifications", "groundwork", "glossary"] as const;

interface SectionProps {
  readonly section: Section;
  readonly lines: readonly Line[];
}

function SectionPart({ section, lines }: SectionProps) {
  const { t } = useTranslation("board");
  const { t: words } = useTranslation("framework");
  const ws = useWorkspace();
  const may = useMay();
  // A card dropped beside the lines becomes a line, in its own words.
  const drop = useDrop((card) => {
    const text = ws.board.getState().board.cards.get(card)?.text.slice(0, LINE_TEXT_MAX_CHARS) ?? "";
    const added = addLine(ws.hand(), { section, text, sources: [card] });
    toast(words(added.ok ? "lineMade" : "tooManyLines"));
  });
  return (
    <section className="framework-section" data-section={section} {...(may.cards && drop)}>
      <h2>
        {t(`sections.${section}`)} <small>{words("lines", { count: lines.length })}</small>
      </h2>
      {lines.length === 0 && <p className="framework-none">{words("none")}</p>}
      <ul className="framework-lines">
        {lines.map((line, at) => (
          <LineRow key={line.id} line={line} before={lines[at - 1]} after={lines.slice(at + 1)} />
        ))}
      </ul>
      {may.cards && <NewLine section={section} />}
    </section>
  );
}

function NewLine({ section }: { readonly section: Section }) {
  const { t } = useTranslation("board");
  const { t: words } = useTranslation("framework");
  const ws = useWorkspace();
  const [text, setText] = useState("");
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    const added = addLine(ws.hand(), { section, text: text.trim(), sources: [] });
    if (!added.ok) return toast(words(added.reason === "text-too-long" ? "lineTooLong" : "tooManyLines"));
    setText("");
    announceNow(words("lineAdded", { section: t(`sections.${section}`) }));
  };
  return (
    <form className="framework-new" onSubmit={add}>
      <TextField
        label={words("newLine", { section: t(`sections.${section}`) })}
        hideLabel
        placeholder={words("newLineAsk")}
        value={text}
        onChange={setText}
        maxLength={LINE_TEXT_MAX_CHARS}
      />
      <Button type="submit">{words("add")}</Button>
    </form>
  );
}
