import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { copyInto, writeWhole } from "../store/files.ts";
import { databaseIn } from "../store/folder.ts";
import { openReader } from "../store/read-database.ts";
import { EXIT, runProgram, say, sayAll } from "./desk.ts";
import type { Desk } from "./desk.ts";
import type { Finding } from "./findings.ts";
import { look } from "./look.ts";

/** `npm run backup -- FILE`: everything of one moment in one file, while the server goes on. */
function backup({ words, dataDir, named, has }: Desk): number {
  const source = databaseIn(dataDir);
  const target = path.resolve(named[0] ?? "");
  const mayReplace = has("overwrite");
  if (!existsSync(source)) {
    say(words.noDatabase(source));
    return EXIT.couldNot;
  }
  const isTaken = (): boolean => existsSync(target) && !mayReplace;
  if (isTaken()) {
    say(words.exists(target));
    return EXIT.couldNot;
  }
  let findings: readonly Finding[] = [];
  const reader = openReader(source);
  try {
    writeWhole(target, {
      write: (part) => copyInto(reader.database, part),
      check: (part) => {
        findings = look(part).findings;
        const broken = findings.find(({ kind }) => kind === "sqlite" || kind === "not-ours");
        if (broken?.kind === "sqlite") throw new Error(broken.said[0]);
        if (broken) throw new Error(words.finding["not-ours"]({ kind: "not-ours" }));
        if (isTaken()) throw new Error(words.exists(target));
      },
    });
  } finally {
    reader.close();
  }
  say(words.backedUp(target, statSync(target).size));
  if (findings.length === 0) return EXIT.sound;
  say(words.backedUpUnsound);
  sayAll(findings, words);
  return EXIT.found;
}

await runProgram({ name: "backup", flags: ["overwrite"], names: 1, run: backup });
