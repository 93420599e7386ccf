import { existsSync } from "node:fs";
import path from "node:path";
import { filesBelow, isFresh, ROOT, run, say, stamp } from "./house.mjs";

/** Builds the client unless what stands in client/dist was built from just these files. */
export function buildClient() {
  const guide = filesBelow("docs").filter((file) => path.relative("docs", file).startsWith("guide"));
  const files = [...filesBelow("client"), ...filesBelow("shared/src"), ...guide, "pnpm-lock.yaml"];
  if (isFresh("client", files) && existsSync(path.join(ROOT, "client", "dist", "index.html"))) return;
  say("Building the client…");
  const code = run("vite", ["build", "--logLevel", "warn"], { cwd: path.join(ROOT, "client") });
  if (code !== 0) process.exit(code);
  stamp("client", files);
}
