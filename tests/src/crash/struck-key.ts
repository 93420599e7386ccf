import { existsSync, readFileSync, rmSync } from "node:fs";
import files from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";

/**
 * Told to node before the server: ends the process with SIGKILL at one moment in the life of a key. The file named by
 * STRIKE says which, and is gone when it has struck, so that the next start lives.
 */

const armed = process.env["STRIKE"] ?? "";
const IN_FOLDER = /story-keys(\/|$)/;
let wasWritten = false;
let wasUnlinked = false;

function strike(moment: string): void {
  if (!existsSync(armed) || readFileSync(armed, "utf8") !== moment) return;
  rmSync(armed);
  process.kill(process.pid, "SIGKILL");
}

const { open, unlink } = files;

files.open = async (file, flags, mode) => {
  const isOfKeys = IN_FOLDER.test(String(file));
  // The session and the rows are committed; the key is still there.
  if (isOfKeys && flags === "r+") strike("committed");
  // The folder is settled: after a key was written, before its row; after one was destroyed, before anybody is answered.
  if (isOfKeys && flags === "r" && wasWritten) strike("made");
  if (isOfKeys && flags === "r" && wasUnlinked) strike("destroyed");
  if (isOfKeys && flags === "w") wasWritten = true;
  return open(file, flags, mode);
};
files.unlink = async (file) => {
  await unlink(file);
  if (IN_FOLDER.test(String(file))) wasUnlinked = true;
};
syncBuiltinESMExports();
