import { useTranslation } from "react-i18next";
import { voterCount, useLive } from "../use-live.ts";

/** How many of how many. Somebody who voted may have left since: never more ballots than people. */
export function Turnout({ count }: { readonly count: number }) {
  const { t } = useTranslation("votes");
  const here = useLive((state) => voterCount(state.people));
  return <p className="votes-turnout">{t("turnout", { count, of: Math.max(here, count) })}</p>;
}
