import { AT_ONCE } from "@tablee/shared/session/closing";
import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useIsHost, useSend } from "../use-live.ts";
import { EraseButton } from "./EraseButton.tsx";
import { useDay } from "./use-day.ts";

/** What was decided, who does what, and until when the table is there. */
export function ClosingPart({ view: { closing } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const host = useIsHost();
  const day = useDay();
  const { decided, tasks, deleteAt } = closing;
  return (
    <section className="lead-part">
      <h3>{t("closing.title")}</h3>
      {decided === "" && tasks.length === 0 && <p className="lead-small">{t("closing.none")}</p>}
      {decided !== "" && (
        <p className="together-words" dir="auto">
          {decided}
        </p>
      )}
      {tasks.length > 0 && (
        <ul className="lead-list" aria-label={t("closing.tasks")}>
          {tasks.map(({ what, who }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two tasks may have the same words
            <li key={at}>
              <span dir="auto">{what}</span>
              <span className="lead-small" dir="auto">
                {who}
              </span>
            </li>
          ))}
        </ul>
      )}
      {deleteAt !== null && deleteAt !== AT_ONCE && (
        <p className="lead-small">{t("closing.will", { date: day(deleteAt) })}</p>
      )}
      {deleteAt === AT_ONCE && <p className="lead-small">{t("closing.going")}</p>}
      {host && <Buttons closed={closing.closed} isDated={deleteAt !== null} />}
    </section>
  );
}

function Buttons({ closed, isDated }: { readonly closed: boolean; readonly isDated: boolean }) {
  const { t } = useTranslation("together");
  const ws = useWorkspace();
  const send = useSend();
  return (
    <div className="lead-mine">
      {isDated && <Button onPress={() => void send("board.keep", {})}>{t("closing.keep")}</Button>}
      {closed && <Button onPress={() => void send("board.reopen", {})}>{t("closing.reopen")}</Button>}
      <Button onPress={() => ask(ws, { kind: "table", dialog: "close" })}>
        {t(closed ? "closing.change" : "closing.open")}
      </Button>
      <EraseButton />
    </div>
  );
}
