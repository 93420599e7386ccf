import { Bookmark, Clock, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VersionInfo } from "@tablee/shared/protocol/http";
import { deleteVersion } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { sayAgo, sayMoment } from "../i18n/moment.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { toast } from "../ui/toast.ts";
import { useIsHost, useLive } from "./use-live.ts";
import { useTitleOf } from "./use-versions.ts";

interface RowProps {
  readonly version: VersionInfo;
  /** When the list came. */
  readonly now: number;
  readonly isShown: boolean;
  readonly isFetching: boolean;
  readonly onLook: () => void;
  readonly onGone: () => Promise<void>;
}

/** One kept state: its name, when it was, who named it; pressed, it is looked at. */
export function VersionRow({ version, now, isShown, isFetching, onLook, onGone }: RowProps) {
  const { t } = useTranslation("versions");
  const host = useIsHost();
  const title = useTitleOf()(version);
  const [asking, setAsking] = useState(false);
  const about = useAbout(version, now);
  const moment = sayMoment(currentLocale(), version.at);
  const Sign = version.cause === "named" ? Bookmark : Clock;
  return (
    <li className="versions-row" data-cause={version.cause}>
      <Button className="versions-look" isPending={isFetching} aria-current={isShown} onPress={onLook}>
        <Sign className="ui-icon" size={18} aria-hidden />
        <span className="ui-hidden">{t("look")}</span>
        <span className="versions-words">
          <span className="versions-title" dir="auto">
            {title}
          </span>
          <span className="versions-when">{about}</span>
        </span>
      </Button>
      {host && <IconButton icon={Trash2} label={t("delete", { title, moment })} onPress={() => setAsking(true)} />}
      {asking && <Gone version={version} what={{ title, moment }} onClose={() => setAsking(false)} onGone={onGone} />}
    </li>
  );
}

function useAbout({ at, cause, by }: VersionInfo, now: number): string {
  const { t } = useTranslation("versions");
  const name = useLive(({ people }) => (by === null ? undefined : people.get(by)?.name));
  const locale = currentLocale();
  const ago = sayAgo(locale, at, now) ?? t("justNow");
  const who = cause === "named" && by !== null ? t("by", { name: name ?? t("someone") }) : null;
  return [ago, sayMoment(locale, at), who].filter(Boolean).join(" · ");
}

interface GoneProps {
  readonly version: VersionInfo;
  readonly what: { readonly title: string; readonly moment: string };
  readonly onClose: () => void;
  readonly onGone: () => Promise<void>;
}

/** The one thing here that cannot be taken back: hence a question. */
function Gone({ version, what, onClose, onGone }: GoneProps) {
  const { t } = useTranslation("versions");
  const { t: pages } = useTranslation("pages");
  const board = useWorkspace().table.seat.board.id;
  const remove = async (): Promise<void> => {
    const reply = await deleteVersion(board, version.id);
    toast(reply.ok ? t("deleted") : sayReason(pages, reply.reason));
    onClose();
    await onGone();
  };
  return (
    <ModalDialog
      title={t("deleteTitle")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("deleteNo")}</Button>
          <Button variant="danger" onPress={() => void remove()}>
            {t("deleteYes")}
          </Button>
        </>
      }
    >
      <p>{t("deleteBody", what)}</p>
    </ModalDialog>
  );
}
