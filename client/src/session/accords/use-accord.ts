import { createStore } from "zustand/vanilla";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { useView } from "../use-live.ts";
import { lastOf } from "./accord-page.ts";

/** Whose accords are looked at, of the people of a seat. */
export const accordOf = createStore<{ readonly person: number }>(() => ({ person: 0 }));

export interface AccordWay {
  /** Has this person of the seat read the page? Before a first story they have to. */
  hasRead(person: number): boolean;
  /** Opens the page at this person’s answers, from wherever it is needed. */
  open(person?: number): void;
}

/** For whoever is refused with `accord-missing`. */
export function useAccord(): AccordWay {
  const ws = useWorkspace();
  const accords = useView()?.accords ?? [];
  return {
    hasRead: (person) => lastOf(accords, person, "page")?.version === ACCORD_VERSION,
    open: (person = 0) => {
      accordOf.setState({ person });
      ask(ws, { kind: "table", dialog: "accords" });
    },
  };
}
