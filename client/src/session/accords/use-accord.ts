import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { useView } from "../use-live.ts";
import { lastOf } from "./accord-page.ts";

export interface AccordWay {
  /** Has this person of the seat read the page? Before a first story they have to. */
  hasRead(person: number): boolean;
  /** Opens the page, from wherever it is needed. */
  open(): void;
}

/** For whoever is refused with `accord-missing`. */
export function useAccord(): AccordWay {
  const ws = useWorkspace();
  const accords = useView()?.accords ?? [];
  return {
    hasRead: (person) => lastOf(accords, person, "page")?.version === ACCORD_VERSION,
    open: () => ask(ws, { kind: "table", dialog: "accords" }),
  };
}
