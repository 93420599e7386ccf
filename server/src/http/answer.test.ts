import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import express from "express";
import { expect, test } from "vitest";
import type { BoardId } from "@tablee/shared/ids";
import { boardOf } from "../boards.ts";
import { createLog } from "../log.ts";
import { openStore } from "../store/open.ts";
import { errorFunnel } from "./answer.ts";

test("HTT34 a table that goes while something is asked of it is answered as gone, and is no fault in the log", async () => {
  const store = await openStore(mkdtempSync(path.join(tmpdir(), "tablee-")));
  const log = new PassThrough();
  const app = express();
  app.get("/", async (_request, response) => {
    response.json(await boardOf(store, "gone" as BoardId));
  });
  app.use(errorFunnel(createLog("info", log)));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect([answer.status, await answer.json()]).toEqual([404, { error: { reason: "not-found" } }]);
  expect(log.read()).toBe(null);
  server.close();
  await store.close();
});
