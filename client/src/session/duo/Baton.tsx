import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { useSend } from "../use-live.ts";
import { useMyDuo } from "./use-duo.ts";
import type { MyDuo } from "./use-duo.ts";
import "./duo.css";

/** Who leads of the two, and the one thing to do about it. Nothing of it where nobody leads as two. */
export function Baton() {
  const { t } = useTranslation("lead");
  const mine = useMyDuo();
  if (!mine) return null;
  const { isMine, isOtherHere, otherName: name } = mine;
  const said = isMine ? t(isOtherHere ? "duo.youAnd" : "duo.you", { name }) : t("duo.theirs", { name });
  return (
    <section className="baton" aria-label={t("duo.title")}>
      <p className="baton-who">{said}</p>
      <BatonStep mine={mine} />
    </section>
  );
}

/** Also where the eye is while the panel is closed: an offer, and a holder who is away. */
export function BatonStep({ mine, isNotice = false }: { readonly mine: MyDuo; readonly isNotice?: boolean }) {
  const { t } = useTranslation("lead");
  const send = useSend();
  const { duo, isMine, other, otherName: name, isOtherHere } = mine;
  if (!isMine && !isOtherHere)
    return (
      <div className="baton-step">
        <p>{t("duo.away", { name })}</p>
        <Button onPress={() => void send("baton.take", {})}>{t("duo.take")}</Button>
      </div>
    );
  if (!isMine && duo.offered)
    return (
      <div className="baton-step">
        <p>{t("duo.offeredMe", { name })}</p>
        <Button variant="do" onPress={() => void send("baton.accept", {})}>
          {t("duo.accept")}
        </Button>
        <Button onPress={() => void send("baton.decline", {})}>{t("duo.decline")}</Button>
      </div>
    );
  if (!isMine || isNotice) return null;
  if (duo.offered)
    return (
      <div className="baton-step">
        <p>{t("duo.offeredTo", { name })}</p>
        <Button onPress={() => void send("baton.withdraw", {})}>{t("duo.withdraw")}</Button>
      </div>
    );
  return (
    <div className="baton-step">
      <Button onPress={() => void send("baton.offer", { to: other })}>{t("duo.offer", { name })}</Button>
    </div>
  );
}
