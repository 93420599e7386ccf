import { z } from "zod";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import { wordsOf } from "../actions/stories.ts";
import { askWords, tell, withdraw } from "../concerns/stories.ts";
import { receipt } from "../concerns/safety.ts";
import type { Play } from "../play.ts";
import { judge } from "./judge.ts";

/** What people were told that they said; a pause that nobody is shown to have asked for. */

export const consentReceipt = judge(z.strictObject({ for: z.string() }), async ({ play, says, board }) => {
  const said = await receipt(play.seated(says.for, board).client);
  const page = said.find(({ what }) => what === "page");
  if (page?.version !== ACCORD_VERSION) throw new Error("there is no receipt");
  return `version ${page.version}`;
});

/** Tells, writes a card and takes both away again, as everybody may. */
export const canStillParticipate = judge(z.strictObject({ is: z.literal(true) }), async ({ play, moment, board }) => {
  const { client } = play.seated(moment.actor ?? "", board);
  const words = await wordsOf(play, client.person.id);
  const story = await tell(client, words, "(a try)");
  const answer = await askWords(words, `/stories/${story}`);
  if (!answer.ok) throw new Error(`a story is refused: ${answer.status}`);
  await withdraw(client, story);
  if (client.by.kind === "page") {
    for (const isRaised of ["true", "false"]) {
      await client.raiseHand();
      await client.by.page.locator(`.bar-hand[aria-pressed="${isRaised}"]`).waitFor();
    }
    return "in Chromium";
  }
  if (!(await client.by.member.view()).me.access.cards) throw new Error("they may write no card");
  await client.by.member.command("hand.set", { raised: true });
  await client.by.member.command("hand.set", { raised: false });
  return "";
});

async function views(play: Play, board: string) {
  const members = play.here(board).flatMap(({ by }) => (by.kind === "sockets" ? [by.member] : []));
  return Promise.all(members.map((member) => member.view()));
}

export const allTimersPaused = judge(z.strictObject({}), async ({ play, board }) => {
  const all = await views(play, board);
  const running = all.find(({ timer, safety }) => !safety.paused || timer.kind === "running");
  if (running) throw new Error("somebody’s clock runs");
  return `${all.length} views`;
});

/** What everybody is told of it is the same, whoever asked, and names nobody. */
export const noAttribution = judge(z.strictObject({}), async ({ play, board }) => {
  const all = await views(play, board);
  const said = new Set(all.map(({ safety }) => JSON.stringify(safety)));
  if (said.size !== 1) throw new Error("not everybody is told the same");
  const [one = ""] = said;
  if (play.members(board).some((member) => one.includes(member))) throw new Error("it names a member");
  return one;
});

/** The register of each person, searched for any word of any story. */
export const consentLogMinimal = judge(
  z.strictObject({ holdsStoryText: z.literal(false) }),
  async ({ play, board }) => {
    const all = await views(play, board);
    const register = JSON.stringify(all.map(({ accords }) => accords));
    const words = [...play.stories.values()].flatMap(({ text }) => text.split(/\s+/).filter((word) => word.length > 4));
    const found = words.find((word) => register.includes(word));
    if (found !== undefined) throw new Error(`it holds “${found}”`);
    return `${all.reduce((sum, { accords }) => sum + accords.length, 0)} entries`;
  },
);
