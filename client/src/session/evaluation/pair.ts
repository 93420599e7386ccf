/** A digest needs a page that came safely: over plain http there is none. */
export const canPair = globalThis.crypto?.subtle !== undefined;

/**
 * What ties a person’s answers together, made here from words that only they know: 43 characters of base64url. Of
 * another table the same words make another, so that nobody is followed from one to the next.
 */
export async function pairOf(words: string, board: string): Promise<string | null> {
  const said = words.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
  if (said === "" || !canPair) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${board}\n${said}`));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
