/** What all pages share: the same notes, the same first view, the same people who move the same notes. */

export const NOTE_PX = 200;
/** The first view: a board point is at `point * zoom + (x, y)` on the screen. */
export const FIRST = { x: 90, y: 30, zoom: 0.7 };

export async function notes() {
  const answer = await fetch("/notes.json");
  return answer.json();
}

/** Fills `globalThis.bench`, which the runner asks. `at` is where a note of the first view lies on the screen. */
export function ready({ isShown, fit, home, move }) {
  let timer = 0;
  globalThis.bench = {
    isShown,
    fit,
    home,
    at: ({ x, y }) => ({ x: (x + NOTE_PX / 2) * FIRST.zoom + FIRST.x, y: (y + NOTE_PX / 2) * FIRST.zoom + FIRST.y }),
    /** Others: each holds a note, thirty samples a second; all of one beat come together, as from a server that gathers. */
    remote: (moved) => {
      clearInterval(timer);
      let beat = 0;
      if (moved.length > 0)
        timer = setInterval(() => {
          beat += 1;
          move(
            moved.map((note, at) => {
              const turn = beat / 12 + at;
              return { note, at, x: note.x + 60 * Math.cos(turn), y: note.y + 60 * Math.sin(turn) };
            }),
          );
        }, 1_000 / 30);
    },
  };
}

/** After what was just put in has been painted. */
export function afterPaint(act) {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
