import type { Course } from "@tablee/shared/session/course";
import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { Button } from "../../ui/Button.tsx";
import { useIsHost, useSend } from "../use-live.ts";
import { CourseFields } from "./CourseFields.tsx";

/** To which course a table belongs, and how long it is kept: everybody reads it, whoever leads decides it. */
export function CoursePart({ view: { course } }: { readonly view: SessionView }) {
  const { t } = useTranslation("around");
  const host = useIsHost();
  const [isOpen, setOpen] = useState(false);
  const { name, keptDays } = course;
  return (
    <section className="lead-part" aria-label={t("course.title")}>
      <h3>{t("course.title")}</h3>
      <p dir="auto">{name === "" ? t("course.none") : t("course.of", { name })}</p>
      <p className="lead-small">{keptDays === null ? t("course.forever") : t("course.kept", { count: keptDays })}</p>
      {host && (
        <Button size="s" onPress={() => setOpen(true)}>
          {t("course.change")}
        </Button>
      )}
      {isOpen && <CourseDialog held={course} onClose={() => setOpen(false)} />}
    </section>
  );
}

function CourseDialog({ held, onClose }: { readonly held: Course; readonly onClose: () => void }) {
  const { t } = useTranslation("around");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [wish, setWish] = useState(held);
  const save = async (): Promise<void> => {
    if (await send("course.set", { ...wish, name: wish.name.trim() })) onClose();
  };
  return (
    <AskDialog title={t("course.title")} does={ui("save")} close={onClose} done={() => void save()}>
      <CourseFields course={wish} onChange={setWish} />
    </AskDialog>
  );
}
