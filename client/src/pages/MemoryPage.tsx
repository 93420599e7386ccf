import { useTranslation } from "react-i18next";
import { useTableTitle } from "../board/workspace-context.ts";
import { Memory } from "../session/memory/Memory.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { PageFrame } from "./PageFrame.tsx";

/** What a table remembers, for whoever has a seat at it. */
export function MemoryPage() {
  const { t } = useTranslation("series");
  return (
    <>
      <PageFrame title={t("memory.of", { title: useTableTitle() })}>
        <Memory />
      </PageFrame>
      <Toasts />
    </>
  );
}
