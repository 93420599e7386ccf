import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import { keepAside, putInPlace } from "../store/files.ts";
import { takeFolder } from "../store/folder.ts";
import { EXIT, runProgram, say, sayAll } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { look } from "./look.ts";
import { stamped } from "./stamp.ts";

/** `npm run restore -- FILE`: a backup takes the place of what is there, which is kept aside. */
function restore({ words, dataDir, named }: Desk): number {
  const source = path.resolve(named[0] ?? "");
  if (!existsSync(source)) {
    say(words.noDatabase(source));
    return EXIT.couldNot;
  }
  const leave = takeFolder(dataDir);
  try {
    const { findings } = look(source);
    if (findings.some(({ kind }) => kind === "sqlite" || kind === "not-ours")) {
      sayAll(findings, words);
      say(words.notRestored);
      return EXIT.couldNot;
    }
    const kept = keepAside(dataDir, stamped("before-restore", Date.now()));
    if (kept !== undefined) say(words.kept(kept));
    putInPlace(dataDir, {
      write: (part) => copyFileSync(source, part),
      check: (part) => void look(part),
    });
    say(words.restored(dataDir));
    if (findings.length === 0) return EXIT.sound;
    say(words.restoredUnsound);
    sayAll(findings, words);
    return EXIT.found;
  } finally {
    leave();
  }
}

await runProgram({ name: "restore", flags: [], names: 1, run: restore });
