import { useTranslation } from "react-i18next";
import { Mark } from "../ui/Mark.tsx";
import "./board-page.css";

/** The frame of the board at once, before anything has arrived. */
export function BoardSkeleton() {
  const { t } = useTranslation("pages");
  return (
    <main className="board-page" aria-busy>
      <h1 className="ui-hidden">{t("brand")}</h1>
      <div className="board-skeleton-bar">
        <Mark />
        <span className="board-skeleton-line" />
      </div>
      <div className="board-skeleton-world">
        <output>{t("board.loading")}</output>
      </div>
    </main>
  );
}
