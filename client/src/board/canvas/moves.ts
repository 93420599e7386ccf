/**
 * Tells the browser that an element is moved by script, again and again. Told by `will-change` alone, Chromium puts the
 * whole page together anew with each step, all of its bars and cards, in case something now lies over something else; of
 * what is animated it takes that for granted, and hands the step on as it is. This animation stands still, adds nothing,
 * and asks for no frame: the style says where the element is. Answers how to end it.
 */
export function movesOften(element: HTMLElement, property: "transform" | "translate"): () => void {
  const nothing = property === "transform" ? "translate(0px, 0px)" : "0px 0px";
  const still = element.animate([{ [property]: nothing }, { [property]: nothing }], {
    duration: 1_000,
    iterations: Infinity,
    composite: "add",
  });
  still.pause();
  return () => still.cancel();
}
