import { useTranslation } from "react-i18next";
import type { Board } from "@tablee/shared/board/types";
import { frameworkChanges } from "@tablee/shared/practice/framework-change";
import type { LineChange } from "@tablee/shared/practice/framework-change";

/** What became of the framework between an earlier state and another, in words. */
export function FrameworkChanges({ old, now }: { readonly old: Board; readonly now: Board }) {
  const { t } = useTranslation("practice");
  const changes = frameworkChanges(old.lines, now.lines);
  const say = useSayChange();
  return (
    <section className="list-zone" data-changes={changes.length}>
      <div className="list-head">
        <h2>{t("changes.title")}</h2>
      </div>
      {changes.length === 0 ? (
        <p>{t("changes.none")}</p>
      ) : (
        <ul className="past-lines">
          {changes.map((change) => (
            <li key={`${change.kind}.${change.line.id}`} data-change={change.kind}>
              <p>{say(change)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useSayChange(): (change: LineChange) => string {
  const { t } = useTranslation("practice");
  const { t: board } = useTranslation("board");
  return ({ line, ...change }) => {
    const about = { text: line.text, section: board(`sections.${line.section}`) };
    if (change.kind === "moved") return t("changes.moved", { ...about, from: board(`sections.${change.from}`) });
    return t(`changes.${change.kind}`, { ...about, ...change });
  };
}
