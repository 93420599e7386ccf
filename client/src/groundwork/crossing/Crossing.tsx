import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { CROSSED, PAIRS, PULLS } from "@tablee/shared/practice/crossing";
import type { Cell as CellHeld, Pair } from "@tablee/shared/practice/crossing";
import { KnowledgeWord } from "../../ui/KnowledgeWord.tsx";
import { Cell } from "./Cell.tsx";
import { useCrossing } from "./use-crossing.ts";
import "../../practice/practice.css";
import "./crossing.css";

/** The three kinds of knowledge two by two: a row for each two, a column for what agrees and one for what pulls apart. */
export function Crossing() {
  const { t } = useTranslation("mapping");
  const cells = useCrossing();
  return (
    <>
      <p className="practice-about">{t("crossing.about")}</p>
      <div className="crossing">
        <table>
          <caption className="ui-hidden">{t("crossing.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("crossing.pair")}</th>
              {PULLS.map((pull) => (
                <th key={pull} scope="col">
                  {t(`crossing.pulls.${pull}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {PAIRS.map((pair) => (
              <Row key={pair} pair={pair} cells={cells.filter((cell) => cell.pair === pair)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ pair, cells }: { readonly pair: Pair; readonly cells: readonly CellHeld[] }) {
  const { t } = useTranslation("mapping");
  return (
    <tr data-pair={pair}>
      <th scope="row">
        {CROSSED[pair].map((type, at) => (
          <Fragment key={type}>
            {at > 0 && <span> {t("crossing.and")} </span>}
            <KnowledgeWord type={type} />
          </Fragment>
        ))}
      </th>
      {cells.map((cell) => (
        <td key={cell.pull} data-pull={cell.pull}>
          <Cell cell={cell} />
        </td>
      ))}
    </tr>
  );
}
