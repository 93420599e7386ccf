import type { Colour, KnowledgeType } from "@tablee/shared/board/types";
import { useTranslation } from "react-i18next";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";
import "./table-sample.css";

interface SampleCard {
  readonly id: string;
  readonly colour: Colour;
  readonly type: KnowledgeType;
  readonly name: string;
}

const GROUPED: readonly SampleCard[] = [
  { id: "c1", colour: "apricot", type: "experience", name: "Mésange" },
  { id: "c2", colour: "sky", type: "practice", name: "Olivier" },
  { id: "c3", colour: "apricot", type: "experience", name: "Loriot" },
  { id: "c4", colour: "lilac", type: "academic", name: "" },
];
const ALONE: readonly SampleCard[] = [{ id: "c5", colour: "straw", type: "experience", name: "Bruyère" }];
const AFTER: readonly SampleCard[] = [
  { id: "c6", colour: "mint", type: "practice", name: "Tilleul" },
  { id: "c7", colour: "apricot", type: "experience", name: "Iris" },
];

/** What a table looks like, as a picture: told in one sentence, not card by card. */
export function TableSample() {
  const { t } = useTranslation("pages");
  return (
    <figure className="sample">
      <figcaption className="ui-hidden">{t("home.sample")}</figcaption>
      <div className="sample-zone" aria-hidden>
        <p className="sample-title">{t("sample.before")}</p>
        <div className="sample-row">
          <div className="sample-group">
            <p className="sample-group-name">{t("sample.group")}</p>
            <Cards cards={GROUPED} />
          </div>
          <Cards cards={ALONE} />
        </div>
      </div>
      <div className="sample-zone" aria-hidden>
        <p className="sample-title">{t("sample.after")}</p>
        <div className="sample-row">
          <Cards cards={AFTER} />
        </div>
      </div>
    </figure>
  );
}

function Cards({ cards }: { readonly cards: readonly SampleCard[] }) {
  const { t } = useTranslation("pages");
  return (
    <div className="sample-cards">
      {cards.map(({ id, colour, type, name }) => (
        <div key={id} className={`sample-card sample-${colour}`}>
          <p>{t(`sample.${id}`)}</p>
          <p className="sample-foot">
            <KnowledgeSign type={type} word />
            <span>{name}</span>
          </p>
        </div>
      ))}
    </div>
  );
}
