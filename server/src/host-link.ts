import process from "node:process";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { invitationByCode, makeLink } from "./boards.ts";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { openStore } from "./store/open.ts";
import { whyNotStarted } from "./why-not-started.ts";

/** `npm run host-link -- CODE`: the way back for a host who lost every device and link. Run with the server stopped. */
async function main(code: string | undefined): Promise<Reply<string>> {
  const config = readConfig(process.env);
  if (!config.ok) return no(`The configuration cannot be used:\n${config.detail}\nSee docs/configuration.md.`);
  if (code === undefined) return no("Say which table: npm run host-link -- CODE");
  try {
    return await hostLink(config.value, code);
  } catch (error) {
    return no(whyNotStarted(error, config.value));
  }
}

async function hostLink(config: Config, code: string): Promise<Reply<string>> {
  const store = await openStore(config.dataDir);
  try {
    const found = await invitationByCode(store, code);
    if (!found.ok) return no(`No table has that code in ${config.dataDir}, or it is too old.`);
    const made = await makeLink(store, { board: found.value.board.id, role: "host" });
    if (!made.ok) return no("That table has too many links. Withdraw some first.");
    return yes(`${config.publicUrl ?? `http://localhost:${config.port}`}/join#s=${made.value}`);
  } finally {
    await store.close();
  }
}

const done = await main(process.argv[2]);
process.stdout.write(`${done.ok ? done.value : done.reason}\n`);
process.exitCode = done.ok ? 0 : 1;
