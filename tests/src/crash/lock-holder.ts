import path from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { chanceOf } from "../support/chance.ts";

/**
 * A slow disk, as the server meets it: another process holds the right to write the database, lets it go for a moment,
 * and takes it again. Every commit waits that long. `lock-holder.ts FOLDER LEAST_MS MOST_MS SEED`, until it is ended.
 */
const [folder = "", least = "300", most = "3000", seed = "1"] = process.argv.slice(2);
const database = new DatabaseSync(path.join(folder, "tablee.sqlite"));
database.exec("PRAGMA busy_timeout = 10000");
const chance = chanceOf(Number(seed));

function hold(): void {
  const ms = chance.whole(Number(least), Number(most));
  database.exec("BEGIN IMMEDIATE");
  setTimeout(() => {
    database.exec("ROLLBACK");
    process.stdout.write(`held ${ms} ms\n`);
    // Long enough that a waiting writer gets its turn.
    setTimeout(hold, 150);
  }, ms);
}

hold();
