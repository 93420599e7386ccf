import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

const TOKEN = "a-token-of-some-length";

async function figures(base: string, headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const text = await (await fetch(`${base}/metrics`, { headers })).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

test("HOM80 what two people do at a table moves the figures, and says nothing of who, where and what", async () => {
  await using house = await openHouse({ settings: { METRICS_TOKEN: TOKEN } });
  const headers = { authorization: `Bearer ${TOKEN}` };
  expect((await fetch(`${house.url}/metrics`)).status).toBe(404);
  const before = await figures(house.url, headers);
  const opened = await openBoard(house.url);
  const joined = await joinBoard(house.url, opened.board.code);
  await using one = new Headless(house.url, opened);
  await using other = new Headless(house.url, joined, { polling: true });
  one.addCard("un mot secret");
  await one.saved();
  await until("the other sees it", () => other.texts().includes("un mot secret"));
  await until("it comes by polling", () => other.status() === "saved");
  const after = await figures(house.url, headers);
  const moved = (key: string): number => (after.get(key) ?? Number.NaN) - (before.get(key) ?? Number.NaN);
  for (const way of ["websocket", "tunnel"]) {
    for (const what of ["frames_in", "bytes_in", "frames_out", "bytes_out"])
      expect(moved(`tablee_${what}_total{transport="${way}"}`)).toBeGreaterThan(0);
  }
  for (const what of ["windows", "updates", "delivered", "commits", "joins", "presence_beats"])
    expect(moved(`tablee_${what}_total`)).toBeGreaterThan(0);
  for (const what of ["commit", "apply", "echo"]) expect(moved(`tablee_${what}_seconds_count`)).toBeGreaterThan(0);
  expect([after.get("tablee_rooms"), after.get("tablee_documents"), after.get("tablee_saving")]).toEqual([1, 1, 1]);
  expect(after.get("tablee_websockets")).toBe(1);
  expect(after.get("tablee_tunnels")).toBe(1);
  expect(after.get('tablee_memory_bytes{kind="resident"}')).toBeGreaterThan(1e6);
  const text = new WebSocket(`${house.url.replace("http", "ws")}${joined.sync.path}`, {
    headers: { authorization: `Bearer ${joined.token}` },
  });
  text.on("open", () => text.send("no frame of the wire"));
  await new Promise((resolve) => {
    text.once("close", resolve);
  });
  const refused = 'tablee_refused_total{reason="badFrame"}';
  expect((await figures(house.url, headers)).get(refused)).toBe(1 + (before.get(refused) ?? 0));
  const stranger = await fetch(`${house.url}${opened.sync.path}`.replace("/sync", "/api/boards"));
  expect(stranger.status).toBe(404);
  const page = await (await fetch(`${house.url}/metrics`, { headers })).text();
  for (const word of ["Mésange", "Tilleul", "secret", opened.board.id, opened.member.id, opened.board.code])
    expect(page).not.toContain(word);
});
