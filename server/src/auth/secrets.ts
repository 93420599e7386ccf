import { createHash, randomBytes, randomInt } from "node:crypto";
import { idFromBytes } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";

/** No letter or figure that is mistaken for another when read aloud or copied by hand. */
const CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: "Q", "0": "Q", I: "J", L: "J", "1": "J", U: "V" };

/** 128 random bits. */
export function newId(): string {
  return idFromBytes(randomBytes(16));
}

/** 256 random bits, for links and device tokens. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret. Plain SHA-256: a random secret of 256 bits cannot be guessed, so slowness buys nothing. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

export function newCode(): string {
  return Array.from({ length: limits.CODE_CHARS }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
}

/** A code as somebody typed it: case, spaces, dashes and look-alikes do not matter. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .replaceAll(/[O0IL1U]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}
