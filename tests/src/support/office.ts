import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

/** An office program, which is not ours. */

export const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const folder = mkdtempSync(path.join(tmpdir(), "tablee-papers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What it read, written by itself as one file of XML. */
export function openedByOffice(name: string, bytes: Uint8Array): string {
  writeFileSync(path.join(folder, name), bytes);
  const own = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  execFileSync("soffice", [own, "--headless", "--convert-to", "fodt", "--outdir", folder, path.join(folder, name)], {
    timeout: 120_000,
    stdio: "ignore",
  });
  return readFileSync(path.join(folder, name.replace(/\.\w+$/, ".fodt")), "utf8");
}
