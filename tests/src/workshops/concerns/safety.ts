import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import type { AccordAnswer, AccordUse, OwnAccord } from "@tablee/shared/session/accords";
import type { SafeWord } from "@tablee/shared/session/safety";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";

/** The page of accords, pauses, the word of the group: by sockets, and by what a person presses. */

/** `no`: uses that are declined; the others stay open. */
export function readAndConsent(client: Client, no: readonly AccordUse[] = []): Promise<void> {
  const answer = (use: AccordUse): AccordAnswer => (no.includes(use) ? "no" : "later");
  return doneBy(client, {
    sockets: async ({ member }) => {
      const answers = { training: answer("training"), publication: answer("publication") };
      await member.command("accord.give", { person: 0, version: ACCORD_VERSION, ...answers });
      await until("one’s own register has it", () => (member.live().view?.accords.length ?? 0) > 0);
    },
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

/** What they are told that they said. */
export function receipt(client: Client): Promise<readonly Pick<OwnAccord, "what" | "answer" | "version" | "at">[]> {
  return doneBy(client, {
    sockets: async ({ member }) => (await member.view()).accords,
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

export function setSafeWord(client: Client, word: SafeWord): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("safety.word", word),
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

export function pause(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("pause.ask", {}),
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

export function resume(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("pause.end", {}),
    page: () => Promise.reject(new Error("not by page yet")),
  });
}
