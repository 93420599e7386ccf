/** FNV-1a over the UTF-16 units of a text, 32 bits: the same on every screen and in every session. No secret is safe in it. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
