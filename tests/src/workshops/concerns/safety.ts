import { accordWords } from "@tablee/client/i18n/words/accords";
import { safetyWords } from "@tablee/client/i18n/words/safety";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import type { AccordAnswer, AccordUse, OwnAccord } from "@tablee/shared/session/accords";
import type { SafeWord } from "@tablee/shared/session/safety";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import type { PageParts } from "../page-parts.ts";

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
    page: async ({ on }) => {
      const { choices } = accordWords[on.locale];
      await openAccords(on);
      for (const use of no) {
        const question = on.dialog.getByRole("radiogroup", { name: choices[use] });
        await question.getByRole("radio", { name: choices.answers.no, exact: true }).press("Space");
      }
      await on.inDialog(choices.give).or(on.inDialog(choices.change)).press("Enter");
      await on.dialog.locator(".accord-receipt").waitFor();
      await leaveDialog(on);
    },
  });
}

type Said = Pick<OwnAccord, "what" | "answer" | "version">;

/** What they are told that they said. */
export function receipt(client: Client): Promise<readonly Said[]> {
  return doneBy<readonly Said[]>(client, {
    sockets: async ({ member }) =>
      (await member.view()).accords.map(({ what, answer, version }) => ({ what, answer, version })),
    page: async ({ on }) => {
      await openAccords(on);
      const text = await on.dialog.locator(".accord-receipt").innerText();
      await leaveDialog(on);
      const version = Number(/version (\d+)/.exec(text)?.[1]);
      return [{ what: "page", answer: "yes", version }];
    },
  });
}

export function setSafeWord(client: Client, word: SafeWord): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("safety.word", word),
    page: ({ on, inPanel }) =>
      inPanel(on.board.actions.together, async () => {
        const { word: words } = safetyWords[on.locale];
        await on.inPanel(words.set).or(on.inPanel(words.change)).first().press("Enter");
        for (const locale of ["fr", "en"] as const) await on.field(words[locale]).fill(word[locale]);
        await on.field(words.fr).press("Enter");
        await on.dialog.waitFor({ state: "detached" });
      }),
  });
}

export function pause(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("pause.ask", {}),
    page: async ({ on }) => {
      await on.page.locator(".bar-safety").getByRole("button").first().press("Enter");
      await on.page.locator(".safety-cover").waitFor();
    },
  });
}

export function resume(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("pause.end", {}),
    page: async ({ on }) => {
      await on.inDialog(safetyWords[on.locale].pause.end).press("Enter");
      await on.page.locator(".safety-cover").waitFor({ state: "detached" });
    },
  });
}

async function openAccords(on: PageParts): Promise<void> {
  await on.menu.press("Enter");
  await on.menuItem(on.board.actions.accords).press("Enter");
  await on.dialog.waitFor();
}

async function leaveDialog(on: PageParts): Promise<void> {
  await on.page.keyboard.press("Escape");
  await on.dialog.waitFor({ state: "detached" });
}
