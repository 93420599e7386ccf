import { Suspense } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { KnowledgeType } from "@tablee/shared/board/types";
import { KnowledgeSign } from "./KnowledgeSign.tsx";
import { later } from "./later.ts";
import { useOpener } from "./use-opener.ts";

const KnowledgeMeaning = later(async () => (await import("./KnowledgeMeaning.tsx")).KnowledgeMeaning);

/** The name of a kind of knowledge that says what it means when it is pressed, by finger, mouse or key. */
export function KnowledgeWord({ type }: { readonly type: KnowledgeType }) {
  const { t } = useTranslation("ui");
  const opener = useOpener(null);
  return (
    <>
      <Button className="ui-knowledge-word" {...opener.button}>
        <KnowledgeSign type={type} word />
        <span className="ui-hidden"> {t("knowledgeAsk")}</span>
      </Button>
      <Suspense fallback={null}>{opener.isOpen && <KnowledgeMeaning type={type} opener={opener} />}</Suspense>
    </>
  );
}
