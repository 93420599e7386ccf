import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { NOTHING_TOLD } from "@tablee/shared/papers/story-blocks";
import type { Told } from "@tablee/shared/papers/story-blocks";
import { reaches } from "@tablee/shared/session/audience";
import type { Audience } from "@tablee/shared/session/audience";
import type { ExportFormat } from "@tablee/shared/session/ledger";
import type { SessionView } from "@tablee/shared/session/types";
import { toolAt } from "../../board/tool-at.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { useHandOut } from "./hand-out.ts";

/** `none`: the table alone, and no story. */
export type Choice = Audience | "none";

export interface ChoosingAudience {
  /** Nothing is to be chosen where nobody shares a story. */
  readonly isAsked: boolean;
  readonly leads: boolean;
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
  readonly to: string;
  readonly setTo: (to: string) => void;
  /** How many stories go in, of all that are shared. */
  readonly count: (audience: Audience) => number;
  readonly of: number;
  /** A publication is made elsewhere, where its five are asked for. */
  readonly prepare: () => void;
  /** Gives what may go so far to `write`, or says why nothing leaves. */
  readonly hand: (form: ExportFormat, say: (words: string) => void, write: (told: Told) => void) => void;
}

export function useAudience(leave: () => void): ChoosingAudience {
  const { t } = useTranslation("leaving");
  const { table, prefs } = useWorkspace();
  const view = useStore(table.live.state, (state) => state.view);
  const handOut = useHandOut();
  const [choice, choose] = useState<Choice>("none");
  const [to, setTo] = useState("");
  const levels = sharedLevels(view);

  async function hand(form: ExportFormat, say: (words: string) => void, write: (told: Told) => void): Promise<void> {
    if (choice === "none") return write(NOTHING_TOLD);
    if (choice === "publication") return say(t("choice.publication"));
    if (choice === "training" && to.trim() === "") return say(t("choice.toMissing"));
    const told = await handOut({ as: "table", audience: choice, formats: [form], to: to.trim() });
    if (told.ok) write(told.value);
    else say(told.reason);
  }
  return {
    isAsked: levels.length > 0,
    leads: view?.me.role === "host",
    choice,
    choose,
    to,
    setTo,
    count: (audience) => levels.filter((level) => reaches(level, audience)).length,
    of: levels.length,
    prepare: () => {
      toolAt.setState({ tool: "publication" });
      prefs.setState({ panel: "groundwork" });
      leave();
    },
    hand: (form, say, write) => void hand(form, say, write),
  };
}

function sharedLevels(view: SessionView | null): readonly Audience[] {
  if (!view || view.me.role === "observer") return [];
  const { mine, shared } = view.stories;
  return [...mine, ...shared].flatMap(({ level }) => (level === "me-only" ? [] : [level]));
}
