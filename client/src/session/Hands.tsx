import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { FloorClock } from "./FloorClock.tsx";
import { nameOf, useIsHost, useLive, useSend } from "./use-live.ts";

/** Who speaks and who waits, in the order in which the hands went up. */
export function Hands({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("session");
  const people = useLive((state) => state.people);
  const host = useIsHost();
  const send = useSend();
  const { floor, hands, me } = view;
  return (
    <section className="lead-part">
      <h3>{t("hands.title")}</h3>
      {floor !== null && (
        <p className="lead-floor">
          <span>{floor === me.id ? t("hands.myFloor") : t("hands.floor", { name: nameOf(people, floor) })}</span>
          {view.floorSince !== null && <FloorClock since={view.floorSince} />}
          {host && (
            <Button size="s" onPress={() => void send("floor.give", { to: null })}>
              {t("hands.take")}
            </Button>
          )}
        </p>
      )}
      {hands.length === 0 && floor === null && <p className="lead-small">{t("hands.none")}</p>}
      <ol className="lead-list">
        {hands.map((id) => (
          <li key={id}>
            <span dir="auto">{nameOf(people, id)}</span>
            {host && (
              <Button
                size="s"
                aria-label={t("hands.giveTo", { name: nameOf(people, id) })}
                onPress={() => void send("floor.give", { to: id })}
              >
                {t("hands.give")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
