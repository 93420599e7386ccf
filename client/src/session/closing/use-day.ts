import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";

/** A moment as a day with its hour, in words. */
export function useDay(): (at: number) => string {
  const format = datesIn(currentLocale(), { dateStyle: "long", timeStyle: "short" });
  return (at) => format.format(at);
}
