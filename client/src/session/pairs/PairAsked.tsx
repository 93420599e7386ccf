import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { nameOnSeat } from "@tablee/shared/session/naming";
import type { SessionView } from "@tablee/shared/session/types";
import { pairsOf } from "../../board/pairs.ts";
import { toolAt } from "../../board/tool-at.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useLive } from "../use-live.ts";

/** What is over between two leaves this device, whatever lies open; rooms that were opened close with the table. */
export function PairKeeper() {
  const { table } = useWorkspace();
  useEffect(() => {
    const pairs = pairsOf(table);
    return () => pairs.close();
  }, [table]);
  return null;
}

/** Somebody would like to meet with me as two: seen in every view until I answer. */
export function PairAsked({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("pairing");
  const { prefs } = useWorkspace();
  const people = useLive((state) => state.people);
  const nameOf = ({ member, person }: SessionView["pairs"][number]["people"][number]): string =>
    nameOnSeat(people.get(member), person) ?? "…";
  const asked = view.pairs.filter(({ asked: isAsked, people: [, other] }) => isAsked && other?.member === view.me.id);
  const look = (): void => {
    toolAt.setState({ tool: "duo" });
    prefs.setState({ panel: "groundwork" });
  };
  return asked.map(({ sheet, people: [asker, other] }) => (
    <div key={sheet} className="together-strip" role="status">
      <span>{asker && other && t("strip", { name: nameOf(asker), other: nameOf(other) })}</span>
      <Button size="s" onPress={look}>
        {t("look")}
      </Button>
    </div>
  ));
}
