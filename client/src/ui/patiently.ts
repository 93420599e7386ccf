const AGAIN_AFTER_MS = 2_000;

/** A part of the script, however long the network keeps it back: one that is missing must not take the page with it. */
export async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, AGAIN_AFTER_MS);
      });
    }
  }
}
