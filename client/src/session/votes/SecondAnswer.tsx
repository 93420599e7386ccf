import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConsentResult } from "@tablee/shared/session/ballots";
import type { SessionView } from "@tablee/shared/session/types";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useLive, useSend } from "../use-live.ts";

interface SecondProps {
  readonly result: ConsentResult;
  readonly view: SessionView;
}

/**
 * Whoever objected says whether the answer is enough, each on their own seat. Of several people on one seat every one is
 * asked alike whose turn it is: the others look away, and learn not even that.
 */
export function SecondAnswer({ result, view }: SecondProps) {
  const { t } = useTranslation("power");
  const { table } = useWorkspace();
  const names = useLive(({ people }) => people.get(table.seat.member.id));
  const [person, setPerson] = useState<number | null>(null);
  const all = [names?.name ?? table.seat.member.name, ...(names?.also ?? [])];
  if (all.length === 1) return <Second result={result} view={view} person={0} />;
  if (person === null || person >= all.length) {
    return (
      <div className="lead-part">
        <h4>{t("consent.whose")}</h4>
        {all.map((name, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a place on the seat is who one is here
          <Button key={at} onPress={() => setPerson(at)}>
            {t("consent.whoseOf", { name })}
          </Button>
        ))}
      </div>
    );
  }
  return (
    <>
      <Second result={result} view={view} person={person} />
      <Button onPress={() => setPerson(null)}>{t("consent.whoseDone")}</Button>
    </>
  );
}

function Second({ result, view, person }: SecondProps & { readonly person: number }) {
  const { t } = useTranslation("power");
  const send = useSend();
  const { id, replies = [] } = result;
  const held = view.consents.objected.find(({ consent }) => consent === id)?.mine[person] ?? null;
  if (held === null) return <p className="lead-small">{t("consent.notAsked")}</p>;
  const say = (passes: boolean): void =>
    void send("consent.second", { consent: id, person, passes, replies: replies.length });
  return (
    <div className="lead-part votes-second" role="group" aria-label={t("consent.second")}>
      <p>
        <b>{t("consent.second")}</b>
      </p>
      <div className="lead-mine">
        {(["passes", "stands"] as const).map((one) => (
          <Button
            key={one}
            variant={held === one ? "do" : "quiet"}
            icon={held === one ? Check : undefined}
            aria-pressed={held === one}
            onPress={() => say(one === "passes")}
          >
            {t(`consent.${one}`)}
          </Button>
        ))}
      </div>
      <p className="lead-small" role="status" data-second={held}>
        {t(held === "unsaid" ? "consent.unsaid" : "consent.kept")}
      </p>
    </div>
  );
}
