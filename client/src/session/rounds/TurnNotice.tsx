import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { useTurn } from "./use-turn.ts";

/** Whose turn it is, where the eye is. Each is announced as it begins: a status would say it twice. */
export function TurnNotice() {
  const { t } = useTranslation("lead");
  const turn = useTurn();
  const said = turn?.said;
  useEffect(() => {
    if (said !== undefined) announceNow(said);
  }, [said]);
  return (
    <>
      <span>{said}</span>
      {turn?.isMine && turn.end && (
        <Button size="s" onPress={turn.end}>
          {t("turn.end")}
        </Button>
      )}
    </>
  );
}
