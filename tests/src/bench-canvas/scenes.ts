import * as hand from "./hand.ts";
import type { Host } from "./hosts.ts";
import { KINDS } from "./kinds.ts";
import { movedNotes, ownNote } from "./notes.ts";
import type { Note } from "./notes.ts";
import { record, scriptKbOf } from "./stage.ts";
import type { Recorded, Stage } from "./stage.ts";

/** What is done to a candidate once it is open, in this order: what moves the view comes last. */

export interface Scene {
  readonly stage: Stage;
  readonly host: Host;
  readonly seconds: number;
}

export type Values = Readonly<Record<string, number | null>>;

const MIDDLE = { x: 640, y: 400 };

export const SCENES = {
  opening: ({ stage: { opening } }: Scene): Promise<Values> =>
    Promise.resolve({
      shown: opening.shownMs,
      usable: opening.usableMs,
      heap: opening.heapMb,
      script: opening.scriptKb,
    }),
  home: async ({ stage: { kind, page } }: Scene): Promise<Values> => {
    if (kind !== "ours") return {};
    const { loaded, all } = await scriptKbOf(page.context(), new URL("/", page.url()).href);
    return { home: loaded, homeAll: all };
  },
  drag: async ({ stage, host, seconds }: Scene): Promise<Values> => {
    const at = await placeOf(stage, ownNote(host.notes));
    return three("drag", await record(stage, () => hand.drag(stage.cdp, at, seconds)));
  },
  remote: async (scene: Scene): Promise<Values> =>
    whileOthersMove(scene, async ({ stage, seconds }) =>
      three("remote", await record(stage, () => wait(stage, seconds))),
    ),
  typing: async (scene: Scene): Promise<Values> => {
    if (!KINDS[scene.stage.kind].edits) return {};
    const { stage, host, seconds } = scene;
    const at = await placeOf(stage, ownNote(host.notes));
    await stage.page.mouse.dblclick(at.x, at.y);
    const isWriting = await stage.page
      .waitForFunction("document.activeElement?.matches('textarea, [contenteditable=true]')", undefined, {
        timeout: 3_000,
      })
      .then(() => true)
      .catch(() => false);
    if (!isWriting) return { key: null };
    const values = await whileOthersMove(scene, async () => {
      const { keyP95 } = await record(stage, () => hand.type(stage.cdp, seconds));
      return { key: keyP95 };
    });
    await stage.page.keyboard.press("Escape");
    await stage.page.keyboard.press("Escape");
    return values;
  },
  pan: async ({ stage, seconds }: Scene): Promise<Values> =>
    three("pan", await record(stage, () => hand.pan(stage.cdp, MIDDLE, { seconds, dx: 16, dy: 8 }))),
  zoom: async ({ stage, seconds }: Scene): Promise<Values> =>
    three("zoom", await record(stage, () => hand.zoom(stage.cdp, MIDDLE, seconds))),
  overview: async ({ stage, seconds }: Scene): Promise<Values> => {
    const { frameMax } = await record(stage, async () => {
      await fit(stage);
      await wait(stage, 1.5);
    });
    const panned = await record(stage, () => hand.pan(stage.cdp, MIDDLE, { seconds, dx: 4, dy: 2 }));
    return { overviewFirst: frameMax, ...three("overview", panned) };
  },
} as const satisfies Readonly<Record<string, (scene: Scene) => Promise<Values>>>;

export type SceneName = keyof typeof SCENES;
export const SCENE_NAMES = Object.keys(SCENES) as SceneName[];

function three(name: string, { mainMs, eachMs, frameP95 }: Recorded): Values {
  return { [`${name}Main`]: mainMs, [`${name}Each`]: eachMs, [`${name}Frame`]: frameP95 };
}

function wait({ page }: Stage, seconds: number): Promise<void> {
  return page.waitForTimeout(seconds * 1_000);
}

async function fit({ kind, page }: Stage): Promise<void> {
  if (kind !== "ours") {
    await page.evaluate("bench.fit()");
    return;
  }
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("1");
}

/** Where a note of the first view lies on the screen. */
async function placeOf({ kind, page }: Stage, note: Note): Promise<{ readonly x: number; readonly y: number }> {
  const raw: unknown =
    kind === "ours"
      ? await page
          .locator(".canvas-card", { hasText: `(${note.id})` })
          .first()
          .boundingBox()
      : await page.evaluate(`bench.at(${JSON.stringify(note)})`);
  // Either the browser’s own box, or the answer of `ready` in tests/canvas-peers/common.js.
  const { x, y, width = 0, height = 0 } = raw as { x: number; y: number; width?: number; height?: number };
  return { x: x + width / 2, y: y + height / 2 };
}

async function whileOthersMove(scene: Scene, act: (scene: Scene) => Promise<Values>): Promise<Values> {
  const { stage, host } = scene;
  const isOurs = stage.kind === "ours";
  const moved = movedNotes(host.notes);
  const end = await host.movers();
  if (!isOurs) await stage.page.evaluate(`bench.remote(${JSON.stringify(moved)})`);
  if (isOurs)
    await stage.page.waitForFunction(`document.querySelectorAll(".canvas-cursor").length === ${moved.length}`);
  await wait(stage, 0.5);
  const values = await act(scene);
  if (!isOurs) await stage.page.evaluate("bench.remote([])");
  await end();
  return values;
}
