import { Download, Printer } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useWorkspace } from "../../board/workspace-context.ts";
import { fileName } from "../../exports/file-name.ts";
import { saveFile } from "../../exports/save-file.ts";
import { Button } from "../../ui/Button.tsx";
import { asMarkdown } from "./part.ts";
import type { Part } from "./part.ts";

/** On paper nothing is folded: what is folded on the page is opened before it is drawn. */
function usePrintUnfolded(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const unfold = (): void => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>(".memory details:not([open])")];
      for (const one of opened) one.open = true;
    };
    const fold = (): void => {
      for (const one of opened) one.open = false;
    };
    addEventListener("beforeprint", unfold);
    addEventListener("afterprint", fold);
    return () => {
      removeEventListener("beforeprint", unfold);
      removeEventListener("afterprint", fold);
    };
  }, []);
}

export function Tools({ memory, title }: { readonly memory: Part; readonly title: string }) {
  const { t } = useTranslation("series");
  const { seat } = useWorkspace().table;
  usePrintUnfolded();
  const save = (): void => {
    const at = new Date();
    const name = fileName({ title: `${t("memory.title")} ${title}`, at, extension: "md", fallback: t("memory.title") });
    saveFile(name, new Blob([asMarkdown(memory)], { type: "text/markdown" }));
  };
  return (
    <div className="memory-tools">
      <Link className="ui-button ui-button-do ui-button-m" href={`/b/${seat.board.id}`}>
        {t("memory.back")}
      </Link>
      <Button icon={Download} onPress={save}>
        {t("memory.save")}
      </Button>
      <Button icon={Printer} onPress={() => print()}>
        {t("memory.print")}
      </Button>
    </div>
  );
}
