import { MEETING_MAX_MINUTES } from "@tablee/shared/limits";
import { EVERY, isWallTime, placeInMonth } from "@tablee/shared/session/plan";
import type { Every, Plan } from "@tablee/shared/session/plan";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { dayAfter } from "../closing/days.ts";
import { useSend, useView } from "../use-live.ts";
import { firstDates, ownZone } from "./next-meeting.ts";
import "../lead-panel.css";
import "./series.css";

const IN_A_MONTH_DAYS = 28;

function firstPlan(): Plan {
  return { start: `${dayAfter(IN_A_MONTH_DAYS)}T14:00`, zone: ownZone(), minutes: 90, every: "month" };
}

export function PlanDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("series");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const held = useView()?.series.plan ?? null;
  const [plan, setPlan] = useState<Plan>(held ?? firstPlan);
  const isDay = isWallTime(plan.start);
  const set = async (wish: Plan | null): Promise<void> => {
    if (await send("meeting.plan", { plan: wish })) onClose();
  };
  return (
    <ModalDialog
      title={t("plan.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          {held && <Button onPress={() => void set(null)}>{t("plan.clear")}</Button>}
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" onPress={() => void set(plan)}>
            {ui("save")}
          </Button>
        </>
      }
    >
      <PlanFields plan={plan} change={setPlan} />
      <div role="status">
        {isDay ? (
          <>
            <p className="lead-small">{t("plan.dates")}</p>
            <ul className="series-dates">
              {firstDates(plan, currentLocale()).map((date) => (
                <li key={date}>{date}</li>
              ))}
            </ul>
          </>
        ) : (
          <p className="lead-small">{t("plan.noDay")}</p>
        )}
      </div>
    </ModalDialog>
  );
}

interface FieldsProps {
  readonly plan: Plan;
  readonly change: (plan: Plan) => void;
}

/** The browser's own fields: each platform has a way of choosing a day and an hour that its people know. */
function PlanFields({ plan, change }: FieldsProps) {
  const { t } = useTranslation("series");
  const [day = "", time = ""] = plan.start.split("T");
  return (
    <>
      <div className="series-when">
        <label className="ui-field">
          <span className="ui-label">{t("plan.day")}</span>
          <input
            className="ui-input"
            type="date"
            value={day}
            onChange={({ target }) => change({ ...plan, start: `${target.value}T${time}` })}
          />
        </label>
        <label className="ui-field">
          <span className="ui-label">{t("plan.time")}</span>
          <input
            className="ui-input"
            type="time"
            value={time}
            onChange={({ target }) => change({ ...plan, start: `${day}T${target.value.slice(0, 5)}` })}
          />
        </label>
        <label className="ui-field">
          <span className="ui-label">{t("plan.minutes")}</span>
          <input
            className="ui-input"
            type="number"
            min={1}
            max={MEETING_MAX_MINUTES}
            value={plan.minutes}
            onChange={({ target }) => change({ ...plan, minutes: Math.round(target.valueAsNumber || 0) })}
          />
        </label>
      </div>
      <SelectField<Every>
        label={t("plan.every")}
        options={EVERY.map((every) => ({ id: every, label: sayEvery(t, plan.start, every) }))}
        value={plan.every}
        onChange={(every) => change({ ...plan, every })}
      />
      <ZoneField plan={plan} change={change} />
    </>
  );
}

/** Which Tuesday it is, and not only that it is one. */
function sayEvery(t: ReturnType<typeof useTranslation<"series">>["t"], start: string, every: Every): string {
  const isMonthly = every === "month" || every === "quarter";
  if (!isMonthly || !isWallTime(start)) return t(`plan.choices.${every}`, { day: "" }).trim();
  const { nth } = placeInMonth(start);
  const weekday = datesIn(currentLocale(), { weekday: "long", timeZone: "UTC" });
  const day = weekday.format(Date.parse(`${start}:00Z`));
  const place = nth === -1 ? t("plan.nth.last") : t(`plan.nth.${([1, 2, 3, 4] as const)[nth - 1] ?? 1}`);
  return t(`plan.choices.${every}`, { day: t("plan.dayOfMonth", { place, day }) });
}

function ZoneField({ plan, change }: FieldsProps) {
  const { t } = useTranslation("series");
  const zones = [...new Set([plan.zone, ownZone(), ...Intl.supportedValuesOf("timeZone")])];
  return (
    <label className="ui-field">
      <span className="ui-label">{t("plan.zone")}</span>
      <select className="ui-input" value={plan.zone} onChange={({ target }) => change({ ...plan, zone: target.value })}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </select>
    </label>
  );
}
