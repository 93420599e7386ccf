import { nameOnSeat } from "@tablee/shared/session/naming";
import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { toolAt } from "../../board/tool-at.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { nameOf, useLive } from "../use-live.ts";

/** Somebody asks those who lead for an attestation, or one’s own has come: in every view until it is dealt with. */
export function AttestationStrip({ view: { attestations } }: { readonly view: SessionView }) {
  const { t } = useTranslation("mine");
  const { prefs } = useWorkspace();
  const people = useLive((state) => state.people);
  const { mine, toAnswer = [] } = attestations;
  const take = (): void => {
    toolAt.setState({ tool: "mine" });
    prefs.setState({ panel: "groundwork" });
  };
  return (
    <>
      {toAnswer.map(({ id, member, person }) => (
        <div key={id} className="together-strip" role="status">
          <span>{t("strip.asked", { name: nameOnSeat(people.get(member), person) ?? nameOf(people, member) })}</span>
          <Button size="s" onPress={() => prefs.setState({ panel: "lead" })}>
            {t("strip.read")}
          </Button>
        </div>
      ))}
      {mine.some(({ state }) => state === "attested") && (
        <div className="together-strip" role="status">
          <span>{t("strip.come")}</span>
          <Button size="s" onPress={take}>
            {t("strip.take")}
          </Button>
        </div>
      )}
    </>
  );
}
