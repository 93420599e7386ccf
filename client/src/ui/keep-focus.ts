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
const PARTS = ".ui-panel, [role=dialog]";

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
    const found = (last.isConnected ? besideDisabled(path) : undefined) ?? holderOf(path);
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
    // At once, before a dialogue sends it to its first button.
    const row = isNowhere() ? inPlaceOf(path) : undefined;
    if (row) return row.focus({ preventScroll: true });
    // A button that is disabled has it until the page is drawn again.
    if (isAsked || !(isNowhere() || path[0]?.element.matches(":disabled"))) return;
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
function inPlaceOf(path: readonly Step[]): HTMLElement | undefined {
  const gone = path.findLast(({ element }) => !element.isConnected);
  // A card of the list goes its own ways, and its views see to it.
  if (!gone?.element.matches("li") || !gone.parent?.isConnected || !gone.parent.closest(PARTS)) return undefined;
  const { children } = gone.parent;
  return (children[gone.at] ?? children[gone.at - 1])?.querySelector<HTMLElement>(CONTROL) ?? undefined;
}

/** Of its own small group alone: a second press must not do something else somewhere else. */
function besideDisabled([last]: readonly Step[]): Element | undefined {
  if (!last?.parent) return undefined;
  const controls = [...last.parent.querySelectorAll(CONTROL)];
  const isAfter = (one: Element): boolean =>
    (last.element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return controls.find(isAfter) ?? controls.at(-1);
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
