import { expect, test } from "vitest";
import { WebSocket } from "ws";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import { openHouse, until } from "./support/house.ts";
import { freePort, start } from "./support/process.ts";

test("HOM43 through vite, as in npm run dev, a browser’s page opens a table on /api, /sync and /live", async () => {
  await using house = await openHouse();
  const port = String(await freePort());
  const args = ["--config", "client/vite.config.ts", "--port", port, "--strictPort"];
  const vite = start("client/node_modules/vite/bin/vite.js", { env: { PORT: new URL(house.url).port }, args });
  try {
    await until("vite serves", () => vite.said().includes("Local"), 20_000);
    const base = `http://localhost:${port}`;
    const headers = { origin: base, "content-type": "application/json" };
    const body = JSON.stringify({ title: "Les ingrédients", name: "Mésange", session: "token" });
    const answer = await fetch(`${base}/api/boards`, { method: "POST", headers, body });
    expect(answer.status).toBe(201);
    // The protocol's type; the contract tests look at the shape itself.
    const opened = (await answer.json()) as OpenedBoard;
    expect(opened.links.participant).toContain(`${base}/join#s=`);
    const authorization = `Bearer ${opened.token}`;
    const socket = new WebSocket(`ws://localhost:${port}${opened.sync.path}`, {
      headers: { origin: base, authorization },
    });
    await new Promise((resolve, reject) => {
      socket.once("message", resolve);
      socket.once("error", reject);
    });
    socket.terminate();
    const live = await fetch(`${base}/live/?EIO=4&transport=polling`, { headers: { origin: base } });
    expect(live.status).toBe(200);
    expect((await fetch(`${base}/`)).headers.get("content-type")).toContain("text/html");
  } finally {
    vite.child.kill("SIGKILL");
    await vite.ended;
  }
});
