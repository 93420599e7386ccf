import { randomBytes } from "node:crypto";

/** A folder’s name for what is kept of before: when, and never twice the same. */
export function stamped(name: string, now: number): string {
  return `${name}-${new Date(now).toISOString().slice(0, 19).replaceAll(":", "-")}-${randomBytes(2).toString("hex")}`;
}
