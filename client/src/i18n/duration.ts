import type { TFunction } from "i18next";

/** Minutes as one says them: 45 min, 1 h, 1 h 30. */
export function sayDuration(t: TFunction<"power">, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t("programme.duration", { count: minutes });
  if (rest === 0) return t("programme.hours", { hours });
  return t("programme.hoursMinutes", { hours, minutes: String(rest).padStart(2, "0") });
}
