import { useTranslation } from "react-i18next";
import { ANSWERS } from "@tablee/shared/practice/players";
import type { Category, Family } from "@tablee/shared/practice/players";

interface FamilyMapProps {
  readonly families: readonly Family[];
  readonly onGo: (category: Category) => void;
}

/** Eight seats around the training. What a seat shows by its shape it says in words, and a press leads to its family. */
export function FamilyMap({ families, onGo }: FamilyMapProps) {
  const { t } = useTranslation("mapping");
  return (
    <ul className="players-map" aria-label={t("players.map")}>
      {families.map((family) => (
        <li key={family.category}>
          <Seat family={family} onGo={() => onGo(family.category)} />
        </li>
      ))}
      <li className="players-centre" aria-hidden>
        {t("players.centre")}
      </li>
    </ul>
  );
}

function Seat({ family, onGo }: { readonly family: Family; readonly onGo: () => void }) {
  const { t } = useTranslation("mapping");
  const { category, counts, presence } = family;
  const said = ANSWERS.filter((answer) => counts[answer] > 0).map((answer) =>
    t(`players.count.${answer}`, { count: counts[answer] }),
  );
  const isEmpty = presence === "missing" || presence === "open";
  if (isEmpty) said.unshift(t(`players.presence.${presence}`));
  const name = t(`players.categories.${category}`);
  // Named as one sentence: what lies under each other has no comma between.
  return (
    <button
      type="button"
      className="players-seat"
      data-seat={category}
      data-presence={presence}
      aria-label={[name, ...said].join(", ")}
      onClick={onGo}
    >
      <span className="players-sign" aria-hidden>
        {signOf(family)}
      </span>
      <span className="players-name">{name}</span>
      <span className="players-said">{said.join(", ")}</span>
    </button>
  );
}

function signOf({ counts, presence }: Family): string {
  if (presence === "missing") return "?";
  if (presence === "open") return "+";
  return String(presence === "here" ? counts.here : counts["to-invite"]);
}
