import { zoneAt } from "@tablee/shared/board/geometry";
import type { MemberId } from "@tablee/shared/ids";
import type { Person } from "@tablee/shared/protocol/events";
import type { Presence } from "@tablee/shared/presence/presence";
import type { Role } from "@tablee/shared/rules/roles";
import { ROLES } from "@tablee/shared/rules/roles";
import { Ellipsis, Eye, EyeOff, LocateFixed } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBoard, useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { MenuButton } from "../ui/Menu.tsx";
import type { MenuEntry } from "../ui/Menu.tsx";
import { Panel } from "../ui/Panel.tsx";
import { toast } from "../ui/toast.ts";
import { Avatar } from "./Avatar.tsx";
import { bringTo, following, setFollowing } from "./follow.ts";
import { closePanel } from "./panels.ts";
import { useClockTime } from "./duo/use-duo.ts";
import { headCount, useIsHost, useLive, useMayAppoint, useSend } from "./use-live.ts";
import "./lead-panel.css";

export function PeoplePanel() {
  const { t, i18n } = useTranslation("session");
  const ws = useWorkspace();
  const people = useLive((state) => state.people);
  const others = useStore(ws.table.presence.state, (state) => state.others);
  const sorted = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  const here = sorted.filter((person) => person.present);
  const away = sorted.filter((person) => !person.present);
  const shown = new Map<MemberId, Presence>([...others.values()].map((presence) => [presence.member, presence]));
  return (
    <Panel title={t("people.title")} onClose={() => closePanel(ws)}>
      <section className="lead-part">
        <h3>{t("people.here", { count: headCount(people) })}</h3>
        <ul className="lead-list">
          {here.map((person) => (
            <Row key={person.id} person={person} presence={shown.get(person.id)} />
          ))}
        </ul>
      </section>
      {away.length > 0 && (
        <section className="lead-part">
          <h3>{t("people.away")}</h3>
          <ul className="lead-list">
            {away.map((person) => (
              <Row key={person.id} person={person} presence={undefined} />
            ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}

interface RowProps {
  readonly person: Person;
  readonly presence: Presence | undefined;
}

function Row({ person, presence }: RowProps) {
  const { t } = useTranslation("session");
  const { t: pages } = useTranslation("pages");
  const ws = useWorkspace();
  const { seat } = ws.table;
  const host = useIsHost();
  const mayAppoint = useMayAppoint();
  const followed = useStore(following, (state) => state.member) === person.id;
  const mine = person.id === seat.member.id;
  const names = [person.name, ...person.also].join(", ");
  const where = useWhere(presence);
  const time = useClockTime();
  const details = [
    person.part && pages(`parts.${person.part}`),
    person.leadsUntil !== null
      ? t("people.leadsUntil", { time: time(person.leadsUntil) })
      : person.role !== "participant" && t(`people.roles.${person.role}`),
    where,
  ].filter((detail) => typeof detail === "string");
  return (
    <li className="people-row">
      <Avatar person={person} />
      <div className="people-words">
        <div dir="auto">{mine ? t("people.me", { name: names }) : names}</div>
        {details.length > 0 && <div className="lead-small">{details.join(" · ")}</div>}
      </div>
      {presence && !mine && (
        <IconButton
          icon={LocateFixed}
          label={t("people.bring", { name: person.name })}
          onPress={() => bringTo(ws, presence)}
        />
      )}
      {presence && !mine && (
        <IconButton
          icon={followed ? EyeOff : Eye}
          label={followed ? t("people.unfollow") : t("people.follow", { name: person.name })}
          onPress={() => setFollowing(followed ? null : person.id)}
        />
      )}
      {host && mayAppoint && <PersonMenu person={person} mine={mine} />}
    </li>
  );
}

/** In words: what they do, or in which view they are and, on the canvas, over which area. */
function useWhere(presence: Presence | undefined): string | undefined {
  const { t } = useTranslation("session");
  const zones = useBoard((state) => state.board.zones);
  if (!presence) return undefined;
  if (presence.typing) return t("people.typing");
  const view = t(`people.on.${presence.view}`);
  const area = presence.view === "canvas" && presence.eye && zoneAt(zones.values(), presence.eye)?.title;
  return area ? t("people.inArea", { view, area }) : view;
}

const LENDINGS = ["lend15", "lend60"] as const;
const MINUTES = { lend15: 15, lend60: 60, lendEnd: 0 } as const;
type Lending = keyof typeof MINUTES;

function isLending(id: string): id is Lending {
  return Object.hasOwn(MINUTES, id);
}

function PersonMenu({ person, mine }: { readonly person: Person; readonly mine: boolean }) {
  const { t } = useTranslation("session");
  const send = useSend();
  const [asking, setAsking] = useState(false);
  const { name, id: member } = person;
  const isLent = person.leadsUntil !== null;
  const items: MenuEntry<Role | Lending | "remove">[] = ROLES.filter((role) => role !== person.role || isLent).map(
    (role) => ({ id: role, label: t(`people.make.${role}`) }),
  );
  if (person.role !== "host")
    for (const id of LENDINGS) items.push({ id, label: t("people.lend", { minutes: MINUTES[id] }) });
  if (isLent) items.push({ id: "lendEnd", label: t("people.lendEnd") });
  if (!mine) items.push({ id: "remove", label: t("people.remove") });

  async function remove(): Promise<void> {
    setAsking(false);
    if (await send("member.remove", { member })) toast(t("people.removed", { name }));
  }

  return (
    <>
      <MenuButton
        label={t("people.more", { name })}
        icon={Ellipsis}
        items={items}
        onAction={(id) => {
          if (id === "remove") setAsking(true);
          else if (isLending(id)) void send("role.lend", { member, minutes: MINUTES[id] });
          else void send("role.set", { member, role: id });
        }}
      />
      <ModalDialog
        title={t("people.removeTitle", { name })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t("people.keep")}</Button>
            <Button variant="danger" onPress={() => void remove()}>
              {t("people.remove")}
            </Button>
          </>
        }
      >
        <p>{t("people.removeBody", { name })}</p>
      </ModalDialog>
    </>
  );
}
