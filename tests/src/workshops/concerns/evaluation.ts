import { evaluationWords } from "@tablee/client/i18n/words/evaluation";
import { newId } from "@tablee/client/new-id";
import type { QuestionId } from "@tablee/shared/ids";
import type { Moment } from "@tablee/shared/session/evaluation";
import { until } from "../../support/house.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import { filled } from "../page-parts.ts";

/** Questions, answers and parity, by sockets and by hand. */

export function ask(client: Client, { text, moment }: { readonly text: string; readonly moment: Moment }) {
  return doneBy(client, {
    sockets: ({ member }) => {
      return member.command("question.put", {
        question: { id: newId<QuestionId>(), text, kind: "scale", moments: [moment] },
      });
    },
    page: ({ page, on, inPanel }) => {
      const words = evaluationWords[on.locale];
      return inPanel(on.board.actions.evaluation, async () => {
        await on.inPanel(words.questions.add).press("Enter");
        await on.dialog.getByRole("textbox").fill(text);
        for (const [key, label] of Object.entries(words.moments)) {
          const box = on.dialog.getByRole("switch", { name: label });
          if ((await box.isChecked()) !== (key === moment)) await box.press("Space");
        }
        await on.dialog.getByRole("button").last().press("Enter");
        await on.dialog.waitFor({ state: "detached" });
        await page.getByText(text).first().waitFor();
      });
    },
  });
}

export function openWave(client: Client, moment: Moment): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("evaluation.open", { moment }),
    page: ({ on, inPanel }) => {
      const words = evaluationWords[on.locale];
      return inPanel(on.board.actions.evaluation, () =>
        on.inPanel(filled(words.openThis, { moment: words.moments[moment] })).press("Enter"),
      );
    },
  });
}

/** Answers the first questions of a wave, in their order. */
export function answer(
  client: Client,
  { moment, values }: { readonly moment: Moment; readonly values: readonly number[] },
) {
  return doneBy(client, {
    sockets: async ({ member }) => {
      const wave = () => member.live().view?.evaluation.waves.find((one) => one.moment === moment);
      await until("it is open", () => wave()?.state === "open");
      const asked = wave()?.questions ?? [];
      const said = values.flatMap((value, at) => (asked[at] ? [{ question: asked[at].id, value }] : []));
      if (said.length < values.length) throw new Error("too little is asked");
      await member.command("evaluation.answer", { moment, person: 0, pair: null, said });
      await until("one’s own answer is known to be there", () => {
        const mine = member.live().view?.evaluation.waves.find((one) => one.moment === moment)?.mine;
        return mine?.[0] === true;
      });
    },
    page: ({ on, inPanel }) =>
      inPanel(on.board.actions.evaluation, async () => {
        const part = on.panel.getByRole("region", { name: evaluationWords[on.locale].moments[moment] });
        const form = part.getByRole("form");
        for (const [at, value] of values.entries())
          await form
            .getByRole("radiogroup")
            .nth(at)
            .getByRole("radio")
            .nth(value - 1)
            .press("Space");
        await form.getByRole("button", { name: evaluationWords[on.locale].send }).press("Enter");
        await part.locator(".evaluation-done").first().waitFor();
      }),
  });
}

export function publishParity(client: Client): Promise<void> {
  return doneBy(client, {
    sockets: ({ member }) => member.command("parity.show", {}),
    page: ({ on, inPanel }) =>
      inPanel([on.board.actions.lead, on.board.actions.session], async () => {
        const { parity } = evaluationWords[on.locale];
        await on.panel.getByRole("region", { name: parity.title }).getByRole("button").press("Enter");
        await on.panel.getByText(parity.shown).waitFor();
      }),
  });
}
