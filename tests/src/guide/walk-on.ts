import { addLine } from "@tablee/shared/board/edit-framework";
import { compareOrder } from "@tablee/shared/board/order";
import type { QuestionId } from "@tablee/shared/ids";
import { until } from "../support/house.ts";
import { fromMenu, nextPhase, press } from "./people.ts";
import type { Walk } from "./walk.ts";

/** From the reveal to the closing. */

async function reveal({ host, words, shot }: Walk): Promise<void> {
  await nextPhase(host);
  await press(host, words.rounds.revealNow);
  await shot("reveal", host, host.getByRole("dialog"));
  await press(host, words.rounds.revealAll);
  await host.getByRole("dialog").waitFor({ state: "detached" });
}

async function group({ host, say, words, shot }: Walk): Promise<void> {
  await nextPhase(host);
  await press(host, words.ui.closePanel);
  const card = (text: string) => host.locator(".canvas-card", { hasText: text });
  await card(say.silent[0][0]).waitFor();
  await card(say.first[0]).click();
  await card(say.silent[0][0]).click({ modifiers: ["Control"] });
  await shot("group");
  await press(host, words.board.actions.group);
  await host.getByRole("dialog").getByRole("textbox").fill(say.group);
  await host.getByRole("dialog").getByRole("button").last().click();
  await host.getByRole("dialog").waitFor({ state: "detached" });
  // A vote is on all cards then, and not on the two that are chosen.
  await host.keyboard.press("Escape");
  await host.locator('.canvas-card[aria-selected="true"]').first().waitFor({ state: "detached" });
}

async function vote({ host, phone, people, say, words, shot }: Walk): Promise<void> {
  await fromMenu(host, words, words.board.actions.lead);
  await nextPhase(host);
  await fromMenu(host, words, words.board.actions.votes);
  await host.getByRole("textbox", { name: words.votes.start.question }).fill(say.question);
  await shot("vote");
  await press(host, words.votes.start.go);
  await press(phone, words.ui.closePanel);
  await press(phone, words.votes.go);
  // Its last button: a kind of knowledge before it says what it means.
  await phone.locator(".votes-card").first().getByRole("button").last().tap();
  await phone.locator('[data-ballot="saved"]').waitFor();
  await shot("ballot", phone);
  for (const [at, one] of people.entries()) {
    await until("the vote is heard of", () => one.live().view?.votes.open !== null);
    const { votes } = await one.view();
    const [a = "", b = "", c = ""] = votes.open?.cards ?? [];
    const ballot = at < 2 ? { [a]: 2, [b]: 2 } : { [a]: 1, [c]: 2 };
    await one.command("vote.cast", { vote: votes.open?.id ?? ("" as never), person: 0, ballot });
  }
  await press(host, words.votes.lead.close);
  await host.getByRole("dialog").getByRole("button", { name: words.votes.lead.close, exact: true }).click();
  await host.locator(".votes-result").first().waitFor();
  await shot("results");
}

async function frame({ host, people, say, words, shot }: Walk): Promise<void> {
  await fromMenu(host, words, words.board.actions.lead);
  await nextPhase(host);
  await press(host, words.ui.closePanel);
  const [writer] = people;
  const cards = [...writer.board().cards.values()].sort(compareOrder);
  const sources = cards.filter(({ text }) => text === say.first[0] || text === say.silent[0][0]).map(({ id }) => id);
  addLine(writer.hand, { section: "before", text: say.line, sources });
  await host.getByRole("radio", { name: words.shell.views.framework }).click();
  await host.getByText(say.line).first().waitFor();
  await shot("framework");
}

async function end({ host, people, say, words, shot }: Walk): Promise<void> {
  await fromMenu(host, words, words.board.actions.lead);
  await nextPhase(host);
  const [writer] = people;
  const id = writer.hand.newId() as QuestionId;
  await writer.command("question.put", { question: { id, text: say.asked, kind: "scale", moments: ["after"] } });
  await fromMenu(host, words, words.board.actions.evaluation);
  const after = words.evaluation.moments.after;
  await press(host, words.evaluation.openThis.replace("{{moment}}", after));
  // The words before and after have a form of their own below.
  const answers = host.locator(".evaluation-form").first();
  await answers.waitFor();
  await answers.scrollIntoViewIfNeeded();
  await shot("evaluate", host, host.locator(".ui-panel"));
  await fromMenu(host, words, words.board.actions.save);
  await shot("save", host, host.getByRole("dialog"));
  await host.keyboard.press("Escape");
  await host.getByRole("dialog").waitFor({ state: "detached" });
  await fromMenu(host, words, words.board.actions.close);
  const fields = host.getByRole("dialog").getByRole("textbox");
  await fields.nth(0).fill(say.decided);
  await fields.nth(1).fill(say.task);
  await fields.nth(2).fill(say.names.others[2]);
  await shot("close", host, host.getByRole("dialog"));
}

export async function walkOn(walk: Walk): Promise<void> {
  await reveal(walk);
  await group(walk);
  await vote(walk);
  await frame(walk);
  await end(walk);
  for (const one of walk.people) await one[Symbol.asyncDispose]();
}
