import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useBoard, useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { fileName } from "../../exports/file-name.ts";
import { saveFile } from "../../exports/save-file.ts";
import { Button } from "../../ui/Button.tsx";
import { cardsOf, myCopy } from "./my-copy.ts";
import { useDay } from "./use-day.ts";

/** Each person's own cards, as a file of theirs: no server makes it, and nobody is told. */
export function MyCopy() {
  const { t } = useTranslation("together");
  const { table, voting } = useWorkspace();
  const { seat } = table;
  const title = useTableTitle();
  const day = useDay();
  const board = useBoard((state) => state.board);
  const mine = cardsOf(
    useBoard((state) => state.outline),
    seat.member.id,
  );
  const take = (): void => {
    const at = new Date();
    const words = {
      heading: t("copy.heading", { title }),
      outside: t("copy.outside"),
      day: day(at.getTime()),
      line: (text: string) => t("copy.line", { text }),
      sentence: (text: string) => t("copy.sentence", { text }),
      points: (count: number) => t("copy.points", { count }),
    };
    const { points } = voting.results.getState();
    const name = fileName({ title: `${t("copy.file")} ${title}`, at, extension: "md", fallback: t("copy.file") });
    saveFile(name, new Blob([myCopy(board, mine, { words, points })], { type: "text/markdown" }));
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
    </section>
  );
}
