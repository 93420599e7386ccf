import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { SessionView } from "@tablee/shared/session/types";
import { toolAt } from "../../board/tool-at.ts";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { nameOf, useLive } from "../use-live.ts";

/** Enough to know which sequence it is; all of it is in the programme. */
const WORDS_SHOWN_CHARS = 90;

/** Somebody asks whether I would carry a sequence: seen in every view until I answer. */
export function SequenceAsked({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("power");
  const { prefs } = useWorkspace();
  const people = useLive((state) => state.people);
  const statements = useBoard(({ board }) => board.statements);
  const mine = view.programme.asked.filter(({ member, sequence }) => member === view.me.id && statements.has(sequence));
  const look = (): void => {
    toolAt.setState({ tool: "programme" });
    prefs.setState({ panel: "groundwork" });
  };
  return mine.map(({ sequence, person, by }) => (
    <div key={`${sequence}.${person}`} className="together-strip" role="status">
      <span>
        {t("programme.strip", { name: nameOf(people, by) })}{" "}
        <bdi>{wordsWithoutMarks(statements.get(sequence)?.text ?? "").slice(0, WORDS_SHOWN_CHARS)}</bdi>
      </span>
      <Button size="s" onPress={look}>
        {t("programme.look")}
      </Button>
    </div>
  ));
}
