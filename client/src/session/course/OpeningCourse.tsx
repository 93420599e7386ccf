import type { Course } from "@tablee/shared/session/course";
import type { TemplateName } from "@tablee/shared/templates/names";
import { templateOf } from "@tablee/shared/templates/templates";
import { useTranslation } from "react-i18next";
import { CourseFields } from "./CourseFields.tsx";

interface OpeningCourseProps {
  /** Null: nobody has said anything, and it is as the template says. */
  readonly course: Course | null;
  readonly template: TemplateName;
  readonly onChange: (course: Course) => void;
}

/** On the page that opens a table: for those who hold several. */
export function OpeningCourse({ course, template, onChange }: OpeningCourseProps) {
  const { t } = useTranslation("around");
  const usual = { name: "", keptDays: templateOf(template).keptDays ?? null };
  return (
    <details className="page-course">
      <summary>{t("course.optional")}</summary>
      <CourseFields course={course ?? usual} onChange={onChange} />
    </details>
  );
}
