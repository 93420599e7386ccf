import process from "node:process";

/** What the programs that run long have in common. */

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** An option as a count. Throws TypeError with what it must be. */
export function wholeOf(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new TypeError(`${name} takes a whole number above 0, not “${text}”.`);
  return value;
}
