import { leadWords } from "@tablee/client/i18n/words/lead";
import type { MemberId } from "@tablee/shared/ids";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import { filled } from "../page-parts.ts";

/** Two who lead, by sockets and by hand. */

interface Somebody {
  readonly id: MemberId;
  readonly name: string;
}

export function leadAsTwo(client: Client, { id: other, name }: Somebody): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const { me } = await member.view();
      await member.command("duo.set", { other, holder: me.id });
    },
    page: ({ on, inPanel }) => {
      const words = leadWords[on.locale].duo;
      return inPanel(on.board.actions.lead, async () => {
        await on.inPanel(filled(words.begin, { name })).press("Enter");
        await on.inPanel(filled(words.offer, { name })).waitFor();
      });
    },
  });
}

export function offerBaton(client: Client, { id: to, name }: Somebody): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("baton.offer", { to }),
    page: ({ on, inPanel }) => {
      const words = leadWords[on.locale].duo;
      return inPanel(on.board.actions.lead, async () => {
        await on.inPanel(filled(words.offer, { name })).press("Enter");
        await on.inPanel(words.withdraw).waitFor();
      });
    },
  });
}

export function takeBaton(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      await until("the offer has come", () => {
        const duo = member.live().view?.duo;
        return duo?.kind === "mine" && duo.offered;
      });
      await member.command("baton.accept", {});
    },
    page: async ({ page, on }) => {
      const { accept } = leadWords[on.locale].duo;
      const notice = page.locator(".board-notice").getByRole("button", { name: accept });
      await notice.press("Enter");
      await notice.waitFor({ state: "detached" });
    },
  });
}

const GRADES = { exchange: 3, fluidity: 2, dropOff: 4 } as const;

export function noteGlance(client: Client, line: string): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("mirror.note", { ...GRADES, line }),
    page: ({ on, inPanel }) => {
      const words = leadWords[on.locale].mirror;
      return inPanel(on.board.actions.lead, async () => {
        await on.inPanel(words.open).press("Enter");
        for (const look of ["exchange", "fluidity", "dropOff"] as const) {
          const group = on.dialog.getByRole("radiogroup", { name: words[look] });
          await group.getByRole("radio", { name: String(GRADES[look]) }).press("Space");
        }
        await on.dialog.getByRole("textbox").fill(line);
        await on.inDialog(words.save).press("Enter");
        await on.dialog.waitFor({ state: "detached" });
      });
    },
  });
}

interface DuoSeen {
  /** This person holds the baton. */
  readonly isMine: boolean;
  readonly offered: boolean;
}

/** Of the duo, as this person is shown it; null where they know of none that is theirs. */
export function duoSeenBy(client: Client): Promise<DuoSeen | null> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const { duo, me } = await member.view();
      return duo?.kind === "mine" ? { isMine: duo.holder === me.id, offered: duo.offered } : null;
    },
    page: ({ on, inPanel }) =>
      inPanel([on.board.actions.lead, on.board.actions.session], async () => {
        const baton = on.panel.locator(".baton");
        if ((await baton.count()) === 0) return null;
        const { duo } = leadWords[on.locale];
        const offer = on.inPanel(duo.withdraw).or(on.inPanel(duo.accept));
        const isMine = ((await baton.locator(".baton-who").textContent()) ?? "").startsWith(duo.you);
        return { isMine, offered: (await offer.count()) > 0 };
      }),
  });
}

/** Whether these words are anywhere in what the server told this person’s session, or anywhere on their page. */
export function knows(client: Client, words: string): Promise<boolean> {
  return doneBy(client, {
    sockets: async ({ member }) => JSON.stringify(await member.view()).includes(words),
    page: ({ on, inPanel }) =>
      inPanel([on.board.actions.lead, on.board.actions.session], async () => {
        for (const summary of await on.panel.locator("summary").all()) await summary.press("Enter");
        return ((await on.panel.textContent()) ?? "").includes(words);
      }),
  });
}

/** Whether this person is shown that the table may go on. */
export function seesOpen(client: Client): Promise<boolean> {
  return doneBy(client, {
    sockets: async ({ member }) => (await member.view()).phaseMayAdvance,
    page: ({ on, inPanel }) =>
      inPanel([on.board.actions.lead, on.board.actions.session], async () => {
        const group = on.panel.locator(".waiting-group");
        return (await group.count()) === 0 || (await group.getAttribute("data-open")) !== null;
      }),
  });
}
