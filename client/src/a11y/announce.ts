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

/** As long as a sentence is read: what others did would cut it off. */
const HEARD_OUT_MS = 6_000;

/** The same sentence twice changes nothing in the page and would be said once: the space makes it new. */
function say(message: string, by: "me" | "others"): void {
  const place = region();
  place.dataset["by"] = by;
  place.textContent = place.textContent === message ? `${message}\u00A0` : message;
}

/** What others did. */
export const others = createRation(
  (message) => say(message, "others"),
  () => Date.now(),
);

/** What is said in one moment is one sentence behind the other: the second would take the place of the first, unheard. */
const SAME_MOMENT_MS = 100;
let last = { at: -SAME_MOMENT_MS, message: "" };

export function announceNow(message: string): void {
  others.hush(HEARD_OUT_MS);
  const at = Date.now();
  const isMore = at - last.at < SAME_MOMENT_MS;
  const said = last.message.includes(message) ? last.message : `${last.message} ${message}`;
  last = { at, message: isMore ? said : message };
  say(last.message, "me");
}
