import { gzipSync } from "node:zlib";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import type { Host } from "./hosts.ts";
import { KINDS } from "./kinds.ts";
import type { KindName } from "./kinds.ts";

/** A candidate in a browser of its own, opened and watched. */

const WIDTH = 1_280;
const HEIGHT = 800;
const PATIENCE_MS = 90_000;
/** What begins within this after the first sight still belongs to the opening. */
const SETTLE_MS = 2_000;

export interface Stage {
  readonly kind: KindName;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly opening: Opening;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Opening {
  /** Since the address was asked for, until notes were on the screen. */
  readonly shownMs: number;
  /** Until no long task kept a hand waiting any more. */
  readonly usableMs: number;
  readonly scriptKb: number;
  readonly heapMb: number;
}

/** Given to the page by `openStage`, for each candidate its own. */
declare const isShown: () => boolean;

/** Runs in the page before anything of it does. */
function watch(): void {
  const bench = { shownAt: 0, settledAt: 0, frames: [] as number[], isRecording: false, keys: [] as number[] };
  Object.assign(globalThis, { benchWatch: bench });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (bench.shownAt > 0 && startTime < bench.shownAt + 2_000)
        bench.settledAt = Math.max(bench.settledAt, startTime + duration);
  }).observe({ type: "longtask", buffered: true });
  const frame = (now: number): void => {
    if (bench.isRecording) bench.frames.push(now);
    requestAnimationFrame(frame);
  };
  const look = (): void => {
    if (isShown()) requestAnimationFrame(() => (bench.shownAt = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  requestAnimationFrame(frame);
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      if (!bench.isRecording) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // After the frame that this key is in has been handed over.
        port1.onmessage = () => bench.keys.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

export async function openStage(kind: KindName, host: Host): Promise<Stage> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({
      viewport: { width: WIDTH, height: HEIGHT },
      locale: "fr-FR",
      bypassCSP: true,
      serviceWorkers: "block",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const cdp = await context.newCDPSession(page);
    // CPU time of the thread: what else the machine does hardly changes it.
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.addInitScript(`globalThis.isShown = () => ${KINDS[kind].isShown};`);
    await page.addInitScript(watch);
    const url = await host.enter(context, kind);
    const opening = await open({ page, cdp, url });
    return { kind, page, cdp, opening, [Symbol.asyncDispose]: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function open({ page, cdp, url }: { page: Page; cdp: CDPSession; url: string }): Promise<Opening> {
  const scripts = scriptsOf(page);
  await page.goto(url, { timeout: PATIENCE_MS });
  await page.waitForFunction("benchWatch.shownAt > 0", undefined, { timeout: PATIENCE_MS });
  const scriptKb = await scripts();
  await page.waitForTimeout(SETTLE_MS);
  const shownMs = Number(await page.evaluate("benchWatch.shownAt"));
  const settledMs = Number(await page.evaluate("benchWatch.settledAt"));
  await cdp.send("HeapProfiler.collectGarbage");
  const heapMb = (await metric(cdp, "JSHeapUsedSize")) / 1_000_000;
  return { shownMs, usableMs: Math.max(shownMs, settledMs), scriptKb, heapMb };
}

/** Counts every script that comes; kilobytes as gzip sends them. */
function scriptsOf(page: Page): (isCounted?: (url: string) => boolean) => Promise<number> {
  const bodies: { readonly url: string; readonly size: Promise<number> }[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    bodies.push({ url: response.url(), size });
  });
  return async (isCounted = () => true) => {
    const sizes = await Promise.all(bodies.filter(({ url }) => isCounted(url)).map(({ size }) => size));
    return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000;
  };
}

/** The script of a page that nobody measures further: until it has loaded, and with all that it brings by itself after. */
export async function scriptKbOf(context: BrowserContext, url: string): Promise<{ loaded: number; all: number }> {
  const page = await context.newPage();
  const scripts = scriptsOf(page);
  await page.goto(url, { waitUntil: "networkidle" });
  const raw: unknown = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const before = (one: PerformanceEntry): boolean => one.startTime < (navigation?.loadEventStart ?? 0);
    return performance.getEntriesByType("resource").flatMap((one) => (before(one) ? [one.name] : []));
  });
  // Just above: the addresses that were asked for before the page had loaded.
  const first = new Set(raw as string[]);
  const counted = { loaded: await scripts((one) => first.has(one)), all: await scripts() };
  await page.close();
  return counted;
}

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((one) => one.name === name)?.value ?? 0;
}

export interface Recorded {
  /** Of a second, how long the main thread was busy. */
  readonly mainMs: number;
  /** Of that, how much each frame took that came about. */
  readonly eachMs: number | null;
  readonly frameP95: number | null;
  readonly frameMax: number | null;
  readonly keyP95: number | null;
}

/** What the page does while something is done to it. */
export async function record({ page, cdp }: Stage, act: () => Promise<void>): Promise<Recorded> {
  await page.evaluate("Object.assign(benchWatch, { frames: [], keys: [], isRecording: true })");
  const [busy, began] = [await metric(cdp, "TaskDuration"), performance.now()];
  await act();
  const [busyThen, ended] = [await metric(cdp, "TaskDuration"), performance.now()];
  const raw: unknown = await page.evaluate(
    "benchWatch.isRecording = false, JSON.stringify([benchWatch.frames, benchWatch.keys])",
  );
  // Written by `watch` above.
  const [frames, keys] = JSON.parse(String(raw)) as [number[], number[]];
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  return {
    mainMs: ((busyThen - busy) / (ended - began)) * 1_000_000,
    eachMs: gaps.length > 0 ? ((busyThen - busy) * 1_000) / gaps.length : null,
    frameP95: quantile(gaps, 0.95),
    frameMax: quantile(gaps, 1),
    keyP95: quantile(keys, 0.95),
  };
}

function quantile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;
}
