import { existsSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { newCode } from "../auth/secrets.ts";
import { fill, keepAside, putInPlace } from "../store/files.ts";
import { databaseIn, holderOf, takeFolder } from "../store/folder.ts";
import { openDatabase } from "../store/open-database.ts";
import { openStore } from "../store/open.ts";
import { openReader, sqliteFaults } from "../store/read-database.ts";
import type { Reader } from "../store/read-database.ts";
import { salvage } from "../store/salvage.ts";
import { EXIT, runProgram, say, sayAll } from "./desk.ts";
import type { Desk } from "./desk.ts";
import type { Examination } from "./findings.ts";
import { look } from "./look.ts";
import { repair } from "./repair.ts";
import type { Deed } from "./repair.ts";
import { stamped } from "./stamp.ts";
import { aboutStories, mendStories } from "./stories.ts";
import { wordsForDeed } from "./words.ts";

/** `npm run doctor`: what is wrong in a data folder, and with `--repair` what can be done about it. */

function check({ words, dataDir }: Desk): number {
  const holder = holderOf(dataDir);
  if (holder) say(holder.serves ? words.isServed : words.staleLock);
  const examination = lookWithKeys(dataDir);
  const { findings } = examination;
  say(words.read(examination));
  if (findings.length === 0) {
    say(words.sound);
    return EXIT.sound;
  }
  sayAll(findings, words);
  say(words.repairHint);
  return EXIT.found;
}

/** The database, and the keys that lie beside it. */
function lookWithKeys(dataDir: string): Examination {
  const file = databaseIn(dataDir);
  const found = look(file);
  // Of what SQLite cannot trust, nothing else can be said.
  if (found.findings.some(({ kind }) => kind === "sqlite" || kind === "not-ours")) return found;
  const reader = openReader(file);
  try {
    return { ...found, findings: [...found.findings, ...aboutStories(dataDir, reader.database)] };
  } finally {
    reader.close();
  }
}

function isSqlite(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}

/** What SQLite cannot even open may still have its rows. */
function lookAnyway(dataDir: string): Examination {
  try {
    return lookWithKeys(dataDir);
  } catch (error) {
    if (!isSqlite(error)) throw error;
    return { boards: 0, rows: 0, findings: [{ kind: "sqlite", said: [error.message] }] };
  }
}

function readerAnyway(file: string): Reader | undefined {
  try {
    return openReader(file);
  } catch (error) {
    if (!isSqlite(error)) throw error;
    return undefined;
  }
}

/** A database whose pages are damaged is read as far as it goes, into a new one of this build. */
async function rescue(dataDir: string): Promise<number> {
  const file = databaseIn(dataDir);
  const schemaDir = mkdtempSync(path.join(dataDir, "new-"));
  const reader = readerAnyway(file);
  let rows = 0;
  try {
    await (await openStore(schemaDir)).close();
    putInPlace(dataDir, {
      write: (part) =>
        fill(part, databaseIn(schemaDir), (to) => {
          rows = salvage({ file, database: reader?.database }, to);
        }),
      check: (part) => {
        const [fault] = faultsIn(part);
        // An empty house in place of a damaged one would look as if nothing had ever been there.
        if (rows === 0 || fault !== undefined) throw new Error(fault ?? "nothing can be read");
        reader?.close();
      },
    });
    return rows;
  } finally {
    reader?.close();
    rmSync(schemaDir, { recursive: true, force: true });
  }
}

function faultsIn(file: string): string[] {
  const { database, close } = openReader(file);
  try {
    return sqliteFaults(database);
  } finally {
    close();
  }
}

async function mendTables({ dataDir, locale }: Desk, { findings }: Examination): Promise<Deed[]> {
  const database = openDatabase(databaseIn(dataDir));
  const now = Date.now();
  try {
    return [...repair({ database, locale, now, newCode }, findings), ...(await mendStories(dataDir, database, now))];
  } finally {
    database.close();
  }
}

async function mend(desk: Desk): Promise<number> {
  const { words, dataDir } = desk;
  const leave = takeFolder(dataDir);
  try {
    let found = lookAnyway(dataDir);
    say(words.read(found));
    if (found.findings.length === 0) {
      say(words.sound);
      return EXIT.sound;
    }
    sayAll(found.findings, words);
    if (found.findings.some(({ kind }) => kind === "not-ours")) return EXIT.couldNot;
    say(words.kept(keepAside(dataDir, stamped("before-repair", Date.now())) ?? dataDir));
    const deeds: Deed[] = [];
    if (found.findings.some(({ kind }) => kind === "sqlite")) {
      deeds.push({ kind: "salvaged", rows: await rescue(dataDir) });
      found = lookWithKeys(dataDir);
    }
    deeds.push(...(await mendTables(desk, found)));
    for (const deed of deeds) say(`- ${wordsForDeed(deed, words)}`);
    return left(desk, lookWithKeys(dataDir));
  } finally {
    leave();
  }
}

function left({ words }: Desk, { findings }: Examination): number {
  if (findings.length === 0) {
    say(words.allMended);
    return EXIT.sound;
  }
  say(words.someLeft);
  sayAll(findings, words);
  say(words.restoreHint);
  return EXIT.found;
}

await runProgram({
  name: "doctor",
  flags: ["repair"],
  names: 0,
  run: async (desk) => {
    const { words, dataDir } = desk;
    const file = databaseIn(dataDir);
    if (!existsSync(file)) {
      say(words.noDatabase(file));
      return EXIT.couldNot;
    }
    try {
      return await (desk.has("repair") ? mend(desk) : check(desk));
    } catch (error) {
      if (!isSqlite(error)) throw error;
      say(words.cannotRead(file, error.message));
      say(words.repairHint);
      say(words.restoreHint);
      return EXIT.couldNot;
    }
  },
});
