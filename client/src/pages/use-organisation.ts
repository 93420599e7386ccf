import type { Organisation } from "@tablee/shared/protocol/organisation";
import { useEffect, useState } from "react";
import { whoRunsIt } from "../api.ts";

type Asked = Organisation | null | "waiting" | "failed";

export function useOrganisation(): { readonly asked: Asked; readonly again: () => void } {
  const [asked, setAsked] = useState<Asked>("waiting");
  const isWaiting = asked === "waiting";
  useEffect(() => {
    if (!isWaiting) return undefined;
    let left = false;
    async function read(): Promise<void> {
      const answer = await whoRunsIt();
      if (!left) setAsked(answer.ok ? answer.value : "failed");
    }
    void read();
    return () => {
      left = true;
    };
  }, [isWaiting]);
  return { asked, again: () => setAsked("waiting") };
}
