import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { MemberId } from "@tablee/shared/ids";
import type { Person } from "@tablee/shared/protocol/events";
import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayCommandReason } from "../i18n/reasons.ts";
import type { LiveState } from "../table.ts";
import { toast } from "../ui/toast.ts";

export function useLive<Value>(read: (state: LiveState) => Value): Value {
  return useStore(useWorkspace().table.live.state, read);
}

export function useView(): SessionView | null {
  return useLive((state) => state.view);
}

/** Before the first view, what the seat said. */
export function useIsHost(): boolean {
  const { seat } = useWorkspace().table;
  return useLive((state) => state.view?.me.role ?? seat.member.role) === "host";
}

/** A right to lead that was lent reaches not that far: links, roles, the table's name. */
export function useMayAppoint(): boolean {
  const { seat } = useWorkspace().table;
  const isLent = useLive(({ people }) => (people.get(seat.member.id)?.leadsUntil ?? null) !== null);
  return useIsHost() && !isLent;
}

export function nameOf(people: ReadonlyMap<MemberId, Person>, id: MemberId): string {
  return people.get(id)?.name ?? "…";
}

/** Those present, each person of a shared device counted. */
export function headCount(people: ReadonlyMap<MemberId, Person>): number {
  let count = 0;
  for (const person of people.values()) if (person.present) count += 1 + person.also.length;
  return count;
}

/** Those present who may vote, each person of a shared device counted. */
export function voterCount(people: ReadonlyMap<MemberId, Person>): number {
  return headCount(new Map([...people].filter(([, { role }]) => role !== "observer")));
}

/** Sends a command; a refusal is said in words. True when the server did it. */
export function useSend(): <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<boolean> {
  const { live } = useWorkspace().table;
  const { t } = useTranslation("session");
  return async (name, input) => {
    const reply = await live.send(name, input);
    if (reply.ok) return true;
    toast(sayCommandReason(t, reply.reason));
    return false;
  };
}
