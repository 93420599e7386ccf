import { useTranslation } from "react-i18next";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import { useWorkspace } from "../board/workspace-context.ts";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";
import { Panel } from "../ui/Panel.tsx";
import "./practice.css";

/** The three kinds of knowledge in plain words. */
export function GlossaryPanel() {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  return (
    <Panel isText title={t("glossary.title")} onClose={() => ws.prefs.setState({ panel: null })}>
      <dl className="practice-glossary">
        {KNOWLEDGE_TYPES.map((type) => (
          <div key={type} data-knowledge={type}>
            <dt>
              <KnowledgeSign type={type} word />
            </dt>
            <dd>{t(`glossary.${type}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="practice-about">{t("glossary.none")}</p>
    </Panel>
  );
}
