import type { MeetingInfo } from "@tablee/shared/protocol/http";
import { CHOICES } from "@tablee/shared/session/check-in";
import type { AskingName, Choice, Shown } from "@tablee/shared/session/check-in";
import type { Band } from "@tablee/shared/session/parity";
import type { SessionView } from "@tablee/shared/session/types";
import { listIf, part } from "./part.ts";
import type { Part } from "./part.ts";
import type { MemoryWords } from "./words.ts";

/** From meeting to meeting, in bands; null where too few answered for anything to be said. */
export interface Trend {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** Oldest first. */
  readonly rows: readonly { readonly name: string; readonly bands: ReadonlyMap<Choice, Band> | null }[];
}

/** None where nothing was ever shown. A pulse is compared with those of the same question alone. */
export function trendsOf(view: SessionView, meetings: readonly MeetingInfo[], words: MemoryWords): readonly Trend[] {
  const { t } = words;
  const { question } = view.checkIn;
  const rowsOf = (name: AskingName): Trend["rows"] => {
    const past = meetings
      .filter(({ checkIn }) => name === "weather" || checkIn?.question === question)
      .flatMap((meeting) => {
        const shown = meeting.checkIn?.[name];
        return shown ? [{ name: t("meeting", { number: meeting.number }), shown }] : [];
      });
    const { shown } = view.checkIn[name];
    const now = shown ? [{ name: t("meeting", { number: view.series.number }), shown }] : [];
    return [...past.toReversed(), ...now].map((row) => ({ name: row.name, bands: bandsOf(row.shown) }));
  };
  const titles = { pulse: question || t("checkIn.pulse"), weather: t("checkIn.weather") };
  return (["pulse", "weather"] as const)
    .map((name) => ({ title: titles[name], choices: CHOICES[name], rows: rowsOf(name) }))
    .filter(({ rows }) => rows.some(({ bands }) => bands !== null));
}

function bandsOf(shown: Shown): ReadonlyMap<Choice, Band> | null {
  return shown.kind === "hidden" ? null : new Map(shown.bands.map(({ choice, band }) => [choice, band]));
}

/** The same in words, for the file. */
export function trendPart(trends: readonly Trend[], { t }: MemoryWords): Part {
  const says = trends.flatMap(({ title, choices, rows }) =>
    listIf(
      title,
      rows.map(({ name, bands }) => ({
        text: name,
        note: bands
          ? choices
              .flatMap((choice) => {
                const band = bands.get(choice) ?? "none";
                return band === "none" ? [] : [`${t(`checkIn.choices.${choice}`)} : ${t(`checkIn.bands.${band}`)}`];
              })
              .join(" · ")
          : t("checkIn.hidden"),
      })),
    ),
  );
  return part("trend", t("memory.trend"), says);
}
