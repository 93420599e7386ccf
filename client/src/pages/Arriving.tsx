import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";

/** Below this a board is there before anybody has read a number. */
const LARGE_BYTES = 300_000;

/** In the place of the board until it is there: a board that has not come must not look like an empty one. */
export function Arriving() {
  const { t } = useTranslation("pages");
  const { sync } = useWorkspace().table;
  const status = useStore(sync.state, (state) => state.status);
  // The notice above says it.
  if (status.kind === "stopped") return <div className="board-skeleton-world" />;
  if (status.kind === "offline") {
    return (
      <div className="board-skeleton-world">
        <div className="board-arriving">
          <output>
            <b>{t("board.away.title")}</b>
            <br />
            {t("board.away.body")}
          </output>
          <Button variant="do" onPress={() => sync.retry()}>
            {t("board.retry")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="board-skeleton-world" aria-busy>
      <div className="board-arriving">
        <output>{t("board.loading")}</output>
        <span className="board-arriving-bar" aria-hidden />
        <Size />
      </div>
    </div>
  );
}

/** Over what has come of a large board: a part must not be taken for all of it. */
export function StillComing() {
  const { t } = useTranslation("pages");
  return (
    <div className="board-coming">
      <output>{t("board.coming")}</output>
      <span className="board-arriving-bar" aria-hidden />
      <Size />
    </div>
  );
}

/** For the eye: a number that changes each moment is not read aloud. */
function Size() {
  const { t, i18n } = useTranslation("pages");
  const { sync } = useWorkspace().table;
  const bytes = useStore(sync.state, ({ status }) => (status.kind === "loading" ? status.bytes : 0));
  const size = (bytes / 1_000_000).toLocaleString(i18n.language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (
    <span className="board-arriving-size" aria-hidden>
      {bytes > LARGE_BYTES && t("board.loadingSize", { size })}
    </span>
  );
}
