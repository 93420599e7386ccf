import process from "node:process";
import { COMMANDS } from "@tablee/shared/protocol/commands";

/** What no person sends from a page, or only where a test cannot wait for it; each with its reason. */
const EXCEPT: Readonly<Record<string, string>> = {};

/** The commands that nobody has sent without a reason, and the reasons that are none any more. */
export function unsentOf(sent: ReadonlySet<string>): string[] {
  for (const [name, reason] of Object.entries(EXCEPT)) process.stdout.write(`not sent: ${name}, ${reason}\n`);
  const missing = Object.keys(COMMANDS).filter((name) => !sent.has(name) && !Object.hasOwn(EXCEPT, name));
  return [...missing, ...Object.keys(EXCEPT).filter((name) => sent.has(name))];
}
