import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayCommandReason } from "../i18n/reasons.ts";
import { Switch } from "../ui/Switch.tsx";
import "./files.css";
import { toast } from "../ui/toast.ts";

/** Each person of this seat says whether their name may leave: beside what makes a copy, and among what the table agreed on. */
export function NameChoice() {
  const { t } = useTranslation("outcomes");
  const { t: session } = useTranslation("session");
  const { live, seat } = useWorkspace().table;
  const view = useStore(live.state, (state) => state.view);
  const people = useStore(live.state, (state) => state.people);
  if (!view || view.me.role === "observer") return null;
  const { name, also } = people.get(seat.member.id) ?? seat.member;
  const names = [name, ...also];
  const choose = async (person: number, allowed: boolean): Promise<void> => {
    const reply = await live.send("name.allow", { person, allowed });
    if (!reply.ok) toast(sayCommandReason(session, reply.reason));
  };
  return (
    <div role="group" className="files-names" aria-label={t("names.title")}>
      {names.map((one, person) => (
        <Switch
          // oxlint-disable-next-line react/no-array-index-key -- a person of a seat is their place on it
          key={person}
          isSelected={view.named.some((who) => who.member === seat.member.id && who.person === person)}
          onChange={(allowed) => void choose(person, allowed)}
        >
          {names.length === 1 ? t("names.allow") : t("names.allowOf", { name: one })}
        </Switch>
      ))}
      <p className="files-intro">{t("names.help")}</p>
    </div>
  );
}
