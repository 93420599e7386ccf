/** Bars of the browser that come and go are lower than any keyboard. */
const KEYBOARD_MIN_PX = 120;

/**
 * How much of the page’s foot a keyboard on the screen covers, CSS pixels. Browsers leave the page as tall as it was and
 * say only how much of it is seen; zoomed in by fingers, less is seen too, and nothing is covered.
 */
export function coverOf(seen: { readonly page: number; readonly height: number; readonly scale: number }): number {
  const cover = Math.round(seen.page - seen.height);
  return seen.scale > 1.01 || cover < KEYBOARD_MIN_PX ? 0 : cover;
}

/** Tells the style sheets of the keyboard, as `--cover` and `data-keyboard` on the root, until it is stopped. */
export function followKeyboard(page: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const root = document.documentElement;
  let cover = 0;
  const low = matchMedia("(max-height: 480px)");
  const follow = (): void => {
    // A low window scrolls as a whole, and the browser brings the field into view by itself.
    const isAsTall = !low.matches;
    cover = isAsTall ? coverOf({ page: page.offsetHeight + cover, height: view.height, scale: view.scale }) : 0;
    root.style.setProperty("--cover", `${cover}px`);
    root.toggleAttribute("data-keyboard", cover > 0);
    // Some move the page up instead: it fits now, and its top is where it was.
    if (cover > 0) scrollTo(0, 0);
  };
  view.addEventListener("resize", follow);
  follow();
  return () => {
    view.removeEventListener("resize", follow);
    root.style.removeProperty("--cover");
    root.removeAttribute("data-keyboard");
  };
}
