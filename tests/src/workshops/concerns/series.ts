import { seriesWords } from "@tablee/client/i18n/words/series";
import type { Choice } from "@tablee/shared/session/check-in";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import { filled } from "../page-parts.ts";

/** Meetings of one table, and how people come to them: by sockets, and by what a person presses. */

/** What stays behind: the cards of these areas, and whatever is over. */
export interface Leaving {
  readonly areas: readonly string[];
  readonly over: boolean;
}

export const ALL_GOES: Leaving = { areas: [], over: false };

/** Opens the meeting after this one, with the same agenda. */
export function openNext(client: Client, after: number, { areas, over }: Leaving): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const all = [...member.board().zones.values()];
      const zones = all.filter(({ title }) => areas.includes(title)).map(({ id }) => id);
      await member.command("meeting.open", {
        after,
        leave: { zones, outside: false, kinds: [], over },
        phases: null,
      });
      await until("the next meeting is open", () => member.live().view?.series.number === after + 1);
    },
    page: ({ on, inPanel }) => {
      const { open } = seriesWords[on.locale];
      return inPanel([on.board.actions.lead, on.board.actions.session], async () => {
        await on.inPanel(filled(open.ask, { number: String(after + 1) })).press("Enter");
        await on.dialog.waitFor();
        // An area without cards is not asked about, nor what is over where nothing is.
        for (const name of over ? [...areas, open.overBox] : areas) {
          const box = on.dialog
            .locator("label", { has: on.page.getByText(name, { exact: true }) })
            .getByRole("checkbox");
          if ((await box.count()) > 0) await box.press("Space");
        }
        await on.dialog.getByRole("button").last().press("Enter");
        await on.dialog.waitFor({ state: "detached" });
        await on.panel.locator(`[data-series="${after + 1}"]`).waitFor();
      });
    },
  });
}

export function giveWeather(client: Client, weather: Choice): Promise<void> {
  return doneBy(client, {
    sockets: async ({ member }) => {
      await member.command("checkin.give", { asking: "weather", choice: weather, word: "", person: 0 });
      await until("one’s own answer is known to be there", () => member.live().view?.checkIn.weather.mine[0] === true);
    },
    page: ({ on, inPanel }) => {
      const { checkIn } = seriesWords[on.locale];
      return inPanel([on.board.actions.lead, on.board.actions.session], async () => {
        const asked = on.panel.locator('[data-asking="weather"]');
        // After the first phase it is one line.
        if (!(await asked.isVisible())) await on.panel.locator(".lead-fold > summary").press("Enter");
        await asked.getByRole("radio", { name: checkIn.choices[weather], exact: true }).press("Space");
        await asked.getByRole("button", { name: checkIn.send }).press("Enter");
        await asked.locator(".evaluation-done").waitFor();
      });
    },
  });
}
