/**
 * What has the keyboard may go away with its own press: *start* becomes *pause*, a notice is answered, a row is removed,
 * a button has nothing left to do. The keyboard would then be nowhere, and a screen reader at the top of the page. It is
 * given to what stands nearest: the row that came in the place of the one removed, the next control of the same group,
 * the heading of the same panel, what had it before a dialogue, at last the content of the page.
 */

const CONTROL =
  ":is(button, input, textarea, select, a[href], summary, [tabindex='0']):not(:disabled, [aria-hidden] *, [hidden] *)";
/** Overlays are put beside it. */
const ROOT = "#root";
const CONTENT = "main[tabindex]";

interface Step {
  readonly element: Element;
  readonly parent: Element | null;
  readonly at: number;
}

/** From the element out to the page, each with its place among its siblings, as it was when it had the keyboard. */
function pathOf(from: Element): readonly Step[] {
  const path: Step[] = [];
  for (let element: Element | null = from; element !== null; element = element.parentElement) {
    const parent = element.parentElement;
    path.push({ element, parent, at: parent ? [...parent.children].indexOf(element) : 0 });
  }
  return path;
}

export function keepFocus(): void {
  let path: readonly Step[] = [];
  let onPage: readonly Step[] = [];
  let isAsked = false;

  function find(): void {
    isAsked = false;
    const last = path[0]?.element;
    if (!last || !isNowhere() || (last.isConnected && !last.matches(":disabled"))) return;
    const found = last.isConnected ? besideDisabled(path) : (inPlaceOf(path) ?? holderOf(path));
    const place = found ?? isThere(onPage[0]?.element) ?? holderOf(onPage) ?? document.querySelector(CONTENT);
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  }

  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    path = pathOf(target);
    if (target.closest(ROOT)) onPage = path;
  });
  // Who presses beside everything has put it away: what goes later is not theirs.
  document.addEventListener(
    "pointerdown",
    () => {
      path = [];
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (isAsked || !isNowhere()) return;
    isAsked = true;
    // A dialogue gives it back itself, a frame after it has closed.
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(find)));
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function isThere(element: Element | undefined): Element | undefined {
  return element?.isConnected && !element.matches(":disabled") ? element : undefined;
}

/** The row that now stands where one was removed, or the one before it. */
function inPlaceOf(path: readonly Step[]): Element | undefined {
  const gone = path.findLast(({ element }) => !element.isConnected);
  if (!gone?.element.matches("li") || !gone.parent?.isConnected) return undefined;
  const { children } = gone.parent;
  return (children[gone.at] ?? children[gone.at - 1])?.querySelector(CONTROL) ?? undefined;
}

function besideDisabled(path: readonly Step[]): Element | undefined {
  const [last] = path;
  for (const { parent } of path) {
    const controls = [...(parent?.querySelectorAll(CONTROL) ?? [])];
    const isAfter = (one: Element): boolean =>
      ((last?.element.compareDocumentPosition(one) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const found = controls.find(isAfter) ?? controls.at(-1);
    if (found) return found;
  }
  return undefined;
}

/** What around it takes the keyboard without being a control: a panel by its heading, a dialogue, the content. */
function holderOf(path: readonly Step[]): Element | undefined {
  for (const { element } of path) {
    if (!element.isConnected) continue;
    if (element.matches(".ui-panel")) return element.querySelector("h2[tabindex]") ?? undefined;
    if (element.matches("[tabindex]")) return element;
  }
  return undefined;
}
