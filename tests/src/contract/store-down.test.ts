import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openBoard, openHouse } from "../support/house.ts";

test("HOM45 while the store cannot write, a write is answered not saved and changes nothing, and works again after", async () => {
  await using house = await openHouse();
  const { board, token } = await openBoard(house.url);
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const url = `${house.url}/api/boards/${board.id}`;
  const rename = (title: string) => fetch(url, { method: "PATCH", headers, body: JSON.stringify({ title }) });
  // Another program that writes in the same file keeps every other writer out.
  const other = new DatabaseSync(path.join(house.dataDir, "tablee.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  const refused = await rename("Trop tôt");
  expect(refused.status).toBe(503);
  expect(await refused.json()).toEqual({ error: { reason: "not-saved" } });
  other.exec("ROLLBACK");
  other.close();
  expect(await (await fetch(url, { headers })).json()).toMatchObject({ board: { title: "Les ingrédients" } });
  expect((await rename("À l’heure")).status).toBe(200);
});
