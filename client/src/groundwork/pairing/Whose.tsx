import { EyeOff } from "lucide-react";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Place } from "@tablee/shared/session/seat";
import { announceNow } from "../../a11y/announce.ts";
import { namesOf } from "../../board/sheets.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { useLive } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";

/** On a seat of several, whoever is there says so first; what they open is covered again with one press. */
export function Whose({ children }: { readonly children: (me: Place) => ReactNode }) {
  const { t } = useTranslation("pairing");
  const { table } = useWorkspace();
  const member = table.seat.member.id;
  useLive(({ people }) => people.get(member));
  const names = namesOf(table);
  const [chosen, setChosen] = useState<number | null>(null);
  const person = names.length === 1 ? 0 : chosen;
  const me = useMemo(() => (person === null ? null : { member, person }), [member, person]);
  if (me && names.length === 1) return children(me);
  if (me && me.person < names.length) {
    const hide = (): void => {
      setChosen(null);
      announceNow(t("hidden"));
    };
    return (
      <>
        <div className="pairing-row">
          <strong dir="auto">{names[me.person]}</strong>
          <Button size="s" icon={EyeOff} onPress={hide}>
            {t("hide")}
          </Button>
        </div>
        {children(me)}
      </>
    );
  }
  return (
    <section className="pairing-part" aria-label={t("whose")}>
      <h4>{t("whose")}</h4>
      <p className="ui-small">{t("whoseHelp")}</p>
      {names.map((name, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a person of a seat is a place in it; two may have one name
        <Button key={at} size="l" onPress={() => setChosen(at)}>
          {t("itIsMe", { name })}
        </Button>
      ))}
    </section>
  );
}
