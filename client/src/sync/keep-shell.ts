/** Keeps the built client on this device, where the browser allows it: over https, and on the machine itself. */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/worker.js");
  } catch {
    // Forbidden by the person's settings, or by a private window: the table works, only not without a network.
  }
}
