import { newId } from "@tablee/client/new-id";
import type { ConsentId } from "@tablee/shared/ids";
import { addSequence, coveredByProgramme, sequencesOf } from "@tablee/shared/practice/programme";
import type { ConsentAnswer, ConsentResult } from "@tablee/shared/session/ballots";
import type { ProgrammeSignature } from "@tablee/shared/session/programme";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";

/** A proposal with everybody's answer to it, and a programme that two people sign: by sockets and by hand. */

export function propose(client: Client, text: string): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("consent.start", { consent: newId<ConsentId>(), text, line: null }),
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

/** What a script says no words of is said in ours. */
const SAID = { ok: "", concern: "Il faudra du temps.", objection: "Pas sans nous." } as const;

export function answerProposal(client: Client, answer: ConsentAnswer): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      await until("a proposal is open", () => member.live().view?.consents.open != null);
      const open = (await member.view()).consents.open;
      if (!open) throw new Error("no proposal is open");
      await member.command("consent.cast", { consent: open.id, person: 0, answer, words: SAID[answer] });
    },
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

/** By whoever proposed, once all have answered. */
export function concludeProposal(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const { open } = (await member.view()).consents;
      if (!open) throw new Error("no proposal is open");
      await member.command("consent.close", { consent: open.id });
    },
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

export function resultSeen(client: Client): Promise<ConsentResult | null> {
  return doneBy(client, {
    sockets: async ({ member }) => (await member.view()).consents.results.at(-1) ?? null,
    page: async () => null,
  });
}

/** Of a programme nobody has written yet, a script says no words. */
const SEQUENCE = "Ouvrir par un récit, relire ensemble ce qu’il apprend";

export function signProgramme(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member, ws }) => {
      if (sequencesOf(member.board()).length === 0) {
        const added = addSequence(ws.hand(), SEQUENCE, "during");
        if (!added.ok) throw new Error(added.reason);
        await member.saved();
      }
      const { carrying } = (await member.view()).programme;
      await member.command("programme.sign", { person: 0, of: coveredByProgramme(member.board()), carrying });
    },
    page: () => Promise.reject(new Error("not by page yet")),
  });
}

/** Those that hold for the programme as it is now. */
export function signaturesSeen(client: Client): Promise<readonly ProgrammeSignature[] | null> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const { programme } = await member.view();
      return programme.signatures.filter(({ of }) => of === coveredByProgramme(member.board()));
    },
    page: async () => null,
  });
}
