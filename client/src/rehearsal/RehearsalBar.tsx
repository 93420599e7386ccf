import type { SessionView } from "@tablee/shared/session/types";
import { Drama } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { isSimulated } from "./said.ts";
import { keptTroupe, Troupe } from "./troupe.ts";
import type { RehearsalWish } from "./troupe.ts";
import "./rehearsal.css";

/** What a tab without a choice of its own brings. */
const USUAL: RehearsalWish = { count: 6, pace: "calm" };

/** Over the board, in every view and for everybody: this is no real session. Whoever leads ends it here. */
export function RehearsalBar({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("rehearsal");
  const { table } = useWorkspace();
  const host = view.me.role === "host";
  const [ending, setEnding] = useState(false);
  const { isAlone, bring } = useTroupe(host);
  async function end(): Promise<void> {
    setEnding(true);
    // Told that the table is gone, the page says so, and forgets what this device kept of it.
    const reply = await table.live.send("rehearsal.end", {});
    if (!reply.ok) setEnding(false);
  }
  return (
    <section className="rehearsal-bar" aria-label={t("bar.label")}>
      <p>
        <Drama className="ui-icon" size={20} aria-hidden />
        <span>
          {t("bar.all")} {host && isAlone && t("bar.gone")}
        </span>
      </p>
      {host && isAlone && (
        <Button size="s" onPress={bring}>
          {t("bar.bring")}
        </Button>
      )}
      {host && (
        <Button size="s" variant="do" isDisabled={ending} onPress={() => void end()}>
          {t("bar.end")}
        </Button>
      )}
    </section>
  );
}

/** Those who are simulated come with this page, where it was chosen here; elsewhere when they are asked for. */
function useTroupe(host: boolean) {
  const { seat, live } = useWorkspace().table;
  const { id: board, code } = seat.board;
  const [wish, setWish] = useState<RehearsalWish | null>(() => keptTroupe(board));
  const isSomebodyHere = useStore(live.state, ({ people }) =>
    [...people.values()].some(({ present, name }) => present && isSimulated(name)),
  );
  useEffect(() => {
    if (!host || wish === null) return undefined;
    const troupe = new Troupe({ board, code, locale: currentLocale(), chance: Math.random });
    void troupe.come(wish);
    return () => void troupe.end({ forget: live.state.getState().erased });
  }, [host, wish, board, code, live]);
  return { isAlone: wish === null && !isSomebodyHere, bring: () => setWish(USUAL) };
}
