import { powerWords } from "@tablee/client/i18n/words/power";
import { votesWords } from "@tablee/client/i18n/words/votes";
import { newId } from "@tablee/client/new-id";
import type { ConsentId } from "@tablee/shared/ids";
import { addSequence, coveredByProgramme, sequencesOf } from "@tablee/shared/practice/programme";
import { stateOf } from "@tablee/shared/session/ballots";
import type { ConsentAnswer } from "@tablee/shared/session/ballots";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { ByPage, Client } from "../client.ts";

/** A proposal with everybody's answer to it, and a programme that two people sign: by sockets and by hand. */

export function propose(client: Client, text: string): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("consent.start", { consent: newId<ConsentId>(), text, line: null }),
    page: ({ on, inPanel }) => {
      const words = votesWords[on.locale].start;
      return inPanel(on.board.actions.votes, async () => {
        const form = on.panel.getByRole("textbox", { name: words.proposal });
        const begin = on.panel.getByRole("button", { name: powerWords[on.locale].consent.propose, exact: true });
        await form.or(begin).first().waitFor();
        if (!(await form.isVisible())) await begin.press("Enter");
        await form.fill(text);
        await on.inPanel(words.consentGo).press("Enter");
        await on.panel.locator(".votes-ballot").waitFor();
      });
    },
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
    page: ({ on, inPanel }) => {
      const words = votesWords[on.locale].consent;
      return inPanel(on.board.actions.votes, async () => {
        await on.panel.getByRole("radio", { name: words.answers[answer] }).press("Space");
        if (answer !== "ok") await on.panel.getByRole("textbox", { name: words.words }).fill(SAID[answer]);
        await on.inPanel(words.send).press("Enter");
        await on.panel.locator('[data-answer="saved"]').waitFor();
      });
    },
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
    page: ({ on, inPanel }) => {
      const { close } = votesWords[on.locale].consent;
      return inPanel(on.board.actions.votes, async () => {
        await on.inPanel(close).press("Enter");
        await on.inDialog(close).press("Enter");
        await on.panel.locator("[data-consent-result]").first().waitFor();
      });
    },
  });
}

interface ResultSeen {
  readonly state: string;
  /** How many said one. */
  readonly concerns: number;
}

/** The newest, as it is told or shown. */
export function resultSeen(client: Client): Promise<ResultSeen | null> {
  return doneBy<ResultSeen | null>(client, {
    sockets: async ({ member }) => {
      const result = (await member.view()).consents.results.at(-1);
      return result ? { state: stateOf(result), concerns: result.concerns.length } : null;
    },
    page: ({ on, inPanel }) =>
      inPanel(on.board.actions.votes, async () => {
        const result = on.panel.locator("[data-consent-result]").first();
        await result.waitFor();
        const concerns = result.getByText(SAID.concern);
        return { state: (await result.getAttribute("data-state")) ?? "", concerns: await concerns.count() };
      }),
  });
}

/** Among what can be made ready; it opens where one left it. */
function inProgramme<Value>({ on, inPanel }: ByPage, work: () => Promise<Value>): Promise<Value> {
  return inPanel(on.board.actions.groundwork, async () => {
    const tool = on.panel.locator('[data-tool="programme"]');
    const programme = on.panel.locator('[data-time="during"]');
    await tool.or(programme).first().waitFor();
    if (await tool.isVisible()) await tool.press("Enter");
    await programme.waitFor();
    return work();
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
    page: (by) =>
      inProgramme(by, async () => {
        const { on } = by;
        const words = powerWords[on.locale].programme;
        const during = on.panel.locator('[data-time="during"]');
        if ((await on.panel.locator("[data-statement-id]").count()) === 0) {
          await during.locator(".ground-form").getByRole("textbox").fill(SEQUENCE);
          await during.locator(".ground-form").getByRole("textbox").press("Enter");
          await during.locator("[data-statement-id]", { hasText: SEQUENCE }).first().waitFor();
          await on.saved.waitFor();
        }
        const before = await on.panel.locator('[data-holds="true"]').count();
        await on.inPanel(words.sign.go).press("Enter");
        await on.panel.locator('[data-holds="true"]').nth(before).waitFor();
      }),
  });
}

/** How many hold for the programme as it is now. */
export function signaturesSeen(client: Client): Promise<number> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const { programme } = await member.view();
      return programme.signatures.filter(({ of }) => of === coveredByProgramme(member.board())).length;
    },
    page: (by) => inProgramme(by, () => by.on.panel.locator('[data-holds="true"]').count()),
  });
}
