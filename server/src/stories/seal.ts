import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Words as they lie in the database: AES-256-GCM, `nonce + ciphertext + tag`. */

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where the words belong: carried to another row, they do not open. */
export type Belongs = readonly string[];

export function seal(key: Uint8Array, belongs: Belongs, words: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(aad(belongs));
  return Buffer.concat([nonce, cipher.update(words, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined: the wrong key, the wrong place, or not as it was written. */
export function unseal(key: Uint8Array, belongs: Belongs, body: Uint8Array): string | undefined {
  if (body.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, body.subarray(0, NONCE_BYTES));
  decipher.setAAD(aad(belongs));
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  try {
    const bytes = body.subarray(NONCE_BYTES, -TAG_BYTES);
    // As a text at once: a buffer of plain words would lie in the pool of all small buffers, long after it was read.
    return decipher.update(bytes, undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}

/** No id has the sign between them. */
function aad(belongs: Belongs): Buffer {
  return Buffer.from(belongs.join("/"), "utf8");
}
