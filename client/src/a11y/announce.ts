import { createRation } from "./ration.ts";

/** One polite live region. Own results are said at once; others' changes are grouped and rationed. */

const REGION = "announcer";

function region(): HTMLElement {
  const there = document.getElementById(REGION);
  if (there) return there;
  const made = document.createElement("div");
  made.id = REGION;
  made.className = "ui-hidden";
  made.setAttribute("role", "status");
  made.setAttribute("aria-live", "polite");
  // react-aria hides all but an open dialog, except what carries this mark.
  made.dataset["liveAnnouncer"] = "true";
  document.body.append(made);
  return made;
}

/** The same sentence twice changes nothing in the page and would be said once: the space makes it new. */
export function announceNow(message: string): void {
  const place = region();
  place.textContent = place.textContent === message ? `${message}\u00A0` : message;
}

/** What others did. */
export const others = createRation(announceNow, () => Date.now());
