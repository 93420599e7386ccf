import { COURSE_NAME_MAX_CHARS, DELETION_AHEAD_MAX_DAYS, DELETION_AHEAD_MIN_DAYS } from "@tablee/shared/limits";
import type { Course } from "@tablee/shared/session/course";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { myBoards } from "../../api.ts";
import { NumberField } from "../../ui/NumberField.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import "../association/association.css";

const USUAL_DAYS = 30;

/** The courses of one’s own tables, each with the days of the table that one was at last. */
function useKnownCourses(): readonly Course[] {
  const [known, setKnown] = useState<readonly Course[]>([]);
  useEffect(() => {
    let left = false;
    async function read(): Promise<void> {
      const reply = await myBoards();
      if (left || !reply.ok) return;
      const named = reply.value.map(({ course }) => course).filter(({ name }) => name !== "");
      // The last one in a map stays: the newest table comes first.
      setKnown([...new Map(named.toReversed().map((course) => [course.name, course])).values()].toReversed());
    }
    void read();
    return () => {
      left = true;
    };
  }, []);
  return known;
}

interface CourseFieldsProps {
  readonly course: Course;
  readonly onChange: (course: Course) => void;
}

/** A course of one’s own tables brings its days along; each table may have others. */
export function CourseFields({ course, onChange }: CourseFieldsProps) {
  const { t } = useTranslation("around");
  const known = useKnownCourses();
  const { name, keptDays } = course;
  return (
    <div className="course-fields">
      {known.length > 0 && (
        <SelectField
          label={t("course.known")}
          placeholder={t("course.choose")}
          options={known.map((one) => ({ id: one.name, label: one.name }))}
          value={known.some((one) => one.name === name) ? name : null}
          onChange={(id) => onChange(known.find((one) => one.name === id) ?? course)}
        />
      )}
      <TextField
        label={t("course.name")}
        description={t("course.nameHelp")}
        value={name}
        maxLength={COURSE_NAME_MAX_CHARS}
        onChange={(next) => onChange({ ...course, name: next })}
      />
      <Switch
        isSelected={keptDays !== null}
        onChange={(isLimited) => onChange({ ...course, keptDays: isLimited ? USUAL_DAYS : null })}
      >
        {t("course.limited")}
      </Switch>
      {keptDays !== null && (
        <NumberField
          className="course-days"
          label={t("course.days")}
          unit={t("course.unit")}
          min={DELETION_AHEAD_MIN_DAYS}
          max={DELETION_AHEAD_MAX_DAYS}
          value={keptDays}
          onChange={(days) => onChange({ ...course, keptDays: days })}
        />
      )}
    </div>
  );
}
