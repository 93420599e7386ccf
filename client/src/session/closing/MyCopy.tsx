import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toolAt } from "../../board/tool-at.ts";
import { useBoard, useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { fileName } from "../../exports/file-name.ts";
import { saveFile } from "../../exports/save-file.ts";
import { Button } from "../../ui/Button.tsx";
import { broughtBy, cardsOf, myCopy } from "./my-copy.ts";
import { useCopyWords } from "./use-copy-words.ts";

/** Each person's own cards, as a file of theirs: no server makes it, and nobody is told. All else of it is in the tool that it leads to. */
export function MyCopy() {
  const { t } = useTranslation("together");
  const { table, voting, prefs } = useWorkspace();
  const { id } = table.seat.member;
  const title = useTableTitle();
  const board = useBoard((state) => state.board);
  const outline = useBoard((state) => state.outline);
  const words = useCopyWords();
  const mine = cardsOf(outline, id);
  const take = (): void => {
    const { points } = voting.results.getState();
    const brought = broughtBy(id, [{ board, outline, points, meeting: null }], words);
    const name = fileName({
      title: `${t("copy.file")} ${title}`,
      at: new Date(),
      extension: "md",
      fallback: t("copy.file"),
    });
    saveFile(name, new Blob([myCopy(brought, words)], { type: "text/markdown" }));
  };
  const more = (): void => {
    toolAt.setState({ tool: "mine" });
    prefs.setState({ panel: "groundwork" });
  };
  return (
    <section className="lead-part">
      <h3>{t("copy.title")}</h3>
      {mine.length === 0 ? (
        <p className="lead-small">{t("copy.none")}</p>
      ) : (
        <>
          <p>{t("copy.body", { count: mine.length })}</p>
          <Button icon={Download} onPress={take}>
            {t("copy.take")}
          </Button>
          <p className="lead-small">{t("copy.help")}</p>
        </>
      )}
      <Button onPress={more}>{t("copy.more")}</Button>
    </section>
  );
}
