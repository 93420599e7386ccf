import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { useMe } from "../../session/me.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { MineSheet } from "./MineSheet.tsx";
import { Trainers } from "./Trainers.tsx";
import { keyOfWords } from "./own-words.ts";
import "../../practice/practice.css";
import "./mine.css";

/** What one brought, for oneself; of several people on a seat, one at a time. */
export function MinePart() {
  const { t } = useTranslation("mine");
  const { board, member } = useWorkspace().table.seat;
  const { name, also } = useMe();
  const [chosen, setPerson] = useState(0);
  const people = [name, ...also];
  const person = Math.min(chosen, people.length - 1);
  const key = keyOfWords({ board: board.id, member: member.id, person, name: people[person] ?? "" });
  return (
    <div className="mine">
      <p className="practice-about">{t("about")}</p>
      {people.length > 1 && (
        <>
          <SelectField
            label={t("whose")}
            options={people.map((one, at) => ({ id: String(at), label: one }))}
            value={String(person)}
            onChange={(at) => setPerson(Number(at))}
          />
          <p className="practice-hint">{t("shared")}</p>
        </>
      )}
      <MineSheet key={key} wordsKey={key} person={person} people={people} />
      <Trainers />
    </div>
  );
}
