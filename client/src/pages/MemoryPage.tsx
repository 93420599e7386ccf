import { useTranslation } from "react-i18next";
import { useTableTitle, WorkspaceContext } from "../board/workspace-context.ts";
import { Memory } from "../session/memory/Memory.tsx";
import { Localised } from "../ui/Localised.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { Sentence } from "./Sentence.tsx";
import { useOpening } from "./use-opening.ts";

/** What a table remembers, for whoever has a seat at it. */
export function MemoryPage({ id }: { readonly id: string }) {
  const { t } = useTranslation("pages");
  const { t: series } = useTranslation("series");
  const opening = useOpening(id);
  if (opening.kind === "loading")
    return <PageFrame title={series("memory.title")}>{series("memory.loading")}</PageFrame>;
  if (opening.kind !== "open")
    return <Sentence title={t(`board.${opening.kind}.title`)} body={t(`board.${opening.kind}.body`)} />;
  return (
    <Localised>
      <WorkspaceContext key={opening.turn} value={opening.ws}>
        <Framed />
        <Toasts />
      </WorkspaceContext>
    </Localised>
  );
}

function Framed() {
  const { t } = useTranslation("series");
  return (
    <PageFrame title={t("memory.of", { title: useTableTitle() })}>
      <Memory />
    </PageFrame>
  );
}
