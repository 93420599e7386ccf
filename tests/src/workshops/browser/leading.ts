import type { PhaseSeen } from "../client.ts";
import type { Hands } from "./hands.ts";

/** What those press who lead, and those who are ready. */

const MINUTE_SECONDS = 60;

export function reveal(hands: Hands): Promise<number> {
  const { page, on } = hands;
  return hands.inPanel(on.board.actions.lead, async () => {
    await on.inPanel(on.rounds.revealNow).press("Enter");
    const answer = page.getByRole("button", { name: on.rounds.revealAll });
    await answer.waitFor();
    const at = Date.now();
    await answer.press("Enter");
    await answer.waitFor({ state: "detached" });
    return at;
  });
}

export function setPhase(hands: Hands, { name }: PhaseSeen): Promise<void> {
  const { page, on } = hands;
  return hands.inPanel(on.board.actions.lead, async () => {
    await on.inPanel(on.session.phases.go).press("Enter");
    // As “3. Écriture”, and not the phase that is called after it.
    const options = page.getByRole("option");
    const titles = await options.evaluateAll((all) => all.map((one) => one.textContent ?? ""));
    const at = titles.findIndex((title) => title.replace(/^\d+\. /, "") === name);
    if (at < 0) throw new Error(`no phase “${name}” is offered`);
    await options.nth(at).press("Enter");
    await on.phase.filter({ hasText: name }).waitFor();
  });
}

export function startTimer(hands: Hands, seconds: number): Promise<void> {
  if (seconds <= 0 || seconds % MINUTE_SECONDS !== 0) throw new Error("the interface starts whole minutes");
  const { on } = hands;
  const { timer } = on.session;
  return hands.inPanel(on.board.actions.lead, async () => {
    const start = on.panel.getByRole("button", { name: timer.start, exact: true });
    await start.or(on.inPanel(timer.stop)).first().waitFor();
    if (!(await start.isVisible())) await on.inPanel(timer.stop).press("Enter");
    await on.timerLength.fill(String(seconds / MINUTE_SECONDS));
    await on.timerLength.press("Enter");
    await on.timer.waitFor();
  });
}

export function extendTimer(hands: Hands, seconds: number): Promise<void> {
  if (seconds <= 0 || seconds % MINUTE_SECONDS !== 0) throw new Error("the interface extends by whole minutes");
  const { on } = hands;
  return hands.inPanel(on.board.actions.lead, async () => {
    for (let left = seconds; left > 0; left -= MINUTE_SECONDS) await on.inPanel(on.session.timer.minute).press("Enter");
  });
}

export function giveFloor(hands: Hands, { name }: { readonly name: string }): Promise<void> {
  return hands.inPanel(hands.on.board.actions.lead, () => hands.on.giveFloorTo(name).press("Enter"));
}

export function sayReady(hands: Hands): Promise<void> {
  const { on } = hands;
  const { lead, session } = on.board.actions;
  return hands.inPanel([lead, session], async () => {
    await on.inPanel(on.session.ready.me).press("Enter");
    await on.inPanel(on.session.ready.not).waitFor();
  });
}
