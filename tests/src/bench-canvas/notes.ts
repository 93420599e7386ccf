/** The board that all candidates show: notes as people write them, in one grid, so that a first view holds the same everywhere. */

export interface Note {
  readonly id: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Which of six colours. */
  readonly colour: number;
}

const STEP_PX = 220;
/** Columns to rows, as a screen is. */
const ASPECT = 1.4;
const WORDS = [
  "Réserver deux places dès l’écriture du projet.",
  "Être invité au premier rendez-vous, pas au dernier.",
  "Laisser un silence après un récit, puis demander ce qui a été entendu.",
  "Une personne veille sur la fatigue et propose une pause toutes les trente minutes.",
  "Dire ce que l’on a gardé des mots d’origine, et ce que l’on a changé, avec la raison.",
];

export function makeNotes(count: number): Note[] {
  const columns = columnsOf(count);
  return Array.from({ length: count }, (_, id) => ({
    id,
    text: `${WORDS[(id * 7) % WORDS.length]} (${id})`,
    x: (id % columns) * STEP_PX,
    y: Math.floor(id / columns) * STEP_PX,
    colour: (id * 5) % 6,
  }));
}

function columnsOf(count: number): number {
  return Math.ceil(Math.sqrt(count * ASPECT));
}

const MOVED_PER_ROW = 7;
const PEOPLE = 20;

/** One for each of the others, all in the first view. */
export function movedNotes(notes: readonly Note[]): Note[] {
  const columns = columnsOf(notes.length);
  return Array.from(
    { length: PEOPLE },
    (_, at) => Math.floor(at / MOVED_PER_ROW) * columns + (at % MOVED_PER_ROW),
  ).flatMap((id) => notes[id] ?? []);
}

/** In the middle of the first view, and nobody else’s. */
export function ownNote(notes: readonly Note[]): Note {
  const note = notes[3 * columnsOf(notes.length) + 3];
  if (!note) throw new Error("too few notes for a first view");
  return note;
}
