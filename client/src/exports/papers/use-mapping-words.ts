import { useTranslation } from "react-i18next";
import type { MappingWords } from "@tablee/shared/papers/mapping-words";
import { PAIRS, PULLS } from "@tablee/shared/practice/crossing";
import { LEVER_KINDS } from "@tablee/shared/practice/levers";
import { ANSWERS, CATEGORIES } from "@tablee/shared/practice/players";
import { SHELF_KINDS } from "@tablee/shared/practice/shelf";
import { each } from "../use-export-words.ts";

/** What documents say of what was made ready around a training: the same words as in its panel. */
export function useMappingWords(): MappingWords {
  const { t } = useTranslation("mapping");
  const { t: tools } = useTranslation("groundwork");
  return {
    players: tools("tools.players.title"),
    categories: each(CATEGORIES, (category) => t(`players.categories.${category}`)),
    answers: each(ANSWERS, (answer) => t(`players.answers.${answer}`)),
    missing: t("players.gap"),
    crossing: tools("tools.crossing.title"),
    pairs: each(PAIRS, (pair) => t(`crossing.pairs.${pair}`)),
    pulls: each(PULLS, (pull) => t(`crossing.pulls.${pull}`)),
    waiting: (pair, pull) => t(`crossing.waiting.${pull}`, { sides: t(`crossing.sides.${pair}`) }),
    levers: tools("tools.levers.title"),
    lists: each(LEVER_KINDS, (kind) => t(`levers.lists.${kind}`)),
    noCard: each(LEVER_KINDS, (kind) => t(`levers.none.${kind}`)),
    untied: t("levers.untied"),
    shelf: tools("tools.shelf.title"),
    shelfKinds: each(SHELF_KINDS, (kind) => t(`shelf.many.${kind}`)),
    story: t("shelf.story"),
    ask: (who) => t("shelf.ask", { who }),
  };
}
