/** Two hundred and fifty-five bytes is what file systems take: sixty characters of four bytes, and the date. */
const NAME_MAX_CHARS = 60;
/** Not allowed by Windows, or without a look of its own: controls, marks of direction, joiners. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/**
 * The table's title and the local day, in a name that every system takes: `Les ingrédients 2026-03-07.csv`. The day
 * keeps a title like `CON` from being the name of a device.
 */
export function fileName(file: {
  readonly title: string;
  readonly at: Date;
  readonly extension: string;
  /** For a title without any usable character. */
  readonly fallback: string;
}): string {
  const { title, at, extension, fallback } = file;
  const plain = title.normalize("NFC").replace(UNSAFE, " ").replace(/\s+/g, " ");
  // By code points: what counts is bytes, and no half of one is left.
  const short = Array.from(plain).slice(0, NAME_MAX_CHARS).join("");
  const name = short.replace(/^[. ]+|[. ]+$/g, "") || fallback;
  return `${name} ${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}.${extension}`;
}
