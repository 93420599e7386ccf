import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import { announceNow } from "../a11y/announce.ts";
import { useBoard, useSelection, useWorkspace } from "../board/workspace-context.ts";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";
import { Panel } from "../ui/Panel.tsx";
import "./practice.css";

/** The three kinds of knowledge in plain words; that of the card that is chosen first for the ear, and marked for the eye. */
export function GlossaryPanel() {
  const { t } = useTranslation("practice");
  const { t: ui } = useTranslation("ui");
  const { t: pages } = useTranslation("pages");
  const ws = useWorkspace();
  const chosen = useSelection(({ ids }) => (ids.size === 1 ? [...ids][0] : undefined));
  const type = useBoard(({ board }) => (chosen === undefined ? null : (board.cards.get(chosen)?.knowledge ?? null)));
  useEffect(() => {
    if (type) announceNow(`${ui(`knowledge.${type}`)}. ${t(`glossary.${type}`)}`);
  }, [type, t, ui]);
  return (
    <Panel isText title={t("glossary.title")} onClose={() => ws.prefs.setState({ panel: null })}>
      <dl className="practice-glossary">
        {KNOWLEDGE_TYPES.map((one) => (
          <div key={one} data-knowledge={one} data-chosen={one === type || undefined}>
            <dt>
              <KnowledgeSign type={one} word />
            </dt>
            <dd>{t(`glossary.${one}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="practice-about">{t("glossary.none")}</p>
      <dl className="practice-glossary">
        <div>
          <dt>{pages("parts.supported")}</dt>
          <dd>{t("glossary.supported")}</dd>
        </div>
      </dl>
    </Panel>
  );
}
