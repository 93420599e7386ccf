import type { Seat } from "@tablee/shared/protocol/http";
import type { Part } from "@tablee/shared/rules/roles";
import type { Reply } from "@tablee/shared/reply";
import { useState } from "react";
import { useLocation } from "wouter";
import { patchMe } from "../api.ts";
import type { ApiReason } from "../api.ts";
import type { PersonWish } from "../session/PersonFields.tsx";

/** What is asked of the server with a name; the part is left out when it is to be hidden. */
export interface Entrance {
  readonly name: string;
  readonly part: Part | null;
}

/** Sits down at a table, by opening or by joining it, once at a time, and goes there. */
export function useEntering(enter: (wish: Entrance) => Promise<Reply<Seat, ApiReason>>) {
  const [, go] = useLocation();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function send({ name, part, partHidden }: PersonWish): Promise<void> {
    setBusy(true);
    const isHidden = partHidden && part !== null;
    // Entering with the part and hiding it after would show it for a moment.
    const reply = await enter({ name, part: isHidden ? null : part });
    if (reply.ok && isHidden) await patchMe(reply.value.board.id, { part, partHidden });
    setBusy(false);
    if (reply.ok) go(`/b/${reply.value.board.id}`, { replace: true });
    else setRefusal(reply.reason);
  }

  return {
    tried,
    busy,
    refusal,
    submit: (person: PersonWish, { complete }: { readonly complete: boolean }) => {
      setTried(true);
      if (complete && !busy) void send(person);
    },
  };
}
