import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { PhaseId } from "@tablee/shared/ids";
import { openBoard, openHouse, until } from "../support/house.ts";
import { look, tamper } from "../support/kept-folder.ts";
import { Headless } from "../support/member.ts";

test("RND23 a private sheet is in order where it lies, and one that no session names is cleared away, and becomes no table", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-sheets-"));
  const house = await openHouse({ dataDir });
  const opened = await openBoard(house.url, { template: "ingredients" });
  const host = new Headless(house.url, opened);
  await host.view();
  await host.command("phase.set", { phase: "silent" as PhaseId });
  await until("it is heard", () => host.live().view?.rounds.mayBegin === true);
  const { sync } = await host.addPrivately("pour moi");
  await until("it is saved", () => sync.state.getState().status.kind === "saved");
  await host[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  expect(await look("doctor", { dataDir })).toMatch(/^0: 1 table\(s\), 2 row\(s\) read\.\nAll is in order\./);
  tamper(dataDir, (database) =>
    database.exec("update updates set room = replace(room, '.1.', '.7.') where room like '%.1.%'"),
  );
  expect(await look("doctor", { dataDir })).toMatch(/left over from content that was replaced/);
  await look("doctor", { dataDir, args: ["--repair"] });
  expect(await look("doctor", { dataDir })).toMatch(/^0: 1 table\(s\), 1 row\(s\) read\./);
  rmSync(dataDir, { recursive: true, force: true });
}, 120_000);
