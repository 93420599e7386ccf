import { z } from "zod";
import { MOMENTS } from "@tablee/shared/session/evaluation";
import { VOICES } from "@tablee/shared/session/parity";
import type { SessionView } from "@tablee/shared/session/types";
import { Unknown } from "../play.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { judge } from "./judge.ts";

/** The views of everybody whose device is no page. */
async function views(play: Play, board: string): Promise<readonly SessionView[]> {
  const members = play.here(board).flatMap(({ by }) => (by.kind === "sockets" ? [by.member] : []));
  return Promise.all(members.map((member) => member.view()));
}

/** Of an evaluation a view has counts and questions: no id of anybody, whoever looks. */
export const anonymous = judge(z.strictObject({}), async ({ play, board }) => {
  const all = await views(play, board);
  const ids = all.map(({ me }) => me.id);
  const texts = all.map(({ evaluation }) => JSON.stringify(evaluation));
  if (texts.some((text) => ids.some((id) => text.includes(id)))) throw new Error("an evaluation names a member");
  return `${texts.length} views`;
});

export const evaluationCount = judge(
  z.strictObject({ moment: z.enum(MOMENTS), is: z.number() }),
  async ({ play, board, says }) => {
    const missing = async (): Promise<string | null> => {
      const counts = (await views(play, board)).map(
        ({ evaluation }) => evaluation.waves.find(({ moment }) => moment === says.moment)?.answered,
      );
      const other = counts.find((count) => count !== says.is);
      return other === undefined ? null : `${other} answers are counted`;
    };
    return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

/** A band for each of these groups and for no other, nothing for those that are too small, and no number at all. */
export const parity = judge(
  z.strictObject({
    groups: z.array(z.enum(VOICES)),
    suppressed: z.array(z.enum(VOICES)).optional(),
    perPerson: z.literal(false),
    form: z.literal("band").optional(),
  }),
  async ({ play, board, says }) => {
    const small = says.suppressed ?? [];
    const missing = async (): Promise<string | null> => {
      for (const { parity: published } of await views(play, board)) {
        const last = published.at(-1);
        if (!last) return "nothing is published";
        const shown = last.groups.map(({ group }) => group);
        const wished = says.groups.filter((group) => !small.includes(group));
        // Cards without a type are beside the three types, wherever there are such.
        const others = shown.filter((group) => !says.groups.includes(group) && group !== "other");
        if (wished.some((group) => !shown.includes(group))) return `only ${shown.join(", ")} is shown`;
        if (others.length > 0) return `${others.join(", ")} is shown too`;
        if (small.some((group) => !last.suppressed.includes(group))) return "a small group is not hidden";
        if (/\d/.test(JSON.stringify(last.groups))) return "there is a number in it";
      }
      return null;
    };
    return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

/** A page at that zoom is as much narrower: nothing of it lies to the side. */
export const reflow = judge(
  z.strictObject({ zoom: z.number(), horizontalScroll: z.literal(false) }),
  async ({ play, moment, board }) => {
    const { client } = play.seated(moment.actor ?? "", board);
    if (client.by.kind !== "page") throw new Unknown("only a page can scroll: see --browsers");
    const over = await client.by.page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    if (over > 0) throw new Error(`${over} pixels lie to the side`);
    return "nothing to the side";
  },
);
