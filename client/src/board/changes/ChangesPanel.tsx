import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { boardOf } from "../actions/commands.ts";
import { goToCard } from "../actions/look-around.ts";
import { useWorkspace } from "../workspace-context.ts";
import { CHANGE_KINDS } from "./seen.ts";
import type { Change, ChangeKind } from "./seen.ts";
import "./changes.css";

/** Beyond it the list itself, sorted by the newest, is the better place to look. */
const SHOWN_COUNT = 100;

/** What others have changed since this person last said that they had looked, by kind, each a way to its card. */
export function ChangesPanel() {
  const { t } = useTranslation("list");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const list = useStore(ws.changes.state, (state) => state.list);
  const close = (): void => ws.prefs.setState({ panel: null });
  return (
    <Panel title={board("actions.changes")} onClose={close}>
      <p>{list.length === 0 ? t("changes.none") : t("changes.count", { count: list.length })}</p>
      {list.length > 0 && (
        <Button
          variant="do"
          className="changes-look"
          onPress={() => {
            ws.changes.look();
            announceNow(t("changes.looked"));
          }}
        >
          {t("changes.look")}
        </Button>
      )}
      {CHANGE_KINDS.map((kind) => (
        <Kind key={kind} kind={kind} list={list.filter((change) => change.kind === kind)} />
      ))}
    </Panel>
  );
}

function Kind({ kind, list }: { readonly kind: ChangeKind; readonly list: readonly Change[] }) {
  const { t } = useTranslation("list");
  if (list.length === 0) return null;
  return (
    <section>
      <h3 className="changes-kind">
        {t(`changes.kinds.${kind}`)} · {list.length}
      </h3>
      <ul className="changes-list">
        {list.slice(0, SHOWN_COUNT).map((change) => (
          <li key={change.id}>
            <Row change={change} />
          </li>
        ))}
      </ul>
      {list.length > SHOWN_COUNT && <p>{t("changes.more", { count: list.length - SHOWN_COUNT })}</p>}
    </section>
  );
}

function Row({ change: { id, kind, text, before, author } }: { readonly change: Change }) {
  const { t } = useTranslation("list");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const words = wordsWithoutMarks(text).trim() || (kind === "deleted" ? t("changes.unknown") : canvas("noWords"));
  const go = (): void => {
    const card = boardOf(ws).cards.get(id);
    if (ws.prefs.getState().view === "framework") ws.prefs.setState({ view: "list" });
    if (card) goToCard(ws, card);
  };
  return (
    <>
      {kind === "deleted" ? (
        <p className="changes-gone" dir="auto">
          {words}
        </p>
      ) : (
        <Button size="s" className="changes-go" onPress={go}>
          <span>
            <bdi>{words}</bdi>
            {author !== null && (
              <small>
                {" · "}
                <bdi>{author}</bdi>
              </small>
            )}
          </span>
        </Button>
      )}
      {before !== null && (
        <p className="changes-before" dir="auto">
          {t("changes.before", { text: wordsWithoutMarks(before) })}
        </p>
      )}
    </>
  );
}
