import { useId } from "react";
import { useTranslation } from "react-i18next";
import { usePaperWords } from "../../exports/papers/use-paper-words.ts";
import type { MeetingDay } from "./meetings.ts";

/** Which meetings somebody came to, by their own word. */
export function Came({
  meetings,
  came,
  mark,
}: {
  readonly meetings: readonly MeetingDay[];
  readonly came: readonly MeetingDay[];
  readonly mark: (meeting: number, was: boolean) => void;
}) {
  const { t } = useTranslation("mine");
  const { day } = usePaperWords();
  const title = useId();
  return (
    <section className="mine-part">
      <h4 id={title}>{t("came.title")}</h4>
      <p className="practice-hint">{t("came.help")}</p>
      <fieldset className="practice-choices" aria-labelledby={title}>
        {meetings.map((meeting) => (
          <label key={meeting.number}>
            <input
              type="checkbox"
              checked={came.includes(meeting)}
              onChange={(event) => mark(meeting.number, event.currentTarget.checked)}
            />
            <span>
              {t(meeting.isNow ? "came.now" : "came.meeting", { number: meeting.number, date: day(meeting.day) })}
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
