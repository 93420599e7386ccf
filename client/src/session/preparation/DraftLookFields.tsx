import { useTranslation } from "react-i18next";
import { KINDS, KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { Kind, KnowledgeType } from "@tablee/shared/board/types";
import { SelectField } from "../../ui/SelectField.tsx";

interface Look {
  readonly kind: Kind;
  readonly knowledge: KnowledgeType | null;
}

export const NO_LOOK: Look = { kind: "ingredient", knowledge: null };

/** What a card that is prepared will be, when it is laid on the table. */
export function DraftLookFields({ look, change }: { readonly look: Look; readonly change: (look: Look) => void }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const { t: practice } = useTranslation("practice");
  return (
    <>
      <SelectField
        label={canvas("kind")}
        options={KINDS.map((id) => ({ id, label: canvas(`kinds.${id}`) }))}
        value={look.kind}
        onChange={(kind) => change({ ...look, kind })}
      />
      <SelectField
        label={t("knowledge")}
        options={[
          { id: "none", label: t("knowledges.none") },
          ...KNOWLEDGE_TYPES.map((id) => ({ id, label: t(`knowledges.${id}`), meaning: practice(`glossary.${id}`) })),
        ]}
        value={look.knowledge ?? "none"}
        onChange={(knowledge) => change({ ...look, knowledge: knowledge === "none" ? null : knowledge })}
      />
    </>
  );
}
