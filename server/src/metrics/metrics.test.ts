import { describe, expect, test } from "vitest";
import { mayMeasure } from "./door.ts";
import { Meter } from "./meter.ts";
import { MetricsPage } from "./page.ts";
import type { ValueOf } from "./table.ts";

const LINE = /^(?:# (?:HELP|TYPE) tablee_\w+ .+|tablee_\w+(?:\{\w+="[^"\\]*"\})? -?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

function lineOf(page: MetricsPage, start: string): string | undefined {
  return page
    .text()
    .split("\n")
    .find((line) => line.startsWith(`${start} `));
}

describe("what is measured", () => {
  test("HOM77 the page is Prometheus’ text, each figure with its help and type, buckets added up, times in seconds", () => {
    const meter = new Meter();
    const page = new MetricsPage(meter);
    meter.add("windows");
    meter.add("delivered", 50);
    meter.count("bytesOut", "websocket", 1_200);
    for (const ms of [0.5, 4, 4, 80, 60_000]) meter.observe("commit", ms);
    meter.gauge("rooms", () => 7);
    const lines = page.text().trimEnd().split("\n");
    expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
    const named = (kind: string): string[] =>
      lines.filter((line) => line.startsWith(`# ${kind}`)).map((line) => line.split(" ")[2] ?? "");
    expect(named("HELP")).toEqual(named("TYPE"));
    expect(new Set(named("TYPE")).size).toBe(named("TYPE").length);
    expect(lineOf(page, "tablee_windows_total")).toBe("tablee_windows_total 1");
    expect(lineOf(page, "tablee_delivered_total")).toBe("tablee_delivered_total 50");
    expect(lineOf(page, 'tablee_bytes_out_total{transport="websocket"}')).toContain(" 1200");
    expect(lineOf(page, 'tablee_bytes_out_total{transport="tunnel"}')).toContain(" 0");
    expect(lineOf(page, 'tablee_commit_seconds_bucket{le="0.005"}')).toContain(" 3");
    expect(lineOf(page, 'tablee_commit_seconds_bucket{le="5"}')).toContain(" 4");
    expect(lineOf(page, 'tablee_commit_seconds_bucket{le="+Inf"}')).toContain(" 5");
    expect(lineOf(page, "tablee_commit_seconds_sum")).toContain(" 60.0885");
    expect(lineOf(page, "tablee_rooms")).toBe("tablee_rooms 7");
    // Nobody has said yet how many documents are open: that is no zero.
    expect(lineOf(page, "tablee_documents")).toBe(undefined);
    page.close();
  });

  test("HOM78 a label that the table does not know counts nothing, whoever brings it", () => {
    const meter = new Meter();
    const page = new MetricsPage(meter);
    const before = page.text().split("\n").length;
    meter.count("refused", "Mésange" as ValueOf<"refused">);
    expect(page.text().split("\n")).toHaveLength(before);
    expect(page.text()).not.toContain("Mésange");
    page.close();
  });

  test("HOM79 the figures are shown to the token, or without one to this machine alone, never through a proxy", () => {
    const near = { headers: { host: "localhost:3000" }, socket: { remoteAddress: "127.0.0.1" } };
    expect(mayMeasure(near, null)).toBe(true);
    expect(mayMeasure({ ...near, socket: { remoteAddress: "::1" } }, null)).toBe(true);
    expect(mayMeasure({ ...near, socket: { remoteAddress: "192.0.2.7" } }, null)).toBe(false);
    expect(mayMeasure({ ...near, socket: {} }, null)).toBe(false);
    for (const name of ["x-forwarded-for", "forwarded", "via", "x-real-ip", "x-forwarded-host"])
      expect(mayMeasure({ ...near, headers: { ...near.headers, [name]: "127.0.0.1" } }, null)).toBe(false);
    // A name of somebody else that points here, opened by a browser on this machine.
    expect(mayMeasure({ ...near, headers: { host: "figures.example" } }, null)).toBe(false);
    const token = "a-token-of-some-length";
    const bring = (authorization: string) => ({ headers: { authorization }, socket: { remoteAddress: "192.0.2.7" } });
    expect(mayMeasure(near, token)).toBe(false);
    expect(mayMeasure(bring(`Bearer ${token}`), token)).toBe(true);
    expect(mayMeasure(bring(`Bearer ${token}x`), token)).toBe(false);
    expect(mayMeasure(bring(token), token)).toBe(false);
  });
});
