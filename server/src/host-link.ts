import process from "node:process";
import { invitationByCode, makeLink } from "./boards.ts";
import { readConfig } from "./config.ts";
import { openStore } from "./store/open.ts";

/** `npm run host-link -- CODE`: the way back for a host who lost every device and link. Run with the server stopped. */
async function main(code: string | undefined): Promise<string> {
  const config = readConfig(process.env);
  if (!config.ok) return `The configuration cannot be used:\n${config.detail}`;
  if (code === undefined) return "Say which table: npm run host-link -- CODE";
  const store = await openStore(config.value.dataDir);
  try {
    const found = await invitationByCode(store, code);
    if (!found.ok) return "No table has that code.";
    const made = await makeLink(store, { board: found.value.board.id, role: "host" });
    if (!made.ok) return "That table has too many links; revoke some first.";
    const base = config.value.publicUrl ?? `http://localhost:${config.value.port}`;
    return `${base}/join#s=${made.value}`;
  } finally {
    await store.close();
  }
}

process.stdout.write(`${await main(process.argv[2])}\n`);
