/** One polite live region. Own results are said at once; others' changes are grouped and rationed. */

const EVERY_MS = 20_000;
const REGION = "announcer";

let waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;
let lastSaid = Number.NEGATIVE_INFINITY;

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
function say(message: string): void {
  const place = region();
  place.textContent = place.textContent === message ? `${message}\u00A0` : message;
}

export function announceNow(message: string): void {
  say(message);
}

/** What others did: at most three messages a minute, the rest joined to the next. */
export function announce(message: string): void {
  if (!waiting.includes(message)) waiting.push(message);
  timer ??= setTimeout(flush, Math.max(250, lastSaid + EVERY_MS - Date.now()));
}

function flush(): void {
  timer = null;
  lastSaid = Date.now();
  say(waiting.slice(-6).join(" "));
  waiting = [];
}
