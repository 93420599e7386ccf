import { openBrowser } from "../support/browser.ts";
import { ourHost } from "./hosts.ts";
import { KINDS } from "./kinds.ts";
const host = await ourHost(5000);
for (let round = 0; round < 3; round += 1) {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "fr-FR", bypassCSP: true, serviceWorkers: "block" });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.addInitScript(`globalThis.isShown = () => ${KINDS.ours.isShown};`);
  await page.addInitScript(`
    globalThis.T = { ws: [], long: [], shown: 0, marks: [] };
    const W = WebSocket;
    globalThis.WebSocket = class extends W { constructor(...a) { super(...a); T.ws.push(["new", performance.now()|0]); this.addEventListener("open", () => T.ws.push(["open", performance.now()|0])); this.addEventListener("message", (e) => T.ws.length < 60 && T.ws.push(["msg " + (e.data.byteLength ?? e.data.length), performance.now()|0])); } };
    new PerformanceObserver((l) => { for (const e of l.getEntries()) T.long.push([e.startTime|0, e.duration|0]); }).observe({ type: "longtask", buffered: true });
    const look = () => { if (isShown()) requestAnimationFrame(() => (T.shown = performance.now())); else requestAnimationFrame(look); };
    requestAnimationFrame(look);
  `);
  const url = await host.enter(context, "ours");
  await page.goto(url);
  await page.waitForFunction("T.shown > 0");
  const cpu = (await cdp.send("Performance.getMetrics")).metrics.filter((m) => /TaskDuration|ScriptDuration|LayoutDuration|RecalcStyle|DomContent|FirstMeaning/.test(m.name)).map((m) => `${m.name}=${(m.value*1000).toFixed(0)}`).join(" ");
  const out = await page.evaluate(`({ T, nav: (({requestStart,responseStart,responseEnd,domInteractive,domContentLoadedEventEnd,loadEventEnd}) => ({requestStart:requestStart|0,responseStart:responseStart|0,responseEnd:responseEnd|0,domInteractive:domInteractive|0,dcl:domContentLoadedEventEnd|0,load:loadEventEnd|0}))(performance.getEntriesByType("navigation")[0]), paint: performance.getEntriesByType("paint").map((e) => [e.name, e.startTime|0]), res: performance.getEntriesByType("resource").map((e) => [e.name.split("/").pop().slice(0,30), e.startTime|0, e.responseStart|0, e.responseEnd|0, e.encodedBodySize]).filter((e) => e[1] < T.shown) })`) as any;
  console.log("shown", out.T.shown | 0, JSON.stringify(out.nav), JSON.stringify(out.paint), "cpu at shown", cpu);
  console.log("ws", JSON.stringify(out.T.ws)); console.log("long", JSON.stringify(out.T.long));
  for (const r of out.res) console.log("  ", r.join(" "));
  await browser.close();
}
await host[Symbol.asyncDispose]();
process.exit(0);
