import type { Client } from "../client.ts";

/** What a page says to a screen reader, from when it was opened. */

export interface Said {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  /** What others did is rationed; an answer to what one does oneself, and a new phase, is said at once. */
  readonly by: string;
}

/** Run in every page before its own script: notes each message of the live region. */
export const NOTE_SAID = `
  window.said = [];
  const watched = new WeakSet();
  const watch = () => {
    const region = document.getElementById("announcer");
    if (!region || watched.has(region)) return;
    watched.add(region);
    const note = () => window.said.push({ at: Date.now(), text: region.textContent, by: region.dataset.by });
    note();
    new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
  };
  new MutationObserver(watch).observe(document, { childList: true, subtree: true });
`;

/** Null for somebody without a page. */
export async function saidTo(client: Client): Promise<readonly Said[] | null> {
  if (client.by.kind !== "page") return null;
  // As NOTE_SAID writes it.
  return client.by.page.evaluate<Said[]>("window.said");
}
