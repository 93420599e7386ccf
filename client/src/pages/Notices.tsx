import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import { useView } from "../session/use-live.ts";
import type { SyncStatus } from "../table.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";

/** What limits writing now, what could be lost, and a link that ended: said where the eye is, with what to do. */
export function Notices() {
  const { t } = useTranslation("pages");
  const { t: session } = useTranslation("session");
  const { sync } = useWorkspace().table;
  const status = useStore(sync.state, (state) => state.status);
  const device = useStore(sync.state, (state) => state.device);
  const view = useView();
  const reason = view?.me.access.reason ?? null;
  if (status.kind === "stopped") return <Stopped status={status} isKept={device === "keeps"} />;
  if ((status.kind === "offline" || status.kind === "reconnecting") && (device === "full" || device === "forbidden"))
    return <output className="board-notice">{t(`board.loose.${device}`)}</output>;
  // A brake and a closed table say so themselves, with what to do.
  const isSaid = (reason === "structure-locked" && view?.brake) || reason === "closed";
  // Whoever may write for themself meanwhile is told so by SheetNotice.
  if (reason === null || isSaid || view?.rounds.mayBegin) return null;
  return <output className="board-notice">{session(`access.${reason}`)}</output>;
}

const SAID = ["notAllowed", "notFound", "outdated"] as const;

function Stopped({
  status: { why, changes },
  isKept,
}: {
  readonly status: Extract<SyncStatus, { readonly kind: "stopped" }>;
  readonly isKept: boolean;
}) {
  const { t } = useTranslation("pages");
  const { sync } = useWorkspace().table;
  const said = SAID.find((one) => one === why) ?? "other";
  const hasUnsent = changes > 0;
  const isLoose = hasUnsent && !isKept;
  return (
    <div className="board-notice" role="alert">
      <p>
        <b>{t("board.stopped.title")}.</b> {t(`board.stopped.${said}`)}
        {hasUnsent && ` ${t(isKept ? "board.stopped.keeps" : "board.stopped.loose")}`}
      </p>
      {hasUnsent && !isKept && <CopyButton text={sync.unsentWords().join("\n\n")} label={t("board.stopped.copy")} />}
      {/* Not the first thing to do where it would lose something. */}
      <Button variant={isLoose ? "quiet" : "do"} onPress={() => location.reload()}>
        {t("board.reload")}
      </Button>
    </div>
  );
}
