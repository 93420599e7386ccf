import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../a11y/announce.ts";
import { sayCommandReason } from "../i18n/reasons.ts";
import { useAccord } from "../session/accords/use-accord.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { ACCORD_MISSING } from "./writing.ts";
import type { Standing, Writing } from "./writing.ts";

const LOUD: ReadonlySet<Standing> = new Set(["begun", "kept", "unkept", "refused"]);

/** Whether it is saved: to be seen at any time, and said aloud only when it is not, and when it is again. */
export function StandingLine({ writing, person }: { readonly writing: Writing; readonly person: number }) {
  const { t } = useTranslation("stories");
  const { t: session } = useTranslation("session");
  const { standing, reason, words } = useStore(writing.state);
  const why = reason === null ? "" : sayCommandReason(session, reason);
  const accord = useAccord();
  const isUnread = standing === "kept" && reason === ACCORD_MISSING;
  const said = t(`standing.${isUnread ? "accord" : standing}`, { why });
  const wasLoud = useRef(false);
  useEffect(() => {
    const isLoud = LOUD.has(standing);
    if (isLoud !== wasLoud.current && (isLoud || standing === "saved")) announceNow(said);
    if (isLoud || standing === "saved") wasLoud.current = isLoud;
  }, [standing, said]);
  useStayAsked(standing);
  return (
    <>
      <p className="stories-standing" data-standing={standing}>
        {said}
      </p>
      {standing === "unread" && <Button onPress={() => writing.look()}>{t("shared.again")}</Button>}
      {isUnread && <Button onPress={() => accord.open(person)}>{t("standing.toAccord")}</Button>}
      {standing === "refused" && words && (
        <CopyButton label={t("copy")} text={[words.text, words.easy].filter(Boolean).join("\n\n")} />
      )}
    </>
  );
}

/** Where nothing keeps what is not saved, the browser asks before the page goes. */
function useStayAsked(standing: Standing): void {
  const isAtRisk = standing === "unkept" || standing === "refused";
  useEffect(() => {
    if (!isAtRisk) return undefined;
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", stay);
    return () => removeEventListener("beforeunload", stay);
  }, [isAtRisk]);
}
